import { stat } from 'node:fs/promises';
import { PLACES } from '../photos/albums.ts';
import { importPhotos } from '../photos/import.ts';
import { EXIT, readArguments, requireOption, say, UsageError, type Command } from './command.ts';
import { Progress } from './progress.ts';

/** More lines than this are of no use to a person; the rest are counted. */
const MAX_LISTED = 200;

export const photos: Command = {
	summary: 'bring photos into an album',
	help: `Usage: academy photos import FOLDER --album YEAR/NAME [--credit WHO] [--masters FOLDER]

Takes every photo of a folder into the album src/content/albums/YEAR/NAME. Each is turned the right way,
converted to sRGB and scaled to at most 2,400 px; its metadata (GPS, camera, comments) is left behind
before anything enters the repository, and only the date taken is kept. The folder is not changed.

album.yaml gets an entry a photo, to be completed: alt, credit, consent, pupils. What is written there
already is never changed. Ctrl-C stops; the same command goes on from there.

  --album YEAR/NAME   such as 2016/summer-institute; the folder is made if it is not there
  --credit WHO        who made the photos, if it is the same for all
  --masters FOLDER    where the masters go, if not beside album.yaml (default: PHOTO_MASTERS, if that is a
                      folder). For an object store: a folder that you then upload to PHOTO_MASTERS

Reads JPEG, PNG, WebP, AVIF and TIFF. Skips, with a reason, what it cannot use, what is in the album
already and what was taken down. Exit code 3 says that something was skipped.
`,
	async run(args, signal) {
		const { values, positionals } = readArguments(args, {
			album: { type: 'string' },
			credit: { type: 'string' },
			masters: { type: 'string' },
		});
		const [verb, folder, ...rest] = positionals;
		if (verb !== 'import' || folder === undefined || rest.length > 0) {
			throw new UsageError('Say what to bring in: academy photos import FOLDER.');
		}
		const album = requireOption(values.album, 'album');
		if (!(await stat(folder)).isDirectory()) {
			throw new UsageError(`${folder} is not a folder. Name the folder that the photos are in.`);
		}
		const setting = PLACES.masters ?? '';
		const isFolder = setting !== '' && !/^https?:/.test(setting);
		const masters = values.masters ?? (isFolder ? setting : PLACES.albums);

		const progress = new Progress('photos looked at');
		const { path, added, skipped, isStopped } = await importPhotos({
			folder,
			album,
			albums: PLACES.albums,
			masters,
			credit: values.credit,
			signal,
			progress: (done, of) => {
				progress.at(done, done / of);
			},
		});
		progress.end();
		for (const { file, reason } of skipped.slice(0, MAX_LISTED)) say(`${file} ${reason}.`);
		if (skipped.length > MAX_LISTED) say(`… and ${skipped.length - MAX_LISTED} more.`);
		say(
			`${added} ${added === 1 ? 'photo was' : 'photos were'} brought in, ${skipped.length} skipped.`,
		);
		if (added > 0) say(`Complete the entries in ${path}; the build says what is missing.`);
		if (isStopped) {
			say('Stopped before the end. The same command goes on from here.');
			return EXIT.interrupted;
		}
		return skipped.length > 0 ? EXIT.rejected : EXIT.done;
	},
};
