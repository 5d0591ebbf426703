import { dictionary } from './dictionary.ts';

/** What is shown in place of a page that needs a network when there is none. */
export const offline = dictionary({
	en: {
		title: 'No network here',
		lead: 'This page is not on your device, and there is no network to fetch it.',
		but: 'These are on your device and work now:',
		protocols: 'All protocols, with the clock',
		search: 'The search',
		back: 'When the network is back, reload the page you wanted.',
	},
	es: {
		title: 'Aquí no hay red',
		lead: 'Esta página no está en su dispositivo, y no hay red para traerla.',
		but: 'Esto sí está en su dispositivo y funciona ahora:',
		protocols: 'Todos los protocolos, con el reloj',
		search: 'La búsqueda',
		back: 'Cuando vuelva la red, recargue la página que quería.',
	},
});
