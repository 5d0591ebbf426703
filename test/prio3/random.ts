import type { Field, Vec } from '../../src/lib/prio3/field.ts';
import { nextVec, xofTurboShake128, type Xof } from '../../src/lib/prio3/xof.ts';

/** A stream that looks random and is the same in every run, so that a failure can be repeated. */
export class Random {
	readonly #xof: Xof;

	constructor(name: string) {
		this.#xof = xofTurboShake128(new Uint8Array(32), new TextEncoder().encode(name));
	}

	bytes(size: number): Uint8Array<ArrayBuffer> {
		const bytes = new Uint8Array(size);
		this.#xof.xofInto(bytes);
		return bytes;
	}

	/** An integer from 0 to `end` - 1, for tests that do not need an unbiased one. */
	below(end: number): number {
		return new DataView(this.bytes(4).buffer).getUint32(0) % end;
	}

	pick<T>(list: readonly T[]): T {
		return list[this.below(list.length)]!;
	}

	vec(field: Field, length: number): Vec {
		return nextVec(this.#xof, field, length);
	}
}

export function randomVec(field: Field, length: number, name: string): Vec {
	return new Random(name).vec(field, length);
}
