import { dictionary } from './dictionary.ts';

export const timeline = dictionary({
	en: {
		minutes: (count: number) => (count === 1 ? '1 minute' : `${count} minutes`),
		short: (count: number) => `${count} min`,
		silent: 'in silence',
		minute: 'minute',
	},
	es: {
		minutes: (count: number) => (count === 1 ? '1 minuto' : `${count} minutos`),
		short: (count: number) => `${count} min`,
		silent: 'en silencio',
		minute: 'minuto',
	},
});
