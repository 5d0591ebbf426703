/** What the page of the benchmark of bare proofs offers. */
import { createProofs, type Proofs } from './proofs.ts';

declare global {
	var proofs: Proofs;
}

globalThis.proofs = await createProofs();
