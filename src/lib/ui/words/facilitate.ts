import { dictionary } from './dictionary.ts';

/** The facilitator's workspace. */
export const facilitate = dictionary({
	en: {
		title: 'For facilitators',
		lead: 'Make a key, give out a survey, and see what your group said: sums and shuffled texts, never one person’s answers. Everything on this page happens in your browser.',
		needsScript:
			'This page works with keys in your browser and needs JavaScript. Nothing else is loaded.',
		keyTitle: 'Your key',
		keyLead:
			'Envelopes are sealed to your key. Only it opens them, so make it before you give out a survey, and keep it like a house key.',
		makeKey: 'Make a key',
		haveKey: 'I have a key',
		unlock: 'Unlock',
		showPassphrase: 'Show what I type',
		hidePassphrase: 'Hide it',
		noKey: 'I have no key yet',
		noKeyLead:
			'A new key does not open this: it is sealed to one that exists already. Make one only for surveys to come.',
		back: 'Back',
		passphrase: 'Passphrase',
		passphraseAgain: 'The passphrase again',
		passphraseHint:
			'Several words that you will remember. It locks your key file; nobody can reset it.',
		suggest: 'Suggest one',
		strength: (level: 0 | 1 | 2 | 3) =>
			['Too short: add words', 'Weak: add a word or two', 'Good', 'Strong'][level]!,
		differ: 'The two passphrases differ. Type the second one again.',
		create: 'Create the key',
		creating: 'Locking the key file: this takes a moment, so that guessing takes for ever.',
		unlocking: 'Trying the passphrase …',
		keep: 'Keep two things',
		keepLead:
			'Your key is ready, and is in this page’s memory only. Save the file, which opens with its passphrase, and print the words, which bring the key back alone, without file and passphrase.',
		saveKey: 'Save the key file',
		showWords: 'Show the 24 recovery words',
		words: 'Recovery words',
		wordsOf: (ending: string) => `Recovery words of the key that ends in …${ending}`,
		wordsMade: (page: string, day: string) => `Made on ${page}, ${day}.`,
		wordsUse: (page: string) =>
			`If the key file or its passphrase is lost: open ${page}, choose “I have a key” and “Or use the 24 recovery words”, and type these in their order.`,
		wordsLead:
			'Whoever has this page has the key. Show it to nobody: not to your group, not to the other keyholder, not to whoever looks after this site. Keep it where you keep a passport, and not beside the laptop.',
		printWords: 'Print the words',
		keyFile: 'Key file',
		recover: 'Or use the 24 recovery words',
		recoverButton: 'Recover the key',
		unlocked: (ending: string) => `Your key …${ending} is unlocked in this page.`,
		lock: 'Lock',
		surveyTitle: 'Your survey',
		surveyLead:
			'Take a survey of this site with your key, or open one from its link. Whoever changes a word makes another survey.',
		siteSurveys: 'Surveys of this site',
		useWithMyKey: 'Use with my key',
		mine: 'Sealed to your key',
		openOther: 'Open a survey from its link',
		other: 'Choose another survey',
		surveyLink: 'Link of a survey',
		open: 'Open',
		fetchingSurvey: 'Asking the mailbox for this survey …',
		linkHint: 'The survey’s file opens it too, under “Open a file”.',
		saveSurvey: 'Save the survey as a file',
		tryIt: 'See it as your group does',
		mailbox: 'Mailbox',
		mailboxState: {
			none: 'There is no mailbox for this survey yet, so nobody’s answers could arrive. Open it first: then the link, the code and the paper for your group stand here.',
			early: 'The mailbox is there, and takes envelopes from the survey’s first day on.',
			open: 'The mailbox is open and takes envelopes.',
			closed: 'The mailbox is closed. What it holds can still be read.',
			deleted: 'The envelopes of this survey were deleted. For another round, make a new survey.',
		},
		openMailbox: 'Open the mailbox',
		closeMailbox: 'Close the mailbox',
		deleteMailbox: 'Delete all envelopes',
		deleteSure: 'Delete every envelope of this survey? Nobody can bring them back.',
		deleteGo: 'Delete them for good',
		deleteStay: 'Keep them',
		closeSure: (count: number, minimum: number) =>
			[
				count < minimum
					? `${count === 0 ? 'No envelope has' : count === 1 ? 'Only 1 envelope has' : `Only ${count} envelopes have`} come, and this survey shows nothing below ${minimum}: closed now, it shows nothing, ever.`
					: count === 1
						? '1 envelope has come.'
						: `${count} envelopes have come.`,
				'After closing nobody can answer any more, and a closed mailbox does not open again.',
			].join(' '),
		closeGo: 'Close it for good',
		closeStay: 'Leave it open',
		held: {
			none: () => 'There is no mailbox for this survey yet.',
			early: () => 'No envelopes yet: the survey’s first day is still to come.',
			open: (count: number) =>
				count === 0
					? 'No envelopes so far.'
					: count === 1
						? '1 envelope so far.'
						: `${count} envelopes so far.`,
			closed: (count: number) =>
				`The mailbox is closed, with ${count === 1 ? '1 envelope' : `${count} envelopes`} in it.`,
			deleted: () => 'The envelopes of this survey were deleted.',
		},
		heldHint: 'Counted unopened: only opening them shows whether each is a response.',
		countAgain: 'Count again',
		nothingFetched: 'There are no envelopes in the mailbox.',
		fetchHint: 'Fetching leaves the mailbox open.',
		closedTooFew:
			'The mailbox is closed, so no more can come by it. For another round, make a new survey.',
		otherKey: (theirs: string, own: string) =>
			`This survey is sealed to the key that ends in …${theirs}, and …${own} is unlocked. You can look at it and begin a draft from it; to open its envelopes, unlock …${theirs}.`,
		asSteward: 'You hold the steward’s key of this survey.',
		toSteward: 'Go to the steward’s page',
		openTitle: 'Open the envelopes',
		openLead: (minimum: number) =>
			`From any mixture of sources; each envelope is counted once. Nothing is shown below ${minimum} responses.`,
		fetch: 'Fetch from the mailbox',
		fetching: (count: number) => `Fetched ${count} envelopes …`,
		drop: 'Drop files here, or choose them',
		dropHint: 'Exports of a form service (CSV, several at once), or files of envelopes.',
		paste: 'Or paste envelopes',
		openPasted: 'Open what is pasted',
		opening: (seen: number) => `Looked at ${seen} envelopes …`,
		cancel: 'Cancel',
		cancelled: 'Cancelled. Nothing was kept.',
		sources: (names: string) => `Opened: ${names}`,
		startOver: 'Begin again without these',
		themesLeave: 'These results are about to leave the page, and their themes are not saved yet.',
		themesSave: 'Save the release first',
		themesDrop: 'Go on without saving',
		nothingFound: 'There were no envelopes in it.',
		tooFew: (responses: number, minimum: number) =>
			`There ${responses === 1 ? 'is 1 response' : `are ${responses} responses`}; this survey shows nothing before there are ${minimum}. With fewer, answers could be guessed.`,
		remind: 'Wait, or remind your group.',
		tooLittleChanged: (changed: number, minimum: number) =>
			`Since you last opened this survey, ${changed} ${changed === 1 ? 'response' : 'responses'} came or went. Comparing the two results would show what ${changed === 1 ? 'that person' : 'those people'} answered, so it opens again only with at least ${minimum} more.`,
		unkept:
			'This browser keeps nothing for this site, or its storage is full: after this visit it does not know that this was released. Save the release now; the results are in this page only.',
		counted: (responses: number) =>
			responses === 1 ? '1 response counted.' : `${responses} responses counted.`,
		seeResults: 'See the results',
		duplicates: (count: number) =>
			count === 1
				? '1 was there twice and counted once.'
				: `${count} were there more than once and counted once.`,
		noMemory:
			'This device has too little memory left for that. Close other pages and programs, and try again.',
	},
	es: {
		title: 'Para facilitadores',
		lead: 'Haga una clave, reparta una encuesta y vea lo que dijo su grupo: sumas y textos mezclados, nunca las respuestas de una persona. Todo en esta página ocurre en su navegador.',
		needsScript:
			'Esta página trabaja con claves en su navegador y necesita JavaScript. No se carga nada más.',
		keyTitle: 'Su clave',
		keyLead:
			'Los sobres se sellan con su clave. Solo ella los abre: hágala antes de repartir una encuesta y guárdela como la llave de su casa.',
		makeKey: 'Hacer una clave',
		haveKey: 'Ya tengo una clave',
		unlock: 'Desbloquear',
		showPassphrase: 'Mostrar lo que escribo',
		hidePassphrase: 'Ocultarlo',
		noKey: 'Aún no tengo clave',
		noKeyLead:
			'Una clave nueva no abre esto: está sellado con una que ya existe. Haga una solo para encuestas futuras.',
		back: 'Atrás',
		passphrase: 'Frase de contraseña',
		passphraseAgain: 'La frase otra vez',
		passphraseHint:
			'Varias palabras que recuerde. Bloquea su archivo de clave; nadie puede restablecerla.',
		suggest: 'Proponer una',
		strength: (level: 0 | 1 | 2 | 3) =>
			['Demasiado corta: añada palabras', 'Débil: añada una o dos palabras', 'Buena', 'Fuerte'][
				level
			]!,
		differ: 'Las dos frases son distintas. Escriba otra vez la segunda.',
		create: 'Crear la clave',
		creating:
			'Bloqueando el archivo de clave: tarda un momento, para que adivinarla tarde una eternidad.',
		unlocking: 'Probando la frase …',
		keep: 'Guarde dos cosas',
		keepLead:
			'Su clave está lista y solo está en la memoria de esta página. Guarde el archivo, que se abre con su frase, e imprima las palabras, que recuperan la clave por sí solas, sin archivo ni frase.',
		saveKey: 'Guardar el archivo de clave',
		showWords: 'Mostrar las 24 palabras de recuperación',
		words: 'Palabras de recuperación',
		wordsOf: (ending: string) => `Palabras de recuperación de la clave que termina en …${ending}`,
		wordsMade: (page: string, day: string) => `Hecha en ${page}, ${day}.`,
		wordsUse: (page: string) =>
			`Si se pierde el archivo de clave o su frase: abra ${page}, elija «Ya tengo una clave» y «O use las 24 palabras de recuperación», y escríbalas en su orden.`,
		wordsLead:
			'Quien tenga esta hoja tiene la clave. No se la muestre a nadie: ni a su grupo, ni a la otra persona con clave, ni a quien cuida este sitio. Guárdela donde guarda el pasaporte, y no junto al portátil.',
		printWords: 'Imprimir las palabras',
		keyFile: 'Archivo de clave',
		recover: 'O use las 24 palabras de recuperación',
		recoverButton: 'Recuperar la clave',
		unlocked: (ending: string) => `Su clave …${ending} está desbloqueada en esta página.`,
		lock: 'Bloquear',
		surveyTitle: 'Su encuesta',
		surveyLead:
			'Use una encuesta de este sitio con su clave, o abra una desde su enlace. Quien cambia una palabra hace otra encuesta.',
		siteSurveys: 'Encuestas de este sitio',
		useWithMyKey: 'Usar con mi clave',
		mine: 'Sellada con su clave',
		openOther: 'Abrir una encuesta desde su enlace',
		other: 'Elegir otra encuesta',
		surveyLink: 'Enlace de una encuesta',
		open: 'Abrir',
		fetchingSurvey: 'Pidiendo la encuesta al buzón …',
		linkHint: 'También la abre el archivo de la encuesta, en «Abrir un archivo».',
		saveSurvey: 'Guardar la encuesta como archivo',
		tryIt: 'Verla como la ve su grupo',
		mailbox: 'Buzón',
		mailboxState: {
			none: 'Aún no hay buzón para esta encuesta, así que no podría llegar ninguna respuesta. Ábralo primero: entonces aparecen aquí el enlace, el código y el papel para su grupo.',
			early: 'El buzón está listo y recibe sobres desde el primer día de la encuesta.',
			open: 'El buzón está abierto y recibe sobres.',
			closed: 'El buzón está cerrado. Lo que guarda aún puede leerse.',
			deleted: 'Los sobres de esta encuesta se borraron. Para otra ronda, haga una encuesta nueva.',
		},
		openMailbox: 'Abrir el buzón',
		closeMailbox: 'Cerrar el buzón',
		deleteMailbox: 'Borrar todos los sobres',
		deleteSure: '¿Borrar todos los sobres de esta encuesta? Nadie puede recuperarlos.',
		deleteGo: 'Borrarlos para siempre',
		deleteStay: 'Conservarlos',
		closeSure: (count: number, minimum: number) =>
			[
				count < minimum
					? `${count === 0 ? 'No ha llegado ningún sobre' : count === 1 ? 'Solo ha llegado 1 sobre' : `Solo han llegado ${count} sobres`}, y esta encuesta no muestra nada por debajo de ${minimum}: cerrada ahora, no mostrará nunca nada.`
					: count === 1
						? 'Ha llegado 1 sobre.'
						: `Han llegado ${count} sobres.`,
				'Tras el cierre nadie puede responder ya, y un buzón cerrado no vuelve a abrirse.',
			].join(' '),
		closeGo: 'Cerrarlo para siempre',
		closeStay: 'Dejarlo abierto',
		held: {
			none: () => 'Aún no hay buzón para esta encuesta.',
			early: () => 'Ningún sobre todavía: el primer día de la encuesta está por llegar.',
			open: (count: number) =>
				count === 0
					? 'Ningún sobre por ahora.'
					: count === 1
						? '1 sobre por ahora.'
						: `${count} sobres por ahora.`,
			closed: (count: number) =>
				`El buzón está cerrado, con ${count === 1 ? '1 sobre' : `${count} sobres`} dentro.`,
			deleted: () => 'Los sobres de esta encuesta se borraron.',
		},
		heldHint: 'Contados sin abrir: solo al abrirlos se ve si cada uno es una respuesta.',
		countAgain: 'Contar otra vez',
		nothingFetched: 'No hay sobres en el buzón.',
		fetchHint: 'Traerlos deja el buzón abierto.',
		closedTooFew:
			'El buzón está cerrado, así que por él ya no puede llegar ninguno. Para otra ronda, haga una encuesta nueva.',
		otherKey: (theirs: string, own: string) =>
			`Esta encuesta está sellada con la clave que termina en …${theirs}, y la desbloqueada es …${own}. Puede verla y empezar un borrador con ella; para abrir sus sobres, desbloquee …${theirs}.`,
		asSteward: 'Usted tiene la clave de custodio de esta encuesta.',
		toSteward: 'Ir a la página del custodio',
		openTitle: 'Abrir los sobres',
		openLead: (minimum: number) =>
			`De cualquier mezcla de fuentes; cada sobre se cuenta una vez. No se muestra nada por debajo de ${minimum} respuestas.`,
		fetch: 'Traer del buzón',
		fetching: (count: number) => `Traídos ${count} sobres …`,
		drop: 'Suelte archivos aquí, o elíjalos',
		dropHint:
			'Exportaciones de un servicio de formularios (CSV, varias a la vez) o archivos de sobres.',
		paste: 'O pegue sobres',
		openPasted: 'Abrir lo pegado',
		opening: (seen: number) => `Vistos ${seen} sobres …`,
		cancel: 'Cancelar',
		cancelled: 'Cancelado. No se guardó nada.',
		sources: (names: string) => `Abierto: ${names}`,
		startOver: 'Empezar de nuevo sin estos',
		themesLeave:
			'Estos resultados están a punto de salir de la página, y sus temas aún no están guardados.',
		themesSave: 'Guardar antes la publicación',
		themesDrop: 'Seguir sin guardar',
		nothingFound: 'No contenía ningún sobre.',
		tooFew: (responses: number, minimum: number) =>
			`Hay ${responses} ${responses === 1 ? 'respuesta' : 'respuestas'}; esta encuesta no muestra nada hasta que haya ${minimum}. Con menos, se podrían adivinar.`,
		remind: 'Espere, o recuérdeselo a su grupo.',
		tooLittleChanged: (changed: number, minimum: number) =>
			`Desde la última vez que abrió esta encuesta, ${changed} ${changed === 1 ? 'respuesta llegó o se fue' : 'respuestas llegaron o se fueron'}. Comparar los dos resultados mostraría lo que respondieron esas personas, así que solo se abre de nuevo con al menos ${minimum} más.`,
		unkept:
			'Este navegador no guarda nada para este sitio, o su almacenamiento está lleno: después de esta visita no sabrá que esto se publicó. Guarde ahora la publicación; los resultados están solo en esta página.',
		counted: (responses: number) =>
			responses === 1 ? '1 respuesta contada.' : `${responses} respuestas contadas.`,
		seeResults: 'Ver los resultados',
		duplicates: (count: number) =>
			count === 1
				? '1 estaba dos veces y se contó una.'
				: `${count} estaban más de una vez y se contaron una.`,
		noMemory:
			'A este dispositivo no le queda memoria suficiente para eso. Cierre otras páginas y otros programas, y pruebe otra vez.',
	},
});

export type FacilitateWords = (typeof facilitate)['en'];
