import { dictionary } from './dictionary.ts';

/** The page that checks a receipt, and the results, which tell what became of it. */
export const receipt = dictionary({
	en: {
		receiptTitle: 'Check a receipt',
		receiptAsk: 'Receipt',
		receiptHint:
			'The line that begins with “peer-receipt1.”, from the page that you saw after sending.',
		receiptCheck: 'Check',
		receiptHere: 'It is there. The mailbox holds the envelope with this receipt.',
		receiptGone:
			'It is not there. The mailbox holds no envelope with this receipt. If you sent it long ago, it may have been deleted when its time was over.',
		receiptChecking: 'Asking the mailbox …',
		receiptUnreadable:
			'This is not a whole receipt. Copy the line again, from “peer-receipt1.” to its end.',
		countedTitle: 'Was your own answer counted?',
		countedLead:
			'Paste the receipt that you got after sending. It tells which envelope was yours, and nothing of what is in it; it stays in this page.',
		ofAnother: 'This receipt is of another survey.',
		outcome: {
			counted: 'Yes: your envelope was opened, and your answers are in these results.',
			'left out': 'No: your envelope was there, and could not be counted. Tell the facilitator.',
			absent:
				'No: your envelope was not among those that were opened. It may have come later, or is in other results of this survey.',
		},
	},
	es: {
		receiptTitle: 'Comprobar un recibo',
		receiptAsk: 'Recibo',
		receiptHint:
			'La línea que empieza con «peer-receipt1.», de la página que vio después de enviar.',
		receiptCheck: 'Comprobar',
		receiptHere: 'Está. El buzón guarda el sobre con este recibo.',
		receiptGone:
			'No está. El buzón no guarda ningún sobre con este recibo. Si lo envió hace mucho, puede haberse borrado al cumplirse su plazo.',
		receiptChecking: 'Preguntando al buzón …',
		receiptUnreadable:
			'Esto no es un recibo completo. Copie otra vez la línea, desde «peer-receipt1.» hasta el final.',
		countedTitle: '¿Se contó su propia respuesta?',
		countedLead:
			'Pegue el recibo que apareció al enviar. Dice qué sobre era el suyo y nada de lo que contiene; se queda en esta página.',
		ofAnother: 'Este recibo es de otra encuesta.',
		outcome: {
			counted: 'Sí: su sobre se abrió, y sus respuestas están en estos resultados.',
			'left out': 'No: su sobre estaba, y no se pudo contar. Dígaselo a quien facilita.',
			absent:
				'No: su sobre no estaba entre los que se abrieron. Puede haber llegado después, o está en otros resultados de esta encuesta.',
		},
	},
});
