import { dictionary } from './dictionary.ts';

/** One place for files of every kind: what it is, and where it went. */
export const openFile = dictionary({
	en: {
		title: 'Open a file',
		label: 'Choose a file, or drop it here',
		hint: 'A key, a draft, a survey, results, a request or an approval: it is recognised, and you read here where it went.',
		tooLong: (name: string) => `“${name}” is too long to be a file of this site.`,
		unknown: (name: string) =>
			`“${name}” is no key, draft or survey, and holds no results, request, approval or envelopes. A table of a form service (CSV) is opened under “Open the envelopes”, once its survey is open.`,
		key: (name: string) =>
			`“${name}” is a key file. It is chosen under “Your key”: type its passphrase.`,
		keyInUse: (name: string) =>
			`“${name}” is a key file, and a key is in use already. Lock that one under “Your key”, then choose this file again.`,
		draft: (name: string) => `“${name}” is a draft. It is open under “Make a survey”.`,
		survey: (name: string) => `“${name}” is a survey. It is open under “Your survey”.`,
		begin: 'Begin a new draft from it',
		release: (name: string) =>
			`“${name}” holds results, unchanged since they were signed. They are shown below.`,
		request: (name: string) =>
			`“${name}” is a request to open envelopes together. It is for the steward, who chooses it on the steward’s page.`,
		toSteward: 'Go to the steward’s page',
		approval: (name: string) =>
			`“${name}” is a steward’s approval. Open its survey first; then choose this file under “Open it with the steward”.`,
		envelopes: (name: string) =>
			`“${name}” holds sealed envelopes. Open their survey first; then choose this file under “Open the envelopes”.`,
	},
	es: {
		title: 'Abrir un archivo',
		label: 'Elija un archivo, o suéltelo aquí',
		hint: 'Una clave, un borrador, una encuesta, resultados, una petición o una aprobación: se reconoce, y aquí se lee adónde fue.',
		tooLong: (name: string) => `«${name}» es demasiado largo para ser un archivo de este sitio.`,
		unknown: (name: string) =>
			`«${name}» no es una clave, un borrador ni una encuesta, y no contiene resultados, petición, aprobación ni sobres. Una tabla de un servicio de formularios (CSV) se abre en «Abrir los sobres», cuando su encuesta está abierta.`,
		key: (name: string) =>
			`«${name}» es un archivo de clave. Está elegido en «Su clave»: escriba su frase de contraseña.`,
		keyInUse: (name: string) =>
			`«${name}» es un archivo de clave, y ya hay una clave en uso. Bloquéela en «Su clave» y elija otra vez este archivo.`,
		draft: (name: string) => `«${name}» es un borrador. Está abierto en «Hacer una encuesta».`,
		survey: (name: string) => `«${name}» es una encuesta. Está abierta en «Su encuesta».`,
		begin: 'Empezar un borrador nuevo con ella',
		release: (name: string) =>
			`«${name}» contiene resultados, sin cambios desde que se firmaron. Se muestran más abajo.`,
		request: (name: string) =>
			`«${name}» es una petición para abrir sobres entre dos. Es para el custodio, que la elige en su página.`,
		toSteward: 'Ir a la página del custodio',
		approval: (name: string) =>
			`«${name}» es la aprobación de un custodio. Abra primero su encuesta; después elija este archivo en «Abrirla con el custodio».`,
		envelopes: (name: string) =>
			`«${name}» contiene sobres sellados. Abra primero su encuesta; después elija este archivo en «Abrir los sobres».`,
	},
});
