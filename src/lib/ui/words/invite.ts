import { dictionary } from './dictionary.ts';

const thousands = (count: number, lang: string): string =>
	new Intl.NumberFormat(lang).format(count);

/** Giving a survey out: links, codes, words to compare, paper. */
export const invite = dictionary({
	en: {
		link: 'The link for your group',
		linkLead: 'It holds the whole survey after the “#”, which browsers send to nobody.',
		copyLink: 'Copy the link',
		long: 'A long link that needs no mailbox to show the questions',
		shortLead:
			'Send this one. The mailbox holds the questions, so this link needs only the survey’s name. The page checks that it got exactly this survey.',
		copyLong: 'Copy the long link',
		same: 'Does everybody have the same survey?',
		sameLead:
			'These six words belong to this survey and to no other. They stand on everybody’s first page: read them out, and whoever sees others has another survey.',
		code: 'A code to scan',
		codeOf: (title: string) => `QR code with the link of “${title}”`,
		length: (length: number) => `The link has ${thousands(length, 'en')} characters.`,
		shortLength: (short: number, whole: number) =>
			`It holds the short link, ${short} characters; the whole one has ${thousands(whole, 'en')}.`,
		dense:
			'A code with so much in it has to be large and near. A short link makes a small one of it: there is one where the survey’s mailbox is open and holds the questions too.',
		tooLong: (length: number) =>
			`The link has ${thousands(length, 'en')} characters: too many for a code that phones can read. For a short link, open the mailbox and let it hold the questions too; or send the link as a message; or shorten the survey.`,
		paper: 'On paper',
		paperLead: 'A poster for the wall, one page a language, and slips to cut and give out.',
		paperPosterOnly:
			'A poster for the wall, one page a language. Slips need a short link: there is one where the mailbox is open and holds the questions too.',
		poster: 'Print the poster',
		slips: 'Print slips to cut',
		slipCount: 'Slips',
		slipHint: (onSheet: number) => `${onSheet} on a sheet; the last sheet is filled.`,
		kicker: 'A reflection, sealed',
		steps: [
			'Scan the code with your phone.',
			'Answer what you like, and skip the rest.',
			'Seal and send. Nobody learns what you wrote as yours.',
		],
		sameOnPaper: 'Your first page shows these six words:',
		slip: 'Scan, answer, seal. What you say is shown only in sums, and texts in random order.',
		keepThere: 'Let the mailbox hold the questions too, for a short link',
		keepThereHint: 'It then knows what is asked. It never knows what is answered.',
		changeCopy: 'Change a copy of it',
	},
	es: {
		link: 'El enlace para su grupo',
		linkLead: 'Lleva la encuesta entera después de «#», que los navegadores no envían a nadie.',
		copyLink: 'Copiar el enlace',
		long: 'Un enlace largo que no necesita el buzón para mostrar las preguntas',
		shortLead:
			'Envíe este. El buzón guarda las preguntas, así que este enlace solo necesita el nombre de la encuesta. La página comprueba que recibió exactamente esta.',
		copyLong: 'Copiar el enlace largo',
		same: '¿Tienen todos la misma encuesta?',
		sameLead:
			'Estas seis palabras pertenecen a esta encuesta y a ninguna otra. Están en la primera página de todos: léalas en voz alta; quien vea otras tiene otra encuesta.',
		code: 'Un código para escanear',
		codeOf: (title: string) => `Código QR con el enlace de «${title}»`,
		length: (length: number) => `El enlace tiene ${thousands(length, 'es')} caracteres.`,
		shortLength: (short: number, whole: number) =>
			`Contiene el enlace corto, ${short} caracteres; el completo tiene ${thousands(whole, 'es')}.`,
		dense:
			'Un código con tanto dentro tiene que ser grande y estar cerca. Un enlace corto lo hace pequeño: lo hay cuando el buzón de la encuesta está abierto y guarda también las preguntas.',
		tooLong: (length: number) =>
			`El enlace tiene ${thousands(length, 'es')} caracteres: demasiados para un código que los teléfonos puedan leer. Para tener un enlace corto, abra el buzón y deje que guarde también las preguntas; o envíe el enlace en un mensaje, o acorte la encuesta.`,
		paper: 'En papel',
		paperLead:
			'Un cartel para la pared, una página por idioma, y papelitos para recortar y repartir.',
		paperPosterOnly:
			'Un cartel para la pared, una página por idioma. Los papelitos necesitan un enlace corto: lo hay cuando el buzón está abierto y guarda también las preguntas.',
		poster: 'Imprimir el cartel',
		slips: 'Imprimir papelitos para recortar',
		slipCount: 'Papelitos',
		slipHint: (onSheet: number) => `${onSheet} por hoja; la última hoja se llena.`,
		kicker: 'Una reflexión, sellada',
		steps: [
			'Escanee el código con su teléfono.',
			'Responda lo que quiera y salte el resto.',
			'Selle y envíe. Nadie sabrá que lo escribió usted.',
		],
		sameOnPaper: 'Su primera página muestra estas seis palabras:',
		slip: 'Escanee, responda, selle. Lo que diga se muestra solo en sumas, y los textos en orden aleatorio.',
		keepThere: 'Que el buzón guarde también las preguntas, para tener un enlace corto',
		keepThereHint: 'Entonces sabe lo que se pregunta. Nunca sabe lo que se responde.',
		changeCopy: 'Cambiar una copia',
	},
});

export type InviteWords = (typeof invite)['en'];
