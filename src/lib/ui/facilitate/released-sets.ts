/**
 * Which releases were made of a survey before, on this device: the privacy rules compare a new set
 * with them. By survey id, 16-byte names and how many answered; nothing of any answer.
 * @module
 */
import { Fingerprints } from '../../survey/fingerprints.ts';
import type { Earlier } from '../../survey/privacy.ts';
import { keep, kept } from '../device-store.ts';

/** A release as it is stored, and passed between threads. */
export interface StoredEarlier {
	/** 16 bytes each, one after the other. */
	readonly names: Uint8Array;
	readonly answered: ReadonlyMap<string, number>;
	/** Of every envelope that two keyholders looked at for it, 32 bytes each; empty where there is one. */
	readonly receipts: Uint8Array;
}

export async function storedReleases(surveyId: string): Promise<readonly StoredEarlier[]> {
	const stored = (await kept('released', surveyId)) as
		Omit<StoredEarlier, 'receipts'>[] | undefined;
	// The first ones were remembered without receipts.
	return (stored ?? []).map((release) => ({ receipts: new Uint8Array(), ...release }));
}

/** The releases of a survey that were made on this device. */
export async function earlierReleases(surveyId: string): Promise<Earlier[]> {
	return (await storedReleases(surveyId)).map(({ names, answered }) => ({
		set: Fingerprints.fromBytes(names),
		answered,
	}));
}

/**
 * Remember a release, unless one of the same envelopes is known already.
 *
 * @returns Whether this device will still know of it after this visit.
 */
export async function rememberRelease(
	surveyId: string,
	release: Earlier,
	receipts: Uint8Array = new Uint8Array(),
): Promise<boolean> {
	const stored = await storedReleases(surveyId);
	const isKnown = stored.some(({ names }) => {
		const set = Fingerprints.fromBytes(names);
		return set.size === release.set.size && [...set].every((name) => release.set.has(name));
	});
	const { set, answered } = release;
	const added = { names: set.toBytes(), answered, receipts };
	return keep('released', surveyId, isKnown ? stored : [...stored, added]);
}
