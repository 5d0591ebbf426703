import type { FileKind } from '../../survey/file-kind.ts';
import { dictionary } from './dictionary.ts';

/** Results: read, grouped, projected, compared, passed on. */
export const report = dictionary({
	en: {
		title: 'Results',
		lead: 'Open what your facilitator published. You see exactly what they see; everything happens in your browser.',
		needsScript:
			'This page checks a signature in your browser and needs JavaScript. Nothing else is loaded.',
		open: 'Drop a release here, or choose it',
		openHint:
			'A file that ends in .release.json. Choose several, of two sessions or more, and they are compared.',
		orLink: 'Or paste its link',
		openLink: 'Open',
		opening: 'Checking the signature …',
		readSaved: 'Read, compare or project results that you saved',
		published: 'Published on this site',
		another: 'Open something else',
		printed: (day: string) => `Printed on ${day}.`,
		isSigned: (ending: string) =>
			`Signed by the survey’s facilitator, and unchanged since. Their key ends in …${ending}.`,
		unproved:
			'This browser checked the signature, and these results are not as their facilitator signed them. Do not rely on what stands here, and ask the facilitator for the file.',
		damaged:
			'This is not a whole release. Ask its facilitator for the file again, and choose the one that ends in .release.json.',
		newer:
			'This release was made by a newer version of this site than the one that you are looking at. Reload the page; if that does not help, this site has to be updated.',
		tooLong: 'This is too long to be a release.',
		misplaced: (name: string, kind: FileKind) =>
			({
				'key file': `“${name}” is a key file. It belongs under “Your key” in the workspace, and to nobody but its owner: send it to no one.`,
				draft: `“${name}” is a draft of a survey. Open it under “Open a file” in the workspace.`,
				survey: `“${name}” is a survey. Open it under “Open a file” in the workspace; it holds no answers.`,
				release: `“${name}” is a release, the results themselves. Open it under “Results”.`,
				request: `“${name}” is a request to open envelopes together. It is for the steward, on the steward’s page.`,
				approval: `“${name}” is a steward’s approval. Choose it under “Open it with the steward” in the workspace.`,
				envelopes: `“${name}” holds sealed envelopes. They are opened with the facilitator’s key, under “Open the envelopes” in the workspace.`,
			})[kind],
		resultsTitle: 'What your group said',
		resultsLead:
			'Sums of everybody’s answers. Before you show them: would anybody in the room be recognised by a single bar?',
		counted: (responses: number, minimum: number) =>
			`${responses} responses. A question that fewer than ${minimum} answered is not shown.`,
		overview: 'All statements together',
		overviewTitle: (left: string, right: string) => `From “${left}” to “${right}”`,
		n: (answered: number, responses: number) => `${answered} of ${responses} answered`,
		withheld: (minimum: number) =>
			`Withheld: fewer than ${minimum} answered it, or fewer than ${minimum} since an earlier opening.`,
		median: (point: string) => `median: ${point}`,
		middleHalf: (from: string, to: string) =>
			from === to ? `middle half: ${from}` : `middle half: ${from} to ${to}`,
		medianKey: 'median, and the middle half of the answers',
		cell: (column: string, count: number, answered: number) =>
			`${column === '' ? '' : `${column}: `}${count} · ${Math.round((count / answered) * 100)} %`,
		severalHint: 'More than one could be chosen, so shares add up to more than 100 %.',
		order: 'Order',
		asAsked: 'as asked',
		byAgreement: 'by agreement',
		explore: 'Charts to explore: point at a bar, or leave a column out by its name',
		patterns: 'Patterns instead of colour alone',
		table: 'Table',
		statement: 'Statement',
		answered: 'Answered',
		withheldCell: 'withheld',
		reflection: 'Reflection',
		theme: 'Theme',
		savePng: 'PNG',
		saveSvg: 'SVG',
		saveCsv: 'CSV',
		saveAs: (title: string) => `Save “${title}” as`,
		saveRelease: 'Save the release',
		more: 'More: print, save, project, compare',
		moreLead:
			'Each chart now has its own picture and table to save beneath it, and below the last one sessions can be compared.',
		saveReleaseHint:
			'The release is the signed file of exactly these results, with your themes: to keep, to compare, to show your group.',
		saveAllCsv: 'All tables (CSV)',
		saveJson: 'All tables (JSON)',
		print: 'Print or save as PDF',
		project: 'Project',
		copyLink: 'Copy a link for your group',
		linkHint:
			'The link holds the results after the “#”, which browsers send to nobody. Whoever has it can read them.',
		linkLong:
			'These results are too long for a link. Send the saved release, or put it on the site (docs/editing.md).',
		textsOrder: 'In random order, without time and without ratings.',
		chartOf: (title: string, summary: string) => `Chart: ${title}. ${summary}`,
		previous: 'Back',
		next: 'Next',
		close: 'End',
		slide: (number: number, of: number) => `${number} of ${of}`,
		keys: 'Arrow keys turn the pages, Escape ends.',
		card: (number: number, of: number) => `Card ${number} of ${of}`,
		themesTitle: 'Group these texts',
		themesLead:
			'Read the cards aloud, then put together what belongs together. Name a theme after what is said, never after a person.',
		newTheme: 'New theme',
		addTheme: 'Add',
		renameTheme: 'Name of the theme',
		removeTheme: 'Remove this theme',
		noTheme: 'Not grouped yet',
		moveTo: 'Theme of this card',
		undo: 'Undo',
		undone: 'Undone.',
		cardInto: (theme: string) => `The card is in “${theme}”.`,
		cardOut: 'The card is in no theme.',
		themeRemoved: (theme: string) => `“${theme}” is removed; its cards are not grouped any more.`,
		themesUnsaved: 'Your themes are in this page only. Save the release to keep them.',
		themesBy: 'Grouped by hand; not part of what is signed.',
		emptyTheme: 'Nothing here yet: drag a card here, or choose this theme on a card.',
		compareTitle: 'Compare sessions',
		compareLead:
			'Add releases of other sessions. Questions are matched by their id, wherever they stand.',
		compareAdd: 'Add releases to compare',
		compareOne: 'Add at least one more release: one alone cannot be compared.',
		compareNone: 'These releases have no question in common: no id is in two of them.',
		already: (name: string) => `“${name}” is there already.`,
		sessionName: 'Name of this session',
		earlier: 'Earlier',
		later: 'Later',
		leaveOut: 'Leave out',
		sessionLine: (responses: number, days: string) => `${responses} responses, ${days}`,
		noDay: 'no day known',
		noDayLead:
			'A session of which no day is known stands where its file was added. Put it in its place.',
		shareTitle: (points: string) => `Share who chose ${points}`,
		from: (point: string, last: string) =>
			point === last ? `“${last}”` : `“${point}” to “${last}”`,
		interval: '95 % interval (Wilson)',
		intervalLead:
			'The whisker is Wilson’s 95 % interval: where the share could lie in a larger group like this one. In a small group it is wide, and rightly so. Changes carry Newcombe’s interval, made as if different people had answered; where the same people answered twice it is on the cautious side.',
		change: (from: string, to: string, points: number, low: number, high: number) =>
			`From ${from} to ${to}: ${signed(points)} points (${signed(low)} to ${signed(high)}).`,
		noChange: 'The interval includes no change at all: this may be chance.',
		someChange: 'The interval leaves out no change.',
		cautions: {
			wording: 'The wording is not the same in all sessions. Read both before you compare.',
			scale:
				'The scale changed: points were added, taken away or renamed. The sessions stand side by side, but no change is worked out.',
			type: 'This id stands for different kinds of question, so they are not compared.',
			order:
				'The options are the same, but stand in another order; they were matched by their words.',
			condition: 'It was not asked of everybody, or not of the same people, in each session.',
		},
		together:
			'The same people may have answered in several sessions. If somebody joined or left between two of them, a small change may show that one person: look before you project.',
		sameSurvey:
			'Two of these are releases of one survey: the later one holds the earlier one’s answers. What changed between them by fewer people than the minimum is withheld.',
		tooClose: (minimum: number) =>
			`Withheld: the difference would show the answers of fewer than ${minimum} people.`,
		otherFacilitator: 'These sessions have different facilitators.',
	},
	es: {
		title: 'Resultados',
		lead: 'Abra lo que publicó su facilitador o facilitadora. Verá exactamente lo mismo; todo ocurre en su navegador.',
		needsScript:
			'Esta página comprueba una firma en su navegador y necesita JavaScript. No se carga nada más.',
		open: 'Suelte aquí una publicación, o elíjala',
		openHint:
			'Un archivo que termina en .release.json. Elija varios, de dos sesiones o más, y se comparan.',
		orLink: 'O pegue su enlace',
		openLink: 'Abrir',
		opening: 'Comprobando la firma …',
		readSaved: 'Leer, comparar o proyectar resultados guardados',
		published: 'Publicado en este sitio',
		another: 'Abrir otra cosa',
		printed: (day: string) => `Impreso el ${day}.`,
		isSigned: (ending: string) =>
			`Firmado por quien facilita la encuesta, y sin cambios desde entonces. Su clave termina en …${ending}.`,
		unproved:
			'Este navegador comprobó la firma, y estos resultados no son como los firmó quien facilita. No se fíe de lo que hay aquí, y pida el archivo a quien facilita.',
		damaged:
			'Esto no es una publicación entera. Pida otra vez el archivo y elija el que termina en .release.json.',
		newer:
			'Esta publicación se hizo con una versión de este sitio más nueva que la que está viendo. Recargue la página; si no sirve, hay que actualizar el sitio.',
		tooLong: 'Esto es demasiado largo para ser una publicación.',
		misplaced: (name: string, kind: FileKind) =>
			({
				'key file': `«${name}» es un archivo de clave. Va en «Su clave», en el espacio de trabajo, y es solo de su dueño: no se lo envíe a nadie.`,
				draft: `«${name}» es un borrador de encuesta. Ábralo en «Abrir un archivo», en el espacio de trabajo.`,
				survey: `«${name}» es una encuesta. Ábrala en «Abrir un archivo», en el espacio de trabajo; no contiene respuestas.`,
				release: `«${name}» es una publicación: los resultados mismos. Ábrala en «Resultados».`,
				request: `«${name}» es una petición para abrir sobres entre dos. Es para el custodio, en su página.`,
				approval: `«${name}» es la aprobación de un custodio. Elíjala en «Abrirla con el custodio», en el espacio de trabajo.`,
				envelopes: `«${name}» contiene sobres sellados. Se abren con la clave de quien facilita, en «Abrir los sobres», en el espacio de trabajo.`,
			})[kind],
		resultsTitle: 'Lo que dijo su grupo',
		resultsLead:
			'Sumas de las respuestas de todos. Antes de mostrarlas: ¿se reconocería a alguien de la sala por una sola barra?',
		counted: (responses: number, minimum: number) =>
			`${responses} respuestas. No se muestra una pregunta que respondieron menos de ${minimum}.`,
		overview: 'Todas las afirmaciones juntas',
		overviewTitle: (left: string, right: string) => `De «${left}» a «${right}»`,
		n: (answered: number, responses: number) => `${answered} de ${responses} respondieron`,
		withheld: (minimum: number) =>
			`No se muestra: la respondieron menos de ${minimum}, o menos de ${minimum} desde una apertura anterior.`,
		median: (point: string) => `mediana: ${point}`,
		middleHalf: (from: string, to: string) =>
			from === to ? `mitad central: ${from}` : `mitad central: de ${from} a ${to}`,
		medianKey: 'mediana, y la mitad central de las respuestas',
		cell: (column: string, count: number, answered: number) =>
			`${column === '' ? '' : `${column}: `}${count} · ${Math.round((count / answered) * 100)} %`,
		severalHint: 'Se podía elegir más de una, así que los porcentajes suman más de 100 %.',
		order: 'Orden',
		asAsked: 'como se preguntó',
		byAgreement: 'por acuerdo',
		explore: 'Gráficos para explorar: señale una barra, o quite una columna por su nombre',
		patterns: 'Tramas además de color',
		table: 'Tabla',
		statement: 'Afirmación',
		answered: 'Respondieron',
		withheldCell: 'no se muestra',
		reflection: 'Reflexión',
		theme: 'Tema',
		savePng: 'PNG',
		saveSvg: 'SVG',
		saveCsv: 'CSV',
		saveAs: (title: string) => `Guardar «${title}» como`,
		saveRelease: 'Guardar la publicación',
		more: 'Más: imprimir, guardar, proyectar, comparar',
		moreLead:
			'Ahora cada gráfico tiene debajo su imagen y su tabla para guardar, y después del último se pueden comparar sesiones.',
		saveReleaseHint:
			'La publicación es el archivo firmado de exactamente estos resultados, con sus temas: para guardar, comparar y mostrar a su grupo.',
		saveAllCsv: 'Todas las tablas (CSV)',
		saveJson: 'Todas las tablas (JSON)',
		print: 'Imprimir o guardar como PDF',
		project: 'Proyectar',
		copyLink: 'Copiar un enlace para su grupo',
		linkHint:
			'El enlace lleva los resultados después de «#», que los navegadores no envían a nadie. Quien lo tenga puede leerlos.',
		linkLong:
			'Estos resultados son demasiado largos para un enlace. Envíe la publicación guardada o póngala en el sitio (docs/editing.md).',
		textsOrder: 'En orden aleatorio, sin hora y sin valoraciones.',
		chartOf: (title: string, summary: string) => `Gráfico: ${title}. ${summary}`,
		previous: 'Atrás',
		next: 'Siguiente',
		close: 'Terminar',
		slide: (number: number, of: number) => `${number} de ${of}`,
		keys: 'Las flechas pasan las páginas; Escape termina.',
		card: (number: number, of: number) => `Tarjeta ${number} de ${of}`,
		themesTitle: 'Agrupar estos textos',
		themesLead:
			'Lea las tarjetas en voz alta y junte las que van juntas. Dé a un tema el nombre de lo que se dice, nunca el de una persona.',
		newTheme: 'Tema nuevo',
		addTheme: 'Añadir',
		renameTheme: 'Nombre del tema',
		removeTheme: 'Quitar este tema',
		noTheme: 'Aún sin agrupar',
		moveTo: 'Tema de esta tarjeta',
		undo: 'Deshacer',
		undone: 'Deshecho.',
		cardInto: (theme: string) => `La tarjeta está en «${theme}».`,
		cardOut: 'La tarjeta no está en ningún tema.',
		themeRemoved: (theme: string) => `Se quitó «${theme}»; sus tarjetas quedan sin agrupar.`,
		themesUnsaved: 'Sus temas solo están en esta página. Guarde la publicación para conservarlos.',
		themesBy: 'Agrupado a mano; no forma parte de lo firmado.',
		emptyTheme: 'Aún no hay nada: arrastre aquí una tarjeta, o elija este tema en una tarjeta.',
		compareTitle: 'Comparar sesiones',
		compareLead:
			'Añada publicaciones de otras sesiones. Las preguntas se emparejan por su identificador, estén donde estén.',
		compareAdd: 'Añadir publicaciones para comparar',
		compareOne: 'Añada al menos otra publicación: una sola no se puede comparar.',
		compareNone:
			'Estas publicaciones no tienen ninguna pregunta en común: ningún identificador está en dos de ellas.',
		already: (name: string) => `«${name}» ya está.`,
		sessionName: 'Nombre de esta sesión',
		earlier: 'Antes',
		later: 'Después',
		leaveOut: 'Quitar',
		sessionLine: (responses: number, days: string) => `${responses} respuestas, ${days}`,
		noDay: 'sin día conocido',
		noDayLead: 'Una sesión sin día conocido está donde se añadió su archivo. Póngala en su lugar.',
		shareTitle: (points: string) => `Parte que eligió ${points}`,
		from: (point: string, last: string) =>
			point === last ? `«${last}»` : `de «${point}» a «${last}»`,
		interval: 'intervalo del 95 % (Wilson)',
		intervalLead:
			'La línea es el intervalo del 95 % de Wilson: dónde podría estar la parte en un grupo mayor como este. En un grupo pequeño es ancho, y con razón. Los cambios llevan el intervalo de Newcombe, hecho como si hubieran respondido personas distintas; si respondieron las mismas, es más bien prudente.',
		change: (from: string, to: string, points: number, low: number, high: number) =>
			`De ${from} a ${to}: ${signed(points)} puntos (de ${signed(low)} a ${signed(high)}).`,
		noChange: 'El intervalo incluye que nada haya cambiado: puede ser azar.',
		someChange: 'El intervalo deja fuera que nada haya cambiado.',
		cautions: {
			wording: 'El texto no es igual en todas las sesiones. Lea ambos antes de comparar.',
			scale:
				'La escala cambió: se añadieron, quitaron o renombraron puntos. Las sesiones están una junto a otra, pero no se calcula ningún cambio.',
			type: 'Este identificador designa preguntas de distinto tipo, así que no se comparan.',
			order: 'Las opciones son las mismas, pero en otro orden; se emparejaron por sus palabras.',
			condition: 'No se preguntó a todos, o no a las mismas personas, en cada sesión.',
		},
		together:
			'Puede que las mismas personas respondieran en varias sesiones. Si alguien llegó o se fue entre dos de ellas, un cambio pequeño puede mostrar a esa persona: mire antes de proyectar.',
		sameSurvey:
			'Dos de estas son publicaciones de una misma encuesta: la posterior contiene las respuestas de la anterior. Lo que cambió entre ellas por menos personas que el mínimo no se muestra.',
		tooClose: (minimum: number) =>
			`No se muestra: la diferencia mostraría las respuestas de menos de ${minimum} personas.`,
		otherFacilitator: 'Estas sesiones tienen facilitadores distintos.',
	},
});

/** A number with its sign, as it is printed: a minus, not a hyphen. */
function signed(points: number): string {
	if (points === 0) return '0';
	return points < 0 ? `−${-points}` : `+${points}`;
}

export type ReportWords = (typeof report)['en'];
