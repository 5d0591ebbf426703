import { dictionary } from './dictionary.ts';

/** The search over the whole site: its page and its dialog. */
export const search = dictionary({
	en: {
		title: 'Search',
		description: 'Search the whole site: protocols, materials, events, pictures.',
		field: 'Search the site',
		go: 'Search',
		hint: 'On any page, the key / or Ctrl K opens the search.',
		noScript:
			'The search needs JavaScript, which is off in this browser. Everything can also be reached from these lists.',
		one: '1 page found',
		many: '{count} pages found',
		none: 'Nothing found for “{query}”. Try fewer or other words.',
		waiting: 'Searching …',
		failed: 'The search could not be loaded. Check the network and try again.',
		more: 'Show more',
		close: 'Close',
		places: {
			protocols: 'Protocols',
			materials: 'Materials',
			pictures: 'Pictures',
			events: 'Events',
			peer: 'About peer coaching',
		},
		untitled: 'Page',
	},
	es: {
		title: 'Buscar',
		description: 'Buscar en todo el sitio: protocolos, materiales, encuentros, fotos.',
		field: 'Buscar en el sitio',
		go: 'Buscar',
		hint: 'En cualquier página, la tecla / o Ctrl K abre la búsqueda.',
		noScript:
			'La búsqueda necesita JavaScript, que está desactivado en este navegador. A todo se llega también desde estas listas.',
		one: '1 página encontrada',
		many: '{count} páginas encontradas',
		none: 'No se encontró nada para «{query}». Pruebe con menos palabras o con otras.',
		waiting: 'Buscando …',
		failed: 'No se pudo cargar la búsqueda. Compruebe la red e inténtelo de nuevo.',
		more: 'Mostrar más',
		close: 'Cerrar',
		places: {
			protocols: 'Protocolos',
			materials: 'Materiales',
			pictures: 'Fotos',
			events: 'Encuentros',
			peer: 'Sobre el coaching entre colegas',
		},
		untitled: 'Página',
	},
});
