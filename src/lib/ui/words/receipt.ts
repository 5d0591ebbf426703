import { dictionary } from './dictionary.ts';

/** The page that checks a receipt. */
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
	},
});
