/**
 * One keyholder's half of an envelope for two: what that keyholder opens, and what both can read.
 * @module
 */
import { SEAL_LENGTH } from './box.ts';
import type { Recipient } from './recipient.ts';
import type { Definition } from './definition.ts';
import type { Role } from './role.ts';
import { HEADER_LENGTH, INNER_HEADER_LENGTH, openContent, type Envelope } from './envelope.ts';
import { CONTENT_HEADER_LENGTH, seriesOf } from './report.ts';

export interface Half {
	readonly publicShare: Uint8Array;
	/** See `contentToShare`. */
	readonly content: Uint8Array;
}

/**
 * Open one keyholder's half of an envelope that has the length of its survey's.
 *
 * @throws {@link OpenError} as {@link openEnvelope}.
 */
export async function openHalf(
	definition: Definition,
	envelope: Envelope,
	role: Role,
	recipient: Recipient,
): Promise<Half> {
	const series = seriesOf(definition);
	const start = HEADER_LENGTH + series.PUBLIC_SHARE_SIZE;
	const ofFacilitator =
		SEAL_LENGTH + INNER_HEADER_LENGTH + CONTENT_HEADER_LENGTH + series.LEADER_SHARE_SIZE;
	const box =
		role === 'facilitator'
			? envelope.bytes.subarray(start, start + ofFacilitator)
			: envelope.bytes.subarray(start + ofFacilitator);
	return {
		publicShare: envelope.bytes.subarray(HEADER_LENGTH, start),
		content: await openContent(envelope, box, role, recipient),
	};
}
