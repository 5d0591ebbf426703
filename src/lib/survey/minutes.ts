import type { Draft } from './draft.ts';
import { draftQuestions } from './draft-edits.ts';

/** How long answering takes, in minutes, as people do it who read every word. */
export function minutesToAnswer(draft: Draft): number {
	const seconds = draftQuestions(draft).reduce((sum, { type, rows }) => {
		if (type === 'text') return sum + 45;
		return sum + (type === 'matrix' ? 5 + 8 * rows.length : 14);
	}, 10);
	return Math.max(1, Math.round(seconds / 60));
}
