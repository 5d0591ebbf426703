import { dictionary } from './dictionary.ts';

/** The respondent's page: the form, the privacy panel, what happens after sending. */
export const respond = dictionary({
	en: {
		who: 'Who can see what',
		sealedOne:
			'Sealed in this browser, for one person: your facilitator. Nobody else can open it, not even this site.',
		sealedTwo:
			'Sealed in this browser, in two halves: nobody can open an answer alone, and this site not at all.',
		skip: 'You may skip any question. No name goes with your answers.',
		everything: 'More: keys, texts, how long, limits',
		holder: (fingerprint: string) => `The facilitator’s key ends in ${fingerprint}.`,
		oneKey:
			'One person holds the key. This site’s software shows that person only sums and shuffled texts, never one person’s answers. That is a promise of the software and of the facilitator: with one key, mathematics alone does not enforce it.',
		holders: (facilitator: string, steward: string) =>
			`One half is for the facilitator (key ending in ${facilitator}), the other for a steward (key ending in ${steward}).`,
		twoKeys:
			'Together the two count: the facilitator sees sums and shuffled texts, never one person’s answers. Mathematics enforces this as long as one of the two is honest.',
		minimum: (minimum: number) => `Nothing is shown before ${minimum} people have answered.`,
		eachMinimum: (minimum: number) =>
			`No question is shown that fewer than ${minimum} people answered.`,
		length: 'Every sealed envelope has the same length, so nobody can tell what you skipped.',
		never:
			'Peer coaching is never evaluation: no name, no time, no device and no address is sealed with your answers.',
		text: 'What you write is shown word for word, in random order. Your way of writing may be recognised: leave out names.',
		viaMailbox: (host: string) =>
			`Sealed envelopes wait in a mailbox (${host}), which keeps no time, no address and no order.`,
		viaForm: (host: string) =>
			`Sealed envelopes are kept by a form service (${host}). It sees when one came, and from which address, but not what is in it.`,
		viaFile: 'You pass your sealed envelope on yourself, as a file or a text.',
		keep: (days: number) => `They are deleted ${days} days after the survey has closed.`,
		keepOpen: (days: number) =>
			`This survey has no last day: it ends when the facilitator closes it. They are deleted ${days} days after that.`,
		closes: (day: string) => `You can answer until ${day}.`,
		cannot:
			'What this cannot hide: that somebody on your network visited this page, and what everybody answered if everybody answered the same.',
		more: 'How your reflections stay private',
		begin: 'Begin',
		next: 'Next',
		back: 'Back',
		toReview: 'Look over your answers',
		review: 'Before you send',
		reviewLead:
			'This is what will be sealed. After sending, nobody can change it or take it back, not even you.',
		change: 'Change',
		send: 'Seal and send',
		step: (at: number, of: number) => `Part ${at} of ${of}`,
		progress: 'How far you are',
		noAnswer: 'No answer',
		upTo: (max: number) => `Choose up to ${max}.`,
		tooMany: (max: number) => `Choose at most ${max}: take one back first.`,
		characters: (used: number, most: number) => `${used} of ${most} characters`,
		wholeNumber: (from: number, to: number) =>
			`A whole number from ${from} to ${to}. Only its range is sent.`,
		language: 'Read the questions in',
		notLoaded:
			'A part of this page did not load, so nothing could be sealed. Check the network, then load the page again.',
		sealing: 'Sealing your answers …',
		sending: 'Sending the sealed envelope …',
		sent: 'Sent. Thank you!',
		sentLead:
			'Your answers arrived, sealed, and are gone from this device. There is nothing more to do: you can close this page.',
		sentUnconfirmed:
			'Your sealed envelope was handed to the form service, which does not confirm what it takes. Your answers are gone from this device.',
		passOn: 'Sealed',
		passOnLead:
			'Your answers are sealed and gone from this device. Now pass the envelope on: send it to the facilitator as a file or a text.',
		waiting: 'Waiting for the network',
		waitingLead:
			'Your answers are sealed, and gone from this page. The sealed envelope waits on this device and is sent as soon as that is possible. You can close this page and come back on this device.',
		waitingUnsaved:
			'Your answers are sealed, and gone from this page. This browser keeps nothing for this site, so the sealed envelope waits in this page only: keep it open, or save the envelope as a file.',
		waitingOpen: 'Sealed, and not sent yet',
		notOpened: 'Your facilitator has not opened this survey’s mailbox yet.',
		triedAgain: 'Tried again just now: not yet.',
		refused: 'Not delivered',
		refusedLead:
			'Your answers were not counted, and they are gone from this page. Your facilitator may still take the sealed envelope as a file or a text.',
		tryAgain: 'Try now',
		saveEnvelope: 'Save the envelope as a file',
		copyEnvelope: 'Copy the envelope',
		receipt: 'Your receipt',
		receiptLead:
			'The receipt proves that your envelope arrived and says nothing about what is in it. Keep it if you would like to check.',
		receiptNames:
			'The receipt names your envelope and says nothing about what is in it. It does not prove that the envelope arrived.',
		copy: 'Copy',
		print: 'Print',
		check: 'Check a receipt',
		isShared: 'Is this a shared device?',
		handOver: 'Hand over to the next person',
		done: 'Back to the start page',
		brokenLink: 'This link does not open a survey',
		notYet: (day: string) => `This survey opens on ${day}.`,
		notOpenYet:
			'This survey is not open yet: your facilitator has not opened its mailbox. You can answer already; your sealed envelope then waits on this device until the mailbox is open.',
		closed: 'This survey is closed and takes no more answers.',
		surveyWords: 'The six words of this survey',
		surveyWordsHint: 'Everybody in your group should read the same ones.',
		fetchingSurvey: 'Fetching the survey …',
		leave: 'Your answers have not been sent.',
	},
	es: {
		who: 'Quién puede ver qué',
		sealedOne:
			'Se sella en este navegador para una sola persona: quien facilita. Nadie más puede abrirlo, ni este sitio.',
		sealedTwo:
			'Se sella en este navegador en dos mitades: nadie puede abrir una respuesta a solas, y este sitio ninguna.',
		skip: 'Puede saltar cualquier pregunta. Con sus respuestas no va ningún nombre.',
		everything: 'Más: claves, textos, plazos, límites',
		holder: (fingerprint: string) => `La clave de quien facilita termina en ${fingerprint}.`,
		oneKey:
			'Una persona tiene la clave. El programa de este sitio solo le muestra sumas y textos mezclados, nunca las respuestas de una persona. Es una promesa del programa y de quien facilita: con una sola clave, las matemáticas no lo garantizan.',
		holders: (facilitator: string, steward: string) =>
			`Una mitad es para quien facilita (clave que termina en ${facilitator}), la otra para un custodio (clave que termina en ${steward}).`,
		twoKeys:
			'Juntos, los dos cuentan: quien facilita ve sumas y textos mezclados, nunca las respuestas de una persona. Lo garantizan las matemáticas mientras uno de los dos sea honrado.',
		minimum: (minimum: number) =>
			`No se muestra nada antes de que hayan respondido ${minimum} personas.`,
		eachMinimum: (minimum: number) =>
			`No se muestra ninguna pregunta que hayan respondido menos de ${minimum} personas.`,
		length: 'Todos los sobres sellados tienen el mismo largo: nadie puede saber qué saltó.',
		never:
			'El coaching entre colegas nunca es evaluación: con sus respuestas no se sella ningún nombre, hora, aparato ni dirección.',
		text: 'Lo que escriba se muestra palabra por palabra, en orden aleatorio. Su manera de escribir puede reconocerse: no ponga nombres.',
		viaMailbox: (host: string) =>
			`Los sobres sellados esperan en un buzón (${host}) que no guarda hora, dirección ni orden.`,
		viaForm: (host: string) =>
			`Los sobres sellados los guarda un servicio de formularios (${host}). Ve cuándo llegó cada uno y desde qué dirección, pero no lo que contiene.`,
		viaFile: 'Usted mismo entrega su sobre sellado, como archivo o como texto.',
		keep: (days: number) => `Se borran ${days} días después de que se cierre la encuesta.`,
		keepOpen: (days: number) =>
			`Esta encuesta no tiene último día: termina cuando la cierra quien facilita. Se borran ${days} días después.`,
		closes: (day: string) => `Puede responder hasta el ${day}.`,
		cannot:
			'Lo que esto no puede ocultar: que alguien de su red visitó esta página, y lo que respondieron todos si todos respondieron lo mismo.',
		more: 'Cómo se mantienen privadas sus reflexiones',
		begin: 'Empezar',
		next: 'Siguiente',
		back: 'Atrás',
		toReview: 'Revisar sus respuestas',
		review: 'Antes de enviar',
		reviewLead:
			'Esto es lo que se sellará. Una vez enviado, nadie puede cambiarlo ni retirarlo, ni siquiera usted.',
		change: 'Cambiar',
		send: 'Sellar y enviar',
		step: (at: number, of: number) => `Parte ${at} de ${of}`,
		progress: 'Cuánto lleva',
		noAnswer: 'Sin respuesta',
		upTo: (max: number) => `Elija hasta ${max}.`,
		tooMany: (max: number) => `Elija como máximo ${max}: quite una primero.`,
		characters: (used: number, most: number) => `${used} de ${most} caracteres`,
		wholeNumber: (from: number, to: number) =>
			`Un número entero de ${from} a ${to}. Solo se envía el intervalo en que cae.`,
		language: 'Leer las preguntas en',
		notLoaded:
			'Una parte de esta página no se cargó, así que no podría sellarse nada. Revise la red y cargue la página otra vez.',
		sealing: 'Sellando sus respuestas …',
		sending: 'Enviando el sobre sellado …',
		sent: 'Enviado. ¡Gracias!',
		sentLead:
			'Sus respuestas llegaron, selladas, y ya no están en este aparato. No hay nada más que hacer: puede cerrar esta página.',
		sentUnconfirmed:
			'Su sobre sellado se entregó al servicio de formularios, que no confirma lo que recibe. Sus respuestas ya no están en este aparato.',
		passOn: 'Sellado',
		passOnLead:
			'Sus respuestas están selladas y ya no están en este aparato. Ahora entregue el sobre: envíelo a quien facilita, como archivo o como texto.',
		waiting: 'Esperando la red',
		waitingLead:
			'Sus respuestas están selladas y ya no están en esta página. El sobre sellado espera en este aparato y se envía en cuanto sea posible. Puede cerrar esta página y volver en este mismo aparato.',
		waitingUnsaved:
			'Sus respuestas están selladas y ya no están en esta página. Este navegador no guarda nada de este sitio, así que el sobre sellado espera solo en esta página: déjela abierta o guarde el sobre como archivo.',
		waitingOpen: 'Sellado, todavía sin enviar',
		notOpened: 'Quien facilita todavía no ha abierto el buzón de esta encuesta.',
		triedAgain: 'Se acaba de intentar: todavía no.',
		refused: 'No se entregó',
		refusedLead:
			'Sus respuestas no se contaron y ya no están en esta página. Quien facilita quizá acepte todavía el sobre sellado, como archivo o como texto.',
		tryAgain: 'Intentar ahora',
		saveEnvelope: 'Guardar el sobre como archivo',
		copyEnvelope: 'Copiar el sobre',
		receipt: 'Su recibo',
		receiptLead:
			'El recibo prueba que su sobre llegó y no dice nada de lo que contiene. Guárdelo si quiere comprobarlo.',
		receiptNames:
			'El recibo nombra su sobre y no dice nada de lo que contiene. No prueba que el sobre haya llegado.',
		copy: 'Copiar',
		print: 'Imprimir',
		check: 'Comprobar un recibo',
		isShared: '¿Es un aparato compartido?',
		handOver: 'Pasar a la siguiente persona',
		done: 'Volver a la página de inicio',
		brokenLink: 'Este enlace no abre ninguna encuesta',
		notYet: (day: string) => `Esta encuesta se abre el ${day}.`,
		notOpenYet:
			'Esta encuesta todavía no está abierta: quien facilita no ha abierto su buzón. Ya puede responder; su sobre sellado esperará en este aparato hasta que el buzón esté abierto.',
		closed: 'Esta encuesta está cerrada y ya no recibe respuestas.',
		surveyWords: 'Las seis palabras de esta encuesta',
		surveyWordsHint: 'En su grupo todos deberían leer las mismas.',
		fetchingSurvey: 'Trayendo la encuesta …',
		leave: 'Sus respuestas no se han enviado.',
	},
});

export type RespondWords = (typeof respond)['en'];
