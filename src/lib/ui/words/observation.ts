import { dictionary } from './dictionary.ts';

/** The observation cycle: a guided path of three parts, and the sheet that one writes on. */
export const observation = dictionary({
	en: {
		title: 'Visit a lesson',
		lead: 'Two colleagues, one lesson, three parts. The one who teaches asks the question and owns the notes.',
		description:
			'The observation cycle of peer coaching as a guided path: before, during and after the lesson, with a sheet that stays on the device.',
		stance: 'What should the observer be afterwards?',
		stances: {
			mirror: 'a mirror',
			collaborative: 'a partner in thinking',
			expert: 'somebody with experience',
		},
		stanceMeans: {
			mirror:
				'The observer collects what was asked for, hands it over and adds nothing. The teacher draws the conclusions alone.',
			collaborative:
				'The observer hands the notes over and then helps the teacher to think, with questions and without answers.',
			expert:
				'The observer has experience that the teacher asked for, and discusses the lesson with it in mind.',
		},
		notEvaluation:
			'This is never evaluation. Nobody else sees the notes. Whoever taught today observes next time.',
		before: 'Before the lesson',
		beforeText:
			'Agree on one question, a way to record, and the stance. Ten to twenty-five minutes, the day before is good.',
		beforeStance: {
			mirror: 'Agree exactly what is collected. A mirror shows only that.',
			collaborative: 'Agree also which kind of question would help you to think.',
			expert: 'Say what you would like the experience for, and what not.',
		},
		during: 'During the lesson',
		duringText:
			'Sit where you see faces. Write what is seen and heard with the minute beside it. No adjectives, no help, no raised eyebrow.',
		duringStance: {
			mirror: 'Write down only what was agreed, and all of it.',
			collaborative: 'Mark two or three places in which the question shows.',
			expert:
				'Separate strictly what you saw from what you think. The thoughts go on another sheet.',
		},
		after: 'After the lesson',
		afterText:
			'Within a day, side by side, the sheet between you. The teacher reads and speaks first.',
		afterStance: {
			mirror: 'Hand the sheet over. Say no more than is on it.',
			collaborative: 'Ask, wait, say it back in other words. The thinking is the teacher’s.',
			expert:
				'Say what you would consider and why, one thing, and only after the teacher has spoken.',
		},
		run: 'Run it with the clock',
		read: 'Read it first',
		openSheet: 'Open the observation sheet',
		sheet: 'Observation sheet',
		sheetLead: 'What is seen and heard, with the minute beside it. It belongs to the teacher.',
		sheetDescription: 'An observation sheet to fill in on the device or to print.',
		noScript: 'Without JavaScript this sheet cannot be filled in here. Print it and write by hand.',
		stays:
			'What you write stays in this browser, on this device, until you erase it. It is not sent anywhere. Whoever uses this browser after you can read it, so hand it over and erase it.',
		noNames: 'Write no names: “pupil by the window” is enough.',
		question: 'The teacher’s question',
		record: 'What is to be recorded',
		start: 'The lesson begins now',
		begun: 'Begun at {time}',
		line: 'Seen or heard',
		add: 'Write it down',
		minute: 'Min',
		notes: 'Notes',
		remove: 'Remove the line of minute {minute}',
		removed: 'Line removed.',
		undo: 'Undo',
		empty: 'Nothing written yet.',
		own: 'Places that the teacher marked, and what they may mean',
		print: 'Print it',
		download: 'Save as a text file',
		erase: 'Erase everything',
		eraseAsk: 'Erase all of this sheet from this device? This cannot be undone.',
		erased: 'The sheet is empty. Nothing of it is left on this device.',
		saveFailed:
			'This browser does not let the page keep anything. Print or save the sheet before you close it.',
		blank: 'Print an empty sheet',
		fileName: 'observation-sheet.txt',
	},
	es: {
		title: 'Visitar una clase',
		lead: 'Dos colegas, una clase, tres partes. Quien da la clase hace la pregunta, y las notas son suyas.',
		description:
			'El ciclo de observación del coaching entre colegas como camino guiado: antes, durante y después de la clase, con una hoja que se queda en el dispositivo.',
		stance: '¿Qué debe ser después quien observa?',
		stances: {
			mirror: 'un espejo',
			collaborative: 'alguien con quien pensar',
			expert: 'alguien con experiencia',
		},
		stanceMeans: {
			mirror:
				'Quien observa recoge lo que se le pidió, lo entrega y no añade nada. Las conclusiones las saca a solas quien da la clase.',
			collaborative:
				'Quien observa entrega las notas y luego ayuda a pensar, con preguntas y sin respuestas.',
			expert:
				'Quien observa tiene una experiencia que se le pidió, y conversa sobre la clase a partir de ella.',
		},
		notEvaluation:
			'Esto nunca es evaluación. Nadie más ve las notas. Quien dio hoy la clase observa la próxima vez.',
		before: 'Antes de la clase',
		beforeText:
			'Acuerden una pregunta, una manera de anotar y la postura. De diez a veinticinco minutos; el día anterior va bien.',
		beforeStance: {
			mirror: 'Acuerden exactamente qué se recoge. Un espejo muestra solo eso.',
			collaborative: 'Acuerden también qué clase de pregunta le ayudaría a pensar.',
			expert: 'Diga para qué quiere esa experiencia, y para qué no.',
		},
		during: 'Durante la clase',
		duringText:
			'Siéntese donde vea las caras. Escriba lo que se ve y se oye, con el minuto al lado. Sin adjetivos, sin ayudar, sin levantar una ceja.',
		duringStance: {
			mirror: 'Anote solo lo acordado, y todo lo acordado.',
			collaborative: 'Marque dos o tres lugares en los que se muestra la pregunta.',
			expert: 'Separe con rigor lo que vio de lo que piensa. Lo pensado va en otra hoja.',
		},
		after: 'Después de la clase',
		afterText:
			'Antes de un día, una persona al lado de la otra, la hoja en medio. Quien dio la clase lee y habla primero.',
		afterStance: {
			mirror: 'Entregue la hoja. No diga más de lo que está escrito.',
			collaborative:
				'Pregunte, espere, dígalo con otras palabras. El pensamiento es de quien da la clase.',
			expert:
				'Diga qué consideraría y por qué, una sola cosa, y solo después de que haya hablado quien dio la clase.',
		},
		run: 'Usarlo con el reloj',
		read: 'Leerlo antes',
		openSheet: 'Abrir la hoja de observación',
		sheet: 'Hoja de observación',
		sheetLead: 'Lo que se ve y se oye, con el minuto al lado. Es de quien da la clase.',
		sheetDescription: 'Una hoja de observación para llenar en el dispositivo o imprimir.',
		noScript: 'Sin JavaScript esta hoja no se puede llenar aquí. Imprímala y escriba a mano.',
		stays:
			'Lo que escribe se queda en este navegador, en este dispositivo, hasta que lo borre. No se envía a ninguna parte. Quien use este navegador después puede leerlo: entréguelo y bórrelo.',
		noNames: 'No escriba nombres: «estudiante junto a la ventana» basta.',
		question: 'La pregunta de quien da la clase',
		record: 'Qué se va a anotar',
		start: 'La clase empieza ahora',
		begun: 'Empezó a las {time}',
		line: 'Visto u oído',
		add: 'Anotarlo',
		minute: 'Min',
		notes: 'Notas',
		remove: 'Quitar la línea del minuto {minute}',
		removed: 'Línea quitada.',
		undo: 'Deshacer',
		empty: 'Todavía no hay nada escrito.',
		own: 'Lugares que marcó quien da la clase, y qué pueden significar',
		print: 'Imprimirla',
		download: 'Guardar como archivo de texto',
		erase: 'Borrar todo',
		eraseAsk: '¿Borrar toda esta hoja de este dispositivo? No se puede deshacer.',
		erased: 'La hoja está vacía. No queda nada de ella en este dispositivo.',
		saveFailed:
			'Este navegador no deja que la página guarde nada. Imprima o guarde la hoja antes de cerrarla.',
		blank: 'Imprimir una hoja vacía',
		fileName: 'hoja-de-observacion.txt',
	},
});
