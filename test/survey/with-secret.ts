import nacl from 'tweetnacl';
import type { Agreement } from '../../src/lib/survey/agreement.ts';

/** An agreement whose fresh pair is not fresh: for bytes that can be repeated. Never outside of tests. */
export const withSecret = (agreement: Agreement, secret: Uint8Array): Agreement => ({
	...agreement,
	generate: async () => ({
		secret: await agreement.load(secret),
		publicKey: nacl.scalarMult.base(secret),
	}),
});
