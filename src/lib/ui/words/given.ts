import { dictionary } from './dictionary.ts';

/** Surveys that were given out, and how they are found again. */
export const given = dictionary({
	en: {
		title: 'Surveys that you gave out',
		lead: 'They are listed in this browser only, each as it was when last seen here. On another device, a survey’s file or its link brings it back.',
		mailbox: {
			none: () => 'Not given out yet: its mailbox is not open.',
			early: (opens: string) => `Its mailbox takes envelopes from ${opens} on.`,
			open: (closes: string) => `Its mailbox is open${closes && ` until ${closes}`}.`,
			closed: () => 'Its mailbox is closed.',
			deleted: () => 'Its envelopes were deleted.',
		},
		read: (when: string) => `Results opened here on ${when}.`,
		made: (when: string) => `made on ${when}`,
		opened: (when: string) => `on this list since ${when}`,
		toKey: (ending: string) => `sealed to the key …${ending}`,
		words: 'Its six words:',
		open: 'Open',
		remove: 'Remove from this list',
		removed: (title: string) =>
			`“${title}” is off this list. Nothing else changed: its mailbox and its envelopes are where they were.`,
		undo: 'Put it back',
		unlockFirst: (title: string, ending: string) =>
			`“${title}” is sealed to the key that ends in …${ending}. Unlock that key under “Your key”: the survey opens by itself then.`,
		keep: 'Keep three things',
		keepLead:
			'Your key file with its passphrase, the 24 recovery words, and this survey: as a file, or as its link. Without the survey nobody can open its envelopes.',
		isKept: 'In this browser, the survey is also on the list “Surveys that you gave out”.',
		unkept:
			'This browser keeps nothing for this site (a private window, or its storage is full or forbidden): after this visit the survey is not listed here. Save it as a file now.',
		draftMade: (when: string) => `made into a survey on ${when}`,
		openMade: 'Open the survey',
		makeAnother: 'Make another of it',
		isMade: (when: string, words: string) =>
			`This draft was made into a survey on ${when}. Its six words: ${words}.`,
		anotherLead:
			'What you change here no longer changes that survey. Another that you make of it has six other words, a link and a mailbox of its own, and none of the answers that were sent to the first.',
		same: 'Nothing differs from the survey that you gave out, so it would be the same one. For another round change something, such as the title (add the month), and make it again.',
	},
	es: {
		title: 'Encuestas que usted repartió',
		lead: 'Solo están en la lista de este navegador, cada una como se vio aquí por última vez. En otro aparato, el archivo o el enlace de una encuesta la recuperan.',
		mailbox: {
			none: () => 'Todavía no se repartió: su buzón no está abierto.',
			early: (opens: string) => `Su buzón recibe sobres desde el ${opens}.`,
			open: (closes: string) => `Su buzón está abierto${closes && ` hasta el ${closes}`}.`,
			closed: () => 'Su buzón está cerrado.',
			deleted: () => 'Sus sobres se borraron.',
		},
		read: (when: string) => `Resultados abiertos aquí el ${when}.`,
		made: (when: string) => `hecha el ${when}`,
		opened: (when: string) => `en esta lista desde el ${when}`,
		toKey: (ending: string) => `sellada con la clave …${ending}`,
		words: 'Sus seis palabras:',
		open: 'Abrir',
		remove: 'Quitar de esta lista',
		removed: (title: string) =>
			`«${title}» ya no está en esta lista. No cambió nada más: su buzón y sus sobres siguen donde estaban.`,
		undo: 'Devolverla',
		unlockFirst: (title: string, ending: string) =>
			`«${title}» está sellada con la clave que termina en …${ending}. Desbloquee esa clave en «Su clave»: entonces la encuesta se abre sola.`,
		keep: 'Guarde tres cosas',
		keepLead:
			'Su archivo de clave con su frase, las 24 palabras de recuperación y esta encuesta: como archivo o como enlace. Sin la encuesta nadie puede abrir sus sobres.',
		isKept:
			'En este navegador, la encuesta está también en la lista «Encuestas que usted repartió».',
		unkept:
			'Este navegador no guarda nada de este sitio (una ventana privada, o almacenamiento lleno o prohibido): después de esta visita la encuesta no estará en la lista. Guárdela ahora como archivo.',
		draftMade: (when: string) => `hecho encuesta el ${when}`,
		openMade: 'Abrir la encuesta',
		makeAnother: 'Hacer otra con él',
		isMade: (when: string, words: string) =>
			`Este borrador se hizo encuesta el ${when}. Sus seis palabras: ${words}.`,
		anotherLead:
			'Lo que cambie aquí ya no cambia aquella encuesta. Otra que haga con él tendrá otras seis palabras, un enlace y un buzón propios, y ninguna de las respuestas enviadas a la primera.',
		same: 'Nada la distingue de la encuesta que repartió: sería la misma. Para otra ronda cambie algo, como el título (añada el mes), y hágala otra vez.',
	},
});
