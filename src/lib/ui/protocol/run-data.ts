import type { Floor } from '../../site/timeline.ts';
import type { Length } from '../../site/terms.ts';
import type { run } from '../words/run.ts';

/** What the page hands to the clock's script, as JSON. */
export interface RunData {
	readonly lang: string;
	readonly people: {
		readonly min: number;
		readonly max: number;
		readonly groupsOf?: number | undefined;
	};
	readonly minutes: Readonly<Record<Length, number>>;
	/** The roles' short names, as a link may carry one. */
	readonly roles: readonly string[];
	readonly schedules: Readonly<
		Record<Length, readonly { readonly index: number; readonly seconds: number }[]>
	>;
	readonly kinds: Readonly<Record<Length, readonly Floor[]>>;
	readonly steps: readonly {
		readonly title: string;
		readonly say: string;
		readonly everyoneSilent: boolean;
		/** The names of the roles that are silent. */
		readonly silent: readonly string[];
		readonly perPerson: boolean;
		readonly rotateStarter: boolean;
	}[];
	/** With `{left}` and the like where something is put in. */
	readonly words: Omit<(typeof run)['en'], 'title' | 'description' | 'planHead'>;
}
