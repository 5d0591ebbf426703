/**
 * Envelopes dealt to several openers, so that the same bytes always fall to the same one, which then
 * sees that they are the same.
 * @module
 */
import { reportIdStart } from '../../survey/envelope.ts';
import type { Found } from '../../survey/found.ts';

/** What reading costs beside opening. The opener that reads is dealt so much less. */
const READING = 0.14;
/** Batches on their way to one opener; then the reader waits for it. */
const MOST_AHEAD = 8;

/** Deal a batch into so many hands. The first is the reader's own, and has what cannot be read. */
export function deal(batch: readonly Found[], hands: number): Found[][] {
	const dealt: Found[][] = Array.from({ length: hands }, () => []);
	for (const found of batch) dealt[handOf(found.text, hands)]!.push(found);
	return dealt;
}

/** Told by the beginning of the random id alone, so that nothing else need be decoded. */
function handOf(text: string, hands: number): number {
	try {
		const own = (1 - READING * (hands - 1)) / hands;
		const beyond = reportIdStart(text) / 256 - own;
		return beyond < 0 ? 0 : 1 + Math.floor((beyond / (1 - own)) * (hands - 1));
	} catch {
		return 0;
	}
}

/** What passes between two openers: a batch, or `null` after the last one. */
export type Hand = readonly Found[] | null;

/** Another opener, at the other end of a port. It answers each batch that it has opened. */
export class Peer {
	readonly #port: MessagePort;
	#ahead = 0;
	#wake: (() => void) | undefined;

	constructor(port: MessagePort) {
		this.#port = port;
		port.onmessage = () => {
			this.#ahead -= 1;
			this.#wake?.();
		};
	}

	/** Hand over a batch; waits while too many are on their way. */
	async send(batch: readonly Found[]): Promise<void> {
		while (this.#ahead >= MOST_AHEAD) {
			await new Promise<void>((resolve) => {
				this.#wake = resolve;
			});
		}
		this.#ahead += 1;
		this.#port.postMessage(batch);
	}

	/** That was the last. */
	end(): void {
		this.#port.postMessage(null);
	}
}
