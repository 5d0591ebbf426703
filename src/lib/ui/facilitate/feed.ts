/** Reads files of any kind and feeds what is found in them to an opener or a gathering, in batches. */
import type { Rejected } from '../../survey/errors.ts';
import { surveyId, type Definition } from '../../survey/definition.ts';
import { envelopeLength } from '../../survey/envelope.ts';
import type { Found } from '../../survey/found.ts';
import { collectFile } from '../../transport/file.ts';
import { isRejected } from '../../transport/transport.ts';

interface Taker {
	readonly seen: number;
	add(batch: readonly Found[]): Promise<void>;
	reject(rejected: Rejected): void;
}

/** Envelopes taken side by side: enough to keep WebCrypto busy, few enough to report often. */
const BATCH = 256;
/** More often than this, a person could not read it. */
export const REPORT_EVERY_MS = 100;

/**
 * Feed everything in the files.
 *
 * @param onSeen - Called now and then with how many were looked at.
 */
export async function feedFiles(
	taker: Taker,
	definition: Definition,
	files: readonly File[],
	onSeen: (seen: number) => void,
): Promise<void> {
	const survey = { surveyId: surveyId(definition), envelopeLength: envelopeLength(definition) };
	let reported = performance.now();
	for (const file of files) {
		let batch: Found[] = [];
		for await (const item of collectFile({ name: file.name, content: file }, { survey })) {
			if (isRejected(item)) {
				taker.reject(item);
				continue;
			}
			batch.push(item);
			if (batch.length < BATCH) continue;
			await taker.add(batch);
			batch = [];
			if (performance.now() - reported > REPORT_EVERY_MS) {
				reported = performance.now();
				onSeen(taker.seen);
			}
		}
		await taker.add(batch);
	}
}
