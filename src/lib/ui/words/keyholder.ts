import { dictionary } from './dictionary.ts';

/** What two keyholders see of each other: the steward's page, and the facilitator's request to it. */
export const keyholder = dictionary({
	en: {
		title: 'For stewards',
		lead: 'A steward holds the second key. Nobody can open an answer alone: not the facilitator, and not you. Twice a year or so you are asked to open a survey together.',
		keyLead:
			'Make your key once, and keep it for as long as you are a steward. What you do with it on this page stays on your device.',
		unlockLead: (ending: string, file: string) =>
			`Unlock your key to answer this request: the one that ends in …${ending}. Its file was saved as ${file}.`,
		roleTitle: 'Give your public key to the facilitator',
		roleLead:
			'Copy this line and send it, by mail or message. It opens nothing: the survey is sealed to it, and only your own key opens your half.',
		copyKey: 'Copy the public key',
		askedTitle: 'What you are asked',
		noSurvey:
			'When the facilitator asks you to open a survey, you get a link. Open it here, or paste it.',
		surveyLink: 'Link from the facilitator',
		openLink: 'Open',
		notYours: (ending: string) =>
			`This survey names another steward’s key. Lock this one, and unlock the key that you gave to its facilitator: it ends in …${ending}.`,
		oneKey: 'This survey has one keyholder. There is nothing for a steward to approve.',
		questions: 'Its questions',
		minimum: (minimum: number) => `Nothing is shown below ${minimum} responses.`,
		lookForRequest: 'Look for a request',
		looking: 'Asking the mailbox …',
		noRequest: 'The facilitator has not asked to open this survey yet.',
		request: (count: number) => `The facilitator asks to open ${count} responses.`,
		requestOfFiles: 'Did the request come as a file? Read it here',
		requestFile: 'Request file',
		envelopeFiles: 'Envelopes or exports that it is about',
		readFiles: 'Read the files',
		doesTitle: 'What approving does',
		does: [
			'The facilitator learns sums and texts in random order: never which answers belong together, and never whose they are.',
			'You learn how many responses there are, and nothing of what they say.',
			'False responses are found out by their proofs and left out; nobody learns what was in them.',
			'These responses cannot be opened a second time with others, so nobody can compare two openings.',
		],
		approve: 'Approve',
		refuse: 'Refuse',
		refused:
			'Nothing was opened, and nothing was sent. Tell the facilitator why; the answers stay sealed.',
		working: (done: number, total: number) => `Checked ${done} of ${total} responses …`,
		fetching: (count: number) => `Fetched ${count} envelopes …`,
		cancel: 'Cancel',
		cancelled: 'Cancelled. Nothing was sent.',
		approved: (responses: number) => `Approved: ${responses} responses can now be counted.`,
		texts: (count: number) =>
			count === 1
				? '1 text was mixed and handed on, sealed.'
				: `${count} texts were mixed and handed on, sealed.`,
		sentByMailbox: 'The approval is in the mailbox. The facilitator can go on; you are done.',
		saveApproval: 'Save the approval as a file',
		sendApproval:
			'Save the approval and send it to the facilitator: the file is sealed to that key.',
		leftOut: (count: number) => (count === 1 ? '1 was left out:' : `${count} were left out:`),
		at: (source: string, position: number) => `${source}, ${position}`,
		unkept:
			'This browser keeps nothing for this site, or its storage is full: after this visit it does not know what you approved, and could approve some of these responses once more, with others. Save this record before you send the approval. Next time, choose it together with the envelopes.',
		saveLedger: 'Save the record of what you approved',
		approvedBefore: (count: number) =>
			`You approved this request: ${count} responses can be counted.`,
		approvedBeforeLead: 'If the facilitator does not have your approval, give the same one again.',
		approvalIsThere:
			'Your approval is in the mailbox. If the facilitator does not find it there, give the same one again.',
		approvalIsUnsent:
			'But it did not arrive: there is no approval in the mailbox, and the facilitator waits for it.',
		sendNow: 'Send the approval',
		approveAgain: 'Give the same approval again',
		alreadyApproved: 'You approved this set before. The same approval can be sent again.',
		refusal: {
			tooFew: (responses: number, minimum: number) =>
				`Only ${responses} responses count, and this survey shows nothing below ${minimum}. There is nothing to approve.`,
			anotherSet: (notAsked: number, notHeld: number) =>
				`The facilitator asks for another set than the one that is here: ${notAsked} that are here were left out, and ${notHeld} that were asked for are not here. Ask for a new request; all responses are opened together or none.`,
			before: (reports: number) =>
				`${reports} of these responses were approved before, with others. Opening them again would let two results be compared, so it is refused.`,
			changed:
				'The same set was approved before, but the request now leaves out others. It is refused.',
			verifyKey:
				'The two halves of this survey do not fit together: it was made wrongly, or altered. Its answers cannot be opened; make a new survey.',
		},
		jointTitle: 'Open it with the steward',
		jointLead: (minimum: number) =>
			`Neither of you can open an answer alone. You ask, the steward approves once, and you see the results. Nothing is shown below ${minimum} responses.`,
		fetchAndAsk: 'Close the mailbox and ask the steward',
		askSteward: 'Ask the steward',
		closeAndAsk: 'Close it for good and ask',
		closesFirst:
			'Asking closes the mailbox: all responses are opened together, so none may come in between. They are counted first, and you are asked once more.',
		fewToAsk: (envelopes: number, minimum: number) =>
			`There ${envelopes === 1 ? 'is 1 envelope' : `are ${envelopes} envelopes`} to ask for; at least ${minimum - envelopes} more must come before this survey shows anything.`,
		staysOpen: 'The mailbox stays open, and nothing was asked.',
		askByFile: 'Without the mailbox: ask and open by files',
		files: 'Envelopes or exports',
		makeRequest: 'Make the request',
		saveRequest: 'Save the request as a file',
		asked: (count: number) => `Asked for ${count} responses. Now it is the steward’s turn.`,
		openedBefore: (count: number) =>
			count === 1
				? '1 response was opened before, and is left out.'
				: `${count} responses were opened before, and are left out.`,
		stewardLink:
			'Send your steward this link. It says what the survey asks, and nothing of the answers.',
		copyLink: 'Copy the link for the steward',
		openedHere: 'What this mailbox holds was opened here before.',
		lookAgain: 'Open the results again',
		lookForApproval: 'Look for the approval',
		notApproved: 'The steward has not approved yet.',
		approvalFile: 'Or the approval as a file',
		approvalHint: 'If this page was closed since you asked, choose the envelopes above again.',
		openApproval: 'Open with this approval',
		notAsked: (count: number, held: number) =>
			`This device does not remember having asked for this approval. It opens ${count} of the ${held} responses that are here. If you asked for those, in another browser or on another device, go on. If not, ask again from here.`,
		openUnasked: 'I asked for those: open them',
		askAgain: 'Ask for the same again',
		againHint:
			'Was the request lost on its way, or the approval? Ask for the same responses again, whatever has come since: the steward can approve them once more.',
		steps: ['Asked', 'Approved', 'Opened'],
	},
	es: {
		title: 'Para custodios',
		lead: 'Un custodio tiene la segunda clave. Nadie puede abrir una respuesta a solas: ni quien facilita, ni usted. Un par de veces al año se le pide abrir juntos una encuesta.',
		keyLead:
			'Haga su clave una vez y consérvela mientras sea custodio. Lo que haga con ella en esta página se queda en su aparato.',
		unlockLead: (ending: string, file: string) =>
			`Desbloquee su clave para responder a esta petición: la que termina en …${ending}. Su archivo se guardó como ${file}.`,
		roleTitle: 'Entregue su clave pública a quien facilita',
		roleLead:
			'Copie esta línea y envíela por correo o mensaje. No abre nada: la encuesta se sella con ella, y solo su propia clave abre su mitad.',
		copyKey: 'Copiar la clave pública',
		askedTitle: 'Lo que se le pide',
		noSurvey:
			'Cuando quien facilita le pida abrir una encuesta, recibirá un enlace. Ábralo aquí, o péguelo.',
		surveyLink: 'Enlace de quien facilita',
		openLink: 'Abrir',
		notYours: (ending: string) =>
			`Esta encuesta nombra la clave de otro custodio. Bloquee esta y desbloquee la que entregó a quien la facilita: termina en …${ending}.`,
		oneKey: 'Esta encuesta tiene una sola clave. No hay nada que aprobar.',
		questions: 'Sus preguntas',
		minimum: (minimum: number) => `No se muestra nada por debajo de ${minimum} respuestas.`,
		lookForRequest: 'Buscar una petición',
		looking: 'Preguntando al buzón …',
		noRequest: 'Quien facilita aún no ha pedido abrir esta encuesta.',
		request: (count: number) => `Quien facilita pide abrir ${count} respuestas.`,
		requestOfFiles: '¿Llegó la petición como archivo? Léala aquí',
		requestFile: 'Archivo de la petición',
		envelopeFiles: 'Sobres o exportaciones a que se refiere',
		readFiles: 'Leer los archivos',
		doesTitle: 'Qué ocurre al aprobar',
		does: [
			'Quien facilita conoce sumas y textos en orden aleatorio: nunca qué respuestas van juntas ni de quién son.',
			'Usted conoce cuántas respuestas hay, y nada de lo que dicen.',
			'Las respuestas falsas se descubren por sus pruebas y quedan fuera; nadie sabe qué contenían.',
			'Estas respuestas no pueden abrirse otra vez junto con otras, así que nadie puede comparar dos aperturas.',
		],
		approve: 'Aprobar',
		refuse: 'Rechazar',
		refused:
			'No se abrió ni se envió nada. Dígale por qué a quien facilita; las respuestas siguen selladas.',
		working: (done: number, total: number) => `Comprobadas ${done} de ${total} respuestas …`,
		fetching: (count: number) => `Traídos ${count} sobres …`,
		cancel: 'Cancelar',
		cancelled: 'Cancelado. No se envió nada.',
		approved: (responses: number) => `Aprobado: ya se pueden contar ${responses} respuestas.`,
		texts: (count: number) =>
			count === 1
				? 'Se mezcló y entregó 1 texto, sellado.'
				: `Se mezclaron y entregaron ${count} textos, sellados.`,
		sentByMailbox:
			'La aprobación está en el buzón. Quien facilita puede seguir; usted ha terminado.',
		saveApproval: 'Guardar la aprobación como archivo',
		sendApproval:
			'Guarde la aprobación y envíela a quien facilita: el archivo está sellado con esa clave.',
		leftOut: (count: number) => (count === 1 ? '1 quedó fuera:' : `${count} quedaron fuera:`),
		at: (source: string, position: number) => `${source}, ${position}`,
		unkept:
			'Este navegador no guarda nada para este sitio, o su almacenamiento está lleno: después de esta visita no sabrá qué aprobó usted, y podría aprobar algunas de estas respuestas otra vez, con otras. Guarde este registro antes de enviar la aprobación. La próxima vez, elíjalo junto con los sobres.',
		saveLedger: 'Guardar el registro de lo que aprobó',
		approvedBefore: (count: number) =>
			`Ya aprobó esta petición: pueden contarse ${count} respuestas.`,
		approvedBeforeLead: 'Si quien facilita no tiene su aprobación, dé la misma otra vez.',
		approvalIsThere:
			'Su aprobación está en el buzón. Si quien facilita no la encuentra ahí, dé la misma otra vez.',
		approvalIsUnsent:
			'Pero no llegó: no hay ninguna aprobación en el buzón, y quien facilita la espera.',
		sendNow: 'Enviar la aprobación',
		approveAgain: 'Dar otra vez la misma aprobación',
		alreadyApproved: 'Ya aprobó este conjunto. Puede enviarse otra vez la misma aprobación.',
		refusal: {
			tooFew: (responses: number, minimum: number) =>
				`Solo cuentan ${responses} respuestas, y esta encuesta no muestra nada por debajo de ${minimum}. No hay nada que aprobar.`,
			anotherSet: (notAsked: number, notHeld: number) =>
				`Se pide otro conjunto que el que hay aquí: faltan en la petición ${notAsked} que están aquí, y ${notHeld} de las pedidas no están aquí. Pida una petición nueva; se abren todas juntas o ninguna.`,
			before: (reports: number) =>
				`${reports} de estas respuestas ya se aprobaron, junto con otras. Abrirlas otra vez permitiría comparar dos resultados, así que se rechaza.`,
			changed:
				'El mismo conjunto ya se aprobó, pero la petición deja ahora fuera otras. Se rechaza.',
			verifyKey:
				'Las dos mitades de esta encuesta no encajan: se hizo mal o fue alterada. Sus respuestas no pueden abrirse; haga una encuesta nueva.',
		},
		jointTitle: 'Abrirla con el custodio',
		jointLead: (minimum: number) =>
			`Ninguno de los dos puede abrir una respuesta a solas. Usted pide, el custodio aprueba una vez, y usted ve los resultados. No se muestra nada por debajo de ${minimum} respuestas.`,
		fetchAndAsk: 'Cerrar el buzón y pedir al custodio',
		askSteward: 'Pedir al custodio',
		closeAndAsk: 'Cerrarlo para siempre y pedir',
		closesFirst:
			'Pedir cierra el buzón: todas las respuestas se abren juntas, así que no puede llegar ninguna entretanto. Antes se cuentan, y se le pregunta otra vez.',
		fewToAsk: (envelopes: number, minimum: number) =>
			`Hay ${envelopes === 1 ? '1 sobre' : `${envelopes} sobres`} que pedir; ${minimum - envelopes === 1 ? 'tiene que llegar al menos 1' : `tienen que llegar al menos ${minimum - envelopes}`} más antes de que esta encuesta muestre algo.`,
		staysOpen: 'El buzón sigue abierto, y no se pidió nada.',
		askByFile: 'Sin el buzón: pedir y abrir con archivos',
		files: 'Sobres o exportaciones',
		makeRequest: 'Hacer la petición',
		saveRequest: 'Guardar la petición como archivo',
		asked: (count: number) => `Pedidas ${count} respuestas. Ahora le toca al custodio.`,
		openedBefore: (count: number) =>
			count === 1
				? '1 respuesta se abrió antes y queda fuera.'
				: `${count} respuestas se abrieron antes y quedan fuera.`,
		stewardLink:
			'Envíe este enlace a su custodio. Dice lo que pregunta la encuesta, y nada de las respuestas.',
		copyLink: 'Copiar el enlace para el custodio',
		openedHere: 'Lo que guarda este buzón ya se abrió aquí.',
		lookAgain: 'Abrir otra vez los resultados',
		lookForApproval: 'Buscar la aprobación',
		notApproved: 'El custodio aún no ha aprobado.',
		approvalFile: 'O la aprobación como archivo',
		approvalHint: 'Si esta página se cerró desde que pidió, elija arriba otra vez los sobres.',
		openApproval: 'Abrir con esta aprobación',
		notAsked: (count: number, held: number) =>
			`Este aparato no recuerda haber pedido esta aprobación. Abre ${count} de las ${held} respuestas que hay aquí. Si las pidió usted, en otro navegador o en otro aparato, siga. Si no, pida otra vez desde aquí.`,
		openUnasked: 'Las pedí yo: abrirlas',
		askAgain: 'Pedir lo mismo otra vez',
		againHint:
			'¿Se perdió por el camino la petición, o la aprobación? Pida otra vez las mismas respuestas, haya llegado lo que haya llegado: el custodio puede aprobarlas de nuevo.',
		steps: ['Pedida', 'Aprobada', 'Abierta'],
	},
});

export type KeyholderWords = (typeof keyholder)['en'];
