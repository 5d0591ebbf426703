/** Names for new questions, statements and drafts: short in a link, and never given twice. */
import { randomBytes } from '../../../survey/bytes.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
const LENGTH = 5;

/** @param first - the letter that it begins with */
export function newId(first: string): string {
	return first + Array.from(randomBytes(LENGTH), (byte) => LETTERS[byte & 31]!).join('');
}
