import type { Loader } from 'astro/loaders';
import { listAlbums, readAlbums, PLACES } from './albums.ts';

/**
 * Astro’s collection of albums: what `album.yaml` says, and of each picture its sizes, its colour and
 * the names that its files will have.
 */
export function albumsLoader(): Loader {
	return {
		name: 'albums',
		async load({ store, watcher, logger }) {
			const load = async (): Promise<void> => {
				const albums = await readAlbums();
				store.clear();
				for (const { album } of albums) {
					store.set({ id: album.id, data: album as unknown as Record<string, unknown> });
				}
				const count = albums.reduce((sum, { sources }) => sum + sources.length, 0);
				logger.info(`${albums.length} albums, ${count} pictures`);
			};
			await load();
			for (const id of await listAlbums(PLACES.albums)) watcher?.add(`${PLACES.albums}/${id}`);
			watcher?.on('change', (path) => {
				if (path.endsWith('album.yaml'))
					load().catch((error: unknown) => {
						logger.error(String(error));
					});
			});
		},
	};
}
