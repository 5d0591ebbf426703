import { LIMITS } from '../../survey/limits.ts';
import { dictionary } from './dictionary.ts';

const quote = (found: string): string => `“${found}”`;
const cita = (found: string): string => `«${found}»`;
const [left, right] = [0, 1] as const;
const part = (found: string, index: 0 | 1): string => found.split('/')[index] ?? '';

/** Making a survey: templates, the editor, what a colleague would say. */
export const builder = dictionary({
	en: {
		title: 'Make a survey',
		lead: 'Begin from a template and change what you like. Ten minutes are enough, and nothing is given out before you say so.',
		templates: 'Begin from a template',
		size: (questions: number, minutes: number) =>
			`${questions} ${questions === 1 ? 'question' : 'questions'}, about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`,
		use: 'Begin with this',
		blank: 'Begin from nothing',
		drafts: 'Drafts on this device',
		draftsLead:
			'They are kept in this browser only: not on the site, and not on your other devices. To move one, save it as a file.',
		untitled: 'Without a title',
		changed: (when: string) => `changed ${when}`,
		goOn: 'Go on',
		forget: 'Delete',
		forgetSure: (title: string) => `Delete the draft “${title}” from this device?`,
		noStorage:
			'This browser keeps nothing for this site, so a draft lives in this page only. Save it as a file before you leave.',
		leave: 'All drafts',
		keeping: 'Keeping …',
		kept: 'Kept in this browser, on this device only.',
		full: 'This browser’s storage is full: the draft is in this page only. Save it as a file.',
		forbidden:
			'This browser keeps nothing for this site: the draft is in this page only. Save it as a file.',
		conflict: 'This draft was changed in another tab. Nothing here is kept until you choose.',
		takeOther: 'Take the other tab’s version',
		keepMine: 'Go on here, as a copy',
		undo: 'Undo',
		redo: 'Redo',
		saveDraft: 'Save the draft as a file',
		about: 'Title and welcome',
		surveyTitle: 'Title',
		intro: 'A word of welcome',
		languages: 'Written in',
		inBoth: 'English and Spanish',
		inEnglish: 'English only',
		inSpanish: 'Spanish only',
		inLanguage: (label: string, language: 'en' | 'es') =>
			`${label}, ${language === 'en' ? 'English' : 'Spanish'}`,
		english: 'English',
		spanish: 'Spanish',
		questions: 'Questions',
		questionsLead: 'Move a question with its arrows, with Alt and an arrow key, or by its grip.',
		page: (number: number) => `Page ${number}`,
		pageTitle: 'Heading of the page',
		emptyPage: 'No question yet.',
		addQuestion: 'Add a question',
		addPage: 'Add a page',
		removePage: 'Join with the page before',
		types: {
			scale: 'Scale',
			matrix: 'Statements on one scale',
			choice: 'One of several',
			choices: 'Several of several',
			number: 'A number',
			text: 'In their own words',
		},
		type: 'Kind of question',
		question: 'Question',
		statement: 'Question or statement',
		hint: 'Hint (may stay empty)',
		grip: (number: number) => `Drag question ${number}`,
		up: (what: string) => `Move up: ${what}`,
		down: (what: string) => `Move down: ${what}`,
		moved: (at: number, of: number, page: number) =>
			`Now question ${at} of ${of}, on page ${page}.`,
		notMoved: 'It stands at the end already.',
		duplicate: 'Duplicate',
		remove: 'Delete the question',
		removed: 'Deleted. Undo brings it back.',
		points: 'Points, from least to most',
		options: 'Options',
		point: (number: number) => `Point ${number}`,
		option: (number: number) => `Option ${number}`,
		addPoint: 'Add a point',
		addOption: 'Add an option',
		removeLabel: (what: string) => `Remove: ${what}`,
		ready: 'Take a ready scale',
		chooseReady: 'choose …',
		scales: {
			agreement: 'Not at all … Fully',
			frequency: 'Never … Always',
			amount: 'Not at all … Very',
			numbers: '0 … 10',
			yes: 'Yes, perhaps, no',
		},
		shape: 'How the chart is drawn',
		agreement: 'From no to yes, around the middle',
		amount: 'From nothing to much',
		statements: 'Statements',
		row: (number: number) => `Statement ${number}`,
		addRow: 'Add a statement',
		most: 'How many may be chosen (0: as many as they like)',
		bins: 'Where each range begins',
		binsHint:
			'Numbers with commas between them. Only the range leaves the device, never the number.',
		largest: 'The largest number',
		ranges: (ranges: string) => `Ranges: ${ranges}`,
		unit: 'Unit (may stay empty)',
		maxLength: 'Characters at most',
		condition: 'Ask it only if …',
		always: 'everybody is asked',
		answered: 'was answered with',
		settings: 'How it is answered',
		groupSize: 'How many people will you ask?',
		groupSizeHint: 'It is not part of the survey. Leave 0 if you do not know.',
		minimum: 'Show nothing below this many answers',
		minimumHint: 'At least 3. It holds for the whole survey and for each question.',
		opens: 'First day (may stay empty)',
		closes: 'Last day (may stay empty)',
		keepDays: 'Days until envelopes are deleted',
		keepDaysHint: 'Counted from the last day.',
		way: 'How sealed envelopes travel',
		ways: {
			site: 'To the mailbox of this site',
			mailbox: 'To another mailbox',
			form: 'Into a form of another service',
			file: 'As a file or a text that people pass on themselves',
		},
		mailboxUrl: 'Address of the mailbox',
		formUrl: 'Address that the form sends to',
		formField: 'Name of the form’s field',
		elsewhereHint:
			'The site’s owner must have allowed this address, or browsers refuse to send there.',
		key: 'Who can open the envelopes',
		twoKeys: 'Two people together: I and a steward',
		oneKey: 'I alone',
		twoKeysLead:
			'A colleague whom the group trusts holds a second key and opens with you, once, on a phone. Neither of you can open an answer alone: mathematics sees to that.',
		oneKeyLead:
			'You alone hold the key. This site’s software shows you sums and shuffled texts only; that is a promise of the software and not of mathematics, and your group reads it before the first question.',
		copyInvitation: 'Copy an invitation to send',
		invitation: (link: string) =>
			`Will you be the steward of our next reflection? You hold a second key, so that I cannot open anybody’s answers alone. Please open this page, make a key there, and send me the line that begins with peer-pub1: ${link}`,
		steward: 'The steward’s public key',
		stewardHint:
			'The line that begins with “peer-pub1”, or the whole message that it stands in. It is no secret.',
		stewardAccepted: (ending: string) => `…${ending}, accepted`,
		check: 'Before you give it out',
		clean: 'No hints.',
		stops: (count: number) =>
			count === 1 ? 'One thing is still missing.' : `${count} things are still missing.`,
		thoughts: (count: number) =>
			count === 1 ? 'One thing to think about.' : `${count} things to think about.`,
		where: (number: number) => `Question ${number}`,
		wholeSurvey: 'The survey',
		minutes: (minutes: number) =>
			`Answering takes about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
		finish: 'Make the survey',
		finishLead:
			'Once it is made, it cannot be changed: whoever changes a word makes another survey. Your draft stays here.',
		noKey:
			'The survey is sealed to your key. Make or unlock it above, then come back: your draft waits here.',
		toKey: 'Go to your key',
		unsavedKey:
			'Your key is made, but not saved: it would be lost with this page, and what your group seals could never be opened. Save the key file; then make the survey.',
		saveKey: 'Save the key file',
		preview: 'As your group sees it',
		previewLead: 'Try it: nothing is sent from here.',
		previewEnd: 'Here your group looks over its answers, and seals and sends them.',
		previewLanguage: 'Show it in',
		notHere: 'This is no place for a file. Drop it where a dashed frame asks for one.',
		advice: {
			'no title': () => 'Give the survey a title.',
			'no questions': () => 'Add a question.',
			'no text': () => 'The question has no text yet.',
			'empty label': () => 'An answer has no text yet. Write it, or remove it.',
			'few labels': () =>
				'There are too few answers to choose from. Add some, or lower the number that may be chosen.',
			'no rows': () => 'A statement has no text yet. Write it, or remove it.',
			bins: () =>
				'The ranges need at least two numbers that rise, and a largest number above them.',
			condition: () =>
				'It is asked only after another question that does not come before it any more, or no answer is chosen. Move it down, choose an answer, or ask everybody.',
			'too many': (found: string) =>
				`That is more than a survey can hold${found === '' ? `: ${LIMITS.points} points, ${LIMITS.options} options, ${LIMITS.rows} statements` : ` (${found} questions; ${LIMITS.questions} is the most)`}.`,
			'too many pages': (found: string) =>
				`It has ${found} pages; ${LIMITS.pages} is the most. Join some of them.`,
			'too long': (found: string) =>
				`It is too long for one envelope: ${part(found, left)} bytes of ${part(found, right)}. Lower the longest “characters at most”, or ask less.`,
			days: () => 'The last day is before the first day.',
			address: () => 'The address where envelopes go is missing or does not begin with https://.',
			steward: (found: string): string =>
				found === ''
					? 'The steward’s public key is missing. Send the invitation, or choose to hold the key alone.'
					: 'The steward’s public key is not whole. Copy the line again, from “peer-pub1” to its end.',
			'minimum above group': (found: string) =>
				`Nothing could ever be shown: the minimum is ${part(found, left)} and you ask ${part(found, right)} people.`,
			'rates a person': (found: string) =>
				`${quote(found)} sounds as if a person were rated. Peer coaching is never evaluation: ask about the step, the time, the form, or about one’s own practice.`,
			'names a person': (found: string) =>
				`${quote(found)} looks like a person’s name. Nobody should be named here: name the role, or the moment.`,
			'tells who': (found: string) =>
				`${quote(found)} may tell who has answered, above all in a small group. Ask it only if you cannot do without.`,
			'asks two things': (found: string) =>
				`${quote(found)} may join two things. Whoever agrees with one and not with the other cannot answer: make two of it.`,
			'cannot be skipped': (found: string) =>
				`${quote(found)} says that it must be answered. Every question can be skipped here, and your group is told so.`,
			'own no answer': (found: string) =>
				`${quote(found)} is there already: every question has “No answer”. Leave it out.`,
			'same label': (found: string) => `${quote(found)} stands there twice.`,
			'no translation': (found: string) =>
				`${found} ${found === '1' ? 'text is' : 'texts are'} missing in this language. The other language stands in its place.`,
			'title of template': (found: string) =>
				`The title is still the template’s, ${quote(found)}; in the other language it was changed.`,
			'minimum close to group': (found: string) =>
				`With a minimum of ${part(found, left)} and ${part(found, right)} people, one or two who do not answer are enough and nothing is shown. Ask more people, or lower the minimum (never under 3).`,
			'takes long': (found: string) =>
				`Answering takes about ${found} minutes. On a phone, most people stop after five.`,
		},
	},
	es: {
		title: 'Hacer una encuesta',
		lead: 'Empiece con una plantilla y cambie lo que quiera. Bastan diez minutos, y nada se reparte antes de que usted lo diga.',
		templates: 'Empezar con una plantilla',
		size: (questions: number, minutes: number) =>
			`${questions} ${questions === 1 ? 'pregunta' : 'preguntas'}, unos ${minutes} ${minutes === 1 ? 'minuto' : 'minutos'}`,
		use: 'Empezar con esta',
		blank: 'Empezar de cero',
		drafts: 'Borradores en este aparato',
		draftsLead:
			'Se guardan solo en este navegador: ni en el sitio ni en sus otros aparatos. Para llevarse uno, guárdelo como archivo.',
		untitled: 'Sin título',
		changed: (when: string) => `cambiado el ${when}`,
		goOn: 'Continuar',
		forget: 'Borrar',
		forgetSure: (title: string) => `¿Borrar el borrador «${title}» de este aparato?`,
		noStorage:
			'Este navegador no guarda nada de este sitio: un borrador vive solo en esta página. Guárdelo como archivo antes de irse.',
		leave: 'Todos los borradores',
		keeping: 'Guardando …',
		kept: 'Guardado en este navegador, solo en este aparato.',
		full: 'El almacenamiento de este navegador está lleno: el borrador está solo en esta página. Guárdelo como archivo.',
		forbidden:
			'Este navegador no guarda nada de este sitio: el borrador está solo en esta página. Guárdelo como archivo.',
		conflict: 'Este borrador cambió en otra pestaña. Aquí no se guarda nada hasta que usted elija.',
		takeOther: 'Tomar la versión de la otra pestaña',
		keepMine: 'Seguir aquí, como copia',
		undo: 'Deshacer',
		redo: 'Rehacer',
		saveDraft: 'Guardar el borrador como archivo',
		about: 'Título y bienvenida',
		surveyTitle: 'Título',
		intro: 'Unas palabras de bienvenida',
		languages: 'Escrita en',
		inBoth: 'Inglés y español',
		inEnglish: 'Solo inglés',
		inSpanish: 'Solo español',
		inLanguage: (label: string, language: 'en' | 'es') =>
			`${label}, en ${language === 'en' ? 'inglés' : 'español'}`,
		english: 'Inglés',
		spanish: 'Español',
		questions: 'Preguntas',
		questionsLead:
			'Mueva una pregunta con sus flechas, con Alt y una tecla de flecha, o por su asa.',
		page: (number: number) => `Página ${number}`,
		pageTitle: 'Encabezado de la página',
		emptyPage: 'Todavía ninguna pregunta.',
		addQuestion: 'Añadir una pregunta',
		addPage: 'Añadir una página',
		removePage: 'Unir con la página anterior',
		types: {
			scale: 'Escala',
			matrix: 'Afirmaciones en una escala',
			choice: 'Una de varias',
			choices: 'Varias de varias',
			number: 'Un número',
			text: 'En sus propias palabras',
		},
		type: 'Tipo de pregunta',
		question: 'Pregunta',
		statement: 'Pregunta o afirmación',
		hint: 'Aclaración (puede quedar vacía)',
		grip: (number: number) => `Arrastrar la pregunta ${number}`,
		up: (what: string) => `Subir: ${what}`,
		down: (what: string) => `Bajar: ${what}`,
		moved: (at: number, of: number, page: number) =>
			`Ahora es la pregunta ${at} de ${of}, en la página ${page}.`,
		notMoved: 'Ya está en el extremo.',
		duplicate: 'Duplicar',
		remove: 'Borrar la pregunta',
		removed: 'Borrada. Deshacer la recupera.',
		points: 'Puntos, de menos a más',
		options: 'Opciones',
		point: (number: number) => `Punto ${number}`,
		option: (number: number) => `Opción ${number}`,
		addPoint: 'Añadir un punto',
		addOption: 'Añadir una opción',
		removeLabel: (what: string) => `Quitar: ${what}`,
		ready: 'Tomar una escala hecha',
		chooseReady: 'elegir …',
		scales: {
			agreement: 'Nada … Del todo',
			frequency: 'Nunca … Siempre',
			amount: 'Nada … Mucho',
			numbers: '0 … 10',
			yes: 'Sí, quizás, no',
		},
		shape: 'Cómo se dibuja el gráfico',
		agreement: 'Del no al sí, alrededor del centro',
		amount: 'De nada a mucho',
		statements: 'Afirmaciones',
		row: (number: number) => `Afirmación ${number}`,
		addRow: 'Añadir una afirmación',
		most: 'Cuántas se pueden elegir (0: las que quieran)',
		bins: 'Dónde empieza cada intervalo',
		binsHint: 'Números separados por comas. Solo el intervalo sale del aparato, nunca el número.',
		largest: 'El número más grande',
		ranges: (ranges: string) => `Intervalos: ${ranges}`,
		unit: 'Unidad (puede quedar vacía)',
		maxLength: 'Caracteres como máximo',
		condition: 'Preguntarla solo si …',
		always: 'se pregunta a todos',
		answered: 'se respondió con',
		settings: 'Cómo se responde',
		groupSize: '¿A cuántas personas preguntará?',
		groupSizeHint: 'No forma parte de la encuesta. Deje 0 si no lo sabe.',
		minimum: 'No mostrar nada por debajo de estas respuestas',
		minimumHint: 'Al menos 3. Vale para toda la encuesta y para cada pregunta.',
		opens: 'Primer día (puede quedar vacío)',
		closes: 'Último día (puede quedar vacío)',
		keepDays: 'Días hasta que se borran los sobres',
		keepDaysHint: 'Contados desde el último día.',
		way: 'Cómo viajan los sobres sellados',
		ways: {
			site: 'Al buzón de este sitio',
			mailbox: 'A otro buzón',
			form: 'A un formulario de otro servicio',
			file: 'Como archivo o texto que cada persona entrega',
		},
		mailboxUrl: 'Dirección del buzón',
		formUrl: 'Dirección a la que envía el formulario',
		formField: 'Nombre del campo del formulario',
		elsewhereHint:
			'Quien administra el sitio debe haber permitido esta dirección; si no, los navegadores no envían allí.',
		key: 'Quién puede abrir los sobres',
		twoKeys: 'Dos personas juntas: yo y una segunda persona de confianza',
		oneKey: 'Yo solo',
		twoKeysLead:
			'Un colega en quien el grupo confía tiene una segunda clave y abre con usted, una vez, desde un teléfono. Ninguno de los dos puede abrir una respuesta a solas: de eso se encargan las matemáticas.',
		oneKeyLead:
			'Solo usted tiene la clave. El programa de este sitio le muestra únicamente sumas y textos mezclados; es una promesa del programa y no de las matemáticas, y su grupo la lee antes de la primera pregunta.',
		copyInvitation: 'Copiar una invitación para enviar',
		invitation: (link: string) =>
			`¿Quiere custodiar nuestra próxima reflexión? Tendrá una segunda clave, para que yo no pueda abrir a solas las respuestas de nadie. Abra esta página, haga allí una clave y envíeme la línea que empieza por peer-pub1: ${link}`,
		steward: 'La clave pública de esa persona',
		stewardHint:
			'La línea que empieza por «peer-pub1», o todo el mensaje en que está. No es ningún secreto.',
		stewardAccepted: (ending: string) => `…${ending}, aceptada`,
		check: 'Antes de repartirla',
		clean: 'Ninguna observación.',
		stops: (count: number) =>
			count === 1 ? 'Todavía falta una cosa.' : `Todavía faltan ${count} cosas.`,
		thoughts: (count: number) =>
			count === 1 ? 'Una cosa para pensar.' : `${count} cosas para pensar.`,
		where: (number: number) => `Pregunta ${number}`,
		wholeSurvey: 'La encuesta',
		minutes: (minutes: number) =>
			`Responder lleva unos ${minutes} ${minutes === 1 ? 'minuto' : 'minutos'}.`,
		finish: 'Hacer la encuesta',
		finishLead:
			'Una vez hecha, no se puede cambiar: quien cambia una palabra hace otra encuesta. Su borrador se queda aquí.',
		noKey:
			'La encuesta se sella con su clave. Hágala o desbloquéela arriba y vuelva: su borrador espera aquí.',
		toKey: 'Ir a su clave',
		unsavedKey:
			'Su clave está hecha, pero no guardada: se perdería con esta página, y lo que selle su grupo no podría abrirse nunca. Guarde el archivo de clave; después haga la encuesta.',
		saveKey: 'Guardar el archivo de clave',
		preview: 'Como la ve su grupo',
		previewLead: 'Pruébela: desde aquí no se envía nada.',
		previewEnd: 'Aquí su grupo revisa sus respuestas, las sella y las envía.',
		previewLanguage: 'Mostrarla en',
		notHere: 'Este no es lugar para un archivo. Suéltelo donde lo pide un marco de líneas.',
		advice: {
			'no title': () => 'Dele un título a la encuesta.',
			'no questions': () => 'Añada una pregunta.',
			'no text': () => 'La pregunta todavía no tiene texto.',
			'empty label': () => 'Una respuesta todavía no tiene texto. Escríbala o quítela.',
			'few labels': () =>
				'Hay muy pocas respuestas para elegir. Añada alguna, o baje cuántas se pueden elegir.',
			'no rows': () => 'Una afirmación todavía no tiene texto. Escríbala o quítela.',
			bins: () =>
				'Los intervalos necesitan al menos dos números que suban, y un número máximo por encima.',
			condition: () =>
				'Se pregunta solo después de otra que ya no está antes, o no hay ninguna respuesta elegida. Bájela, elija una respuesta o pregúntela a todos.',
			'too many': (found: string) =>
				`Es más de lo que cabe en una encuesta${found === '' ? `: ${LIMITS.points} puntos, ${LIMITS.options} opciones, ${LIMITS.rows} afirmaciones` : ` (${found} preguntas; ${LIMITS.questions} es el máximo)`}.`,
			'too many pages': (found: string) =>
				`Tiene ${found} páginas; ${LIMITS.pages} es el máximo. Junte algunas.`,
			'too long': (found: string) =>
				`Es demasiado larga para un sobre: ${part(found, left)} bytes de ${part(found, right)}. Baje el mayor «caracteres como máximo» o pregunte menos.`,
			days: () => 'El último día es anterior al primero.',
			address: () => 'Falta la dirección a la que van los sobres, o no empieza por https://.',
			steward: (found: string): string =>
				found === ''
					? 'Falta la clave pública de la segunda persona. Envíe la invitación, o elija tener la clave a solas.'
					: 'La clave pública de la segunda persona no está completa. Copie otra vez la línea, desde «peer-pub1» hasta el final.',
			'minimum above group': (found: string) =>
				`Nunca se podría mostrar nada: el mínimo es ${part(found, left)} y pregunta a ${part(found, right)} personas.`,
			'rates a person': (found: string) =>
				`${cita(found)} suena como si se calificara a una persona. El coaching entre colegas nunca es evaluación: pregunte por el paso, el tiempo, la forma o la propia práctica.`,
			'names a person': (found: string) =>
				`${cita(found)} parece el nombre de una persona. Aquí no se nombra a nadie: nombre el papel o el momento.`,
			'tells who': (found: string) =>
				`${cita(found)} puede revelar quién respondió, sobre todo en un grupo pequeño. Pregúntelo solo si es imprescindible.`,
			'asks two things': (found: string) =>
				`${cita(found)} puede unir dos cosas. Quien esté de acuerdo con una y no con la otra no puede responder: haga dos.`,
			'cannot be skipped': (found: string) =>
				`${cita(found)} dice que hay que responder. Aquí se puede saltar cualquier pregunta, y así se le dice a su grupo.`,
			'own no answer': (found: string) =>
				`${cita(found)} ya está: cada pregunta tiene «Sin respuesta». Quítela.`,
			'same label': (found: string) => `${cita(found)} está dos veces.`,
			'no translation': (found: string) =>
				`${found === '1' ? 'Falta 1 texto' : `Faltan ${found} textos`} en este idioma. En su lugar se muestra el otro.`,
			'title of template': (found: string) =>
				`El título sigue siendo el de la plantilla, ${cita(found)}; en el otro idioma se cambió.`,
			'minimum close to group': (found: string) =>
				`Con un mínimo de ${part(found, left)} y ${part(found, right)} personas, basta con que una o dos no respondan para que no se muestre nada. Pregunte a más personas o baje el mínimo (nunca de 3).`,
			'takes long': (found: string) =>
				`Responder lleva unos ${found} minutos. En un teléfono, la mayoría lo deja después de cinco.`,
		},
	},
});

export type BuilderWords = (typeof builder)['en'];
