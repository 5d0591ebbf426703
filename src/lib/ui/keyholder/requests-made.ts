/**
 * What a facilitator asked a steward for, kept on this device: an approval is compared with it, and the
 * same can be asked for again. By survey id; ids and receipts, which are no secret.
 * @module
 */
import type { Asked } from '../../survey/request.ts';
import { keep, kept } from '../device-store.ts';

/** An approval may answer a request that was asked for again meanwhile; older ones are forgotten. */
const MOST = 5;

/** The newest stands last. */
export async function requestsMade(surveyId: string): Promise<readonly Asked[]> {
	const stored = await kept('asked', surveyId);
	// Once it was the last request alone, which can be asked for anew.
	return Array.isArray(stored) ? (stored as Asked[]) : [];
}

export async function rememberRequest(surveyId: string, asked: Asked): Promise<void> {
	await keep('asked', surveyId, [...(await requestsMade(surveyId)), asked].slice(-MOST));
}
