import { dictionary } from './dictionary.ts';

/** The page that a survey in a link opens on, before it does; only built into pages. */
export const reflect = dictionary({
	en: {
		sampleSurveys: 'Surveys of this site',
		openLead:
			'A survey opens from the link that your facilitator gave you. Open it on your own phone or on a shared tablet: what you answer is sealed before it leaves the device.',
		openTitle: 'Reflections',
		ownSurvey: 'Make a survey for your own group',
		needsScript:
			'Sealing happens in your browser and needs JavaScript. You can read the questions here; to answer, allow scripts for this site. Nothing else is loaded.',
	},
	es: {
		sampleSurveys: 'Encuestas de este sitio',
		openLead:
			'Una encuesta se abre con el enlace que le dio quien facilita. Ábralo en su teléfono o en una tableta compartida: lo que responda se sella antes de salir del aparato.',
		openTitle: 'Reflexiones',
		ownSurvey: 'Hacer una encuesta para su propio grupo',
		needsScript:
			'El sellado ocurre en su navegador y necesita JavaScript. Aquí puede leer las preguntas; para responder, permita los scripts de este sitio. No se carga nada más.',
	},
});
