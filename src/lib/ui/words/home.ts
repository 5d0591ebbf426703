import { dictionary } from './dictionary.ts';

export const home = dictionary({
	en: {
		description:
			'A Colorado academy where colleagues coach each other as equals: protocols for good conversations, pictures of our days, and reflections that are sealed before they are sent.',
		heading: 'Teachers coaching teachers, in\u00a0confidence',
		lead: 'In the Peer Coach Academy, colleagues in Colorado schools meet as equals to look hard at their own work and to help each other with it. Nobody is rated, and what is said stays in the room.',
		startReading: 'What peer coaching is',
		startDoing: 'Find a protocol',
		drawing: 'An hour of the Tuning protocol',
		caption:
			'This is an hour. A protocol gives a conversation its turns: who speaks, who listens, and for how long. Each bar is as wide as its step is long; where nobody speaks, it is low.',
		steps: {
			open: 'Welcome',
			present: 'A teacher presents a plan',
			ask: 'Clarifying questions',
			look: 'Everyone reads the work',
			pause: 'Pause to think',
			feedback: 'The group talks it over',
			reflect: 'The presenter thinks aloud',
			close: 'How was it?',
		},
		doors: 'Where to go',
		protocols: 'Protocols',
		protocolsText:
			'Step-by-step plans for conversations that matter, with a clock that runs them, a sheet to print, and everything kept for when the wifi is bad.',
		pictures: 'Pictures',
		picturesText:
			'What our days together look like: the year in pictures, shown only with the consent of the people in them.',
		reflections: 'Reflections',
		reflectionsText:
			'Say how it was. Your answers are sealed in your own browser, and only counts and unsigned words are ever shown.',
		sealed: 'How that works',
		facilitate: 'Make a survey for your group',
		aboutHeading: 'Help, never evaluation',
		about:
			'A colleague can be the best teacher a teacher has, as long as it is safe to say what did not work. So peer coaching belongs to the people who do it. No form is filled in for a principal, no lesson is scored, and whoever is coached decides what it is about.',
		aboutMore: 'Read how it works, and why',
		materialsHeading: 'To read and to use',
		materialsMore: 'All materials',
	},
	es: {
		description:
			'Una academia de Colorado donde colegas se acompañan como iguales: protocolos para buenas conversaciones, fotos de nuestras jornadas y reflexiones selladas antes de enviarse.',
		heading: 'Docentes que acompañan a docentes, en\u00a0confianza',
		lead: 'En la Peer Coach Academy, colegas de escuelas de Colorado se reúnen como iguales para mirar con atención su propio trabajo y ayudarse a mejorarlo. A nadie se le califica, y lo que se dice se queda en la sala.',
		startReading: 'Qué es el coaching entre colegas',
		startDoing: 'Encontrar un protocolo',
		drawing: 'Una hora del protocolo de afinación',
		caption:
			'Esto es una hora. Un protocolo le da turnos a la conversación: quién habla, quién escucha y cuánto tiempo. Cada barra es tan ancha como largo es su paso; donde nadie habla, es baja.',
		steps: {
			open: 'Bienvenida',
			present: 'Una docente presenta un plan',
			ask: 'Preguntas aclaratorias',
			look: 'Todos leen el trabajo',
			pause: 'Pausa para pensar',
			feedback: 'El grupo lo conversa',
			reflect: 'Ella piensa en voz alta',
			close: '¿Cómo fue?',
		},
		doors: 'Adónde ir',
		protocols: 'Protocolos',
		protocolsText:
			'Guías paso a paso para conversaciones que importan, con un reloj que las lleva, una hoja para imprimir y todo guardado para cuando falle el wifi.',
		pictures: 'Fotos',
		picturesText:
			'Cómo son nuestras jornadas: el año en imágenes, mostradas solo con el consentimiento de quienes aparecen.',
		reflections: 'Reflexiones',
		reflectionsText:
			'Cuente cómo fue. Sus respuestas se sellan en su propio navegador, y solo se muestran recuentos y palabras sin firma.',
		sealed: 'Cómo funciona',
		facilitate: 'Hacer una encuesta para su grupo',
		aboutHeading: 'Ayuda, nunca evaluación',
		about:
			'Una colega puede ser la mejor maestra de un maestro, siempre que se pueda decir sin riesgo lo que no salió bien. Por eso el coaching entre colegas pertenece a quienes lo hacen. No se rellena ningún formulario para la dirección, no se puntúa ninguna clase, y quien recibe el acompañamiento decide de qué se trata.',
		aboutMore: 'Lea cómo funciona y por qué',
		materialsHeading: 'Para leer y usar',
		materialsMore: 'Todos los materiales',
	},
});
