import { dictionary } from './dictionary.ts';

/** Sealed envelopes that wait on this device. */
export const outbox = dictionary({
	en: {
		discard: 'Discard',
		discardSure: (count: number) =>
			`${count === 1 ? 'The envelope that waits here' : 'The envelopes that wait here'} may be somebody else’s who used this device. What is discarded is never counted, and nobody can bring it back.`,
		discardGo: 'Discard for good',
		discardStay: 'Keep and try now',
		sent: (count: number) =>
			count === 1
				? 'The sealed envelope that waited on this device was sent.'
				: `${count} sealed envelopes that waited on this device were sent.`,
		onlyHere: 'This browser keeps nothing for this site: keep this page open until then.',
		receipt: 'Its receipt',
		waiting: (count: number) =>
			count === 1
				? 'One sealed envelope waits on this device to be sent.'
				: `${count} sealed envelopes wait on this device to be sent.`,
		tryNow: 'Try now',
	},
	es: {
		discard: 'Descartar',
		discardSure: (count: number) =>
			`${count === 1 ? 'El sobre que espera aquí puede ser' : 'Los sobres que esperan aquí pueden ser'} de otra persona que usó este aparato. Lo que se descarta no se cuenta nunca, y nadie puede recuperarlo.`,
		discardGo: 'Descartar para siempre',
		discardStay: 'Conservar e intentar ahora',
		sent: (count: number) =>
			count === 1
				? 'El sobre sellado que esperaba en este aparato se envió.'
				: `${count} sobres sellados que esperaban en este aparato se enviaron.`,
		onlyHere:
			'Este navegador no guarda nada de este sitio: deje esta página abierta hasta entonces.',
		receipt: 'Su recibo',
		waiting: (count: number) =>
			count === 1
				? 'Un sobre sellado espera en este aparato para enviarse.'
				: `${count} sobres sellados esperan en este aparato para enviarse.`,
		tryNow: 'Intentar ahora',
	},
});
