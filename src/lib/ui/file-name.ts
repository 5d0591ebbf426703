/** A name for a file, from a survey's title: `after-our-session`. */
export function fileName(title: string): string {
	const plain = title.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
	const name = plain.replace(/[^a-z0-9]+/g, '-').slice(0, 60);
	return name.replace(/^-|-$/g, '') || 'survey';
}

/** A name for the file of a key, told apart by its end. */
export const keyFileName = (publicKey: string): string =>
	`peer-coach-${publicKey.slice(-8)}.key.json`;
