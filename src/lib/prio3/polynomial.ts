/**
 * Polynomials held as their values at roots of unity, the Lagrange basis of
 * draft-irtf-cfrg-vdaf-20 (section 6.1.3): the NTT, and evaluation at any other point.
 *
 * The draft evaluates one polynomial after another; here the values L_i(t) of the Lagrange
 * polynomials are computed once, and every polynomial at t is then one inner product with them.
 * @module
 */
import type { Field, Vec } from './field.ts';

/** The roots of unity of order n and their Lagrange polynomials, for values that may be cut short. */
export class LagrangeBasis {
	readonly field: Field;
	/** How many values are given: those at the first `length` roots. */
	readonly length: number;
	readonly #nodes: Vec;
	/** 1 / the product of (node i - node j) over all other given nodes j. */
	readonly #weights: Vec;
	readonly #difference: Vec;

	constructor(field: Field, n: number, length: number) {
		this.field = field;
		this.length = length;
		this.#nodes = field.nthRootPowers(n);
		this.#weights = field.zeros(length);
		this.#difference = field.zeros(2);
		for (let i = 0; i < length; i++) {
			// Over all n nodes that product is n / node i; the missing ones are divided out.
			field.mul(this.#weights, i, this.#nodes, i, field.inverse(n), 0);
			for (let j = length; j < n; j++) {
				field.sub(this.#difference, 0, this.#nodes, i, this.#nodes, j);
				field.mul(this.#weights, i, this.#weights, i, this.#difference, 0);
			}
		}
	}

	/** Sets out[i] = L_i(t) for every given node: the value at t is the inner product with this. */
	at(out: Vec, t: Vec): void {
		const { field, length } = this;
		const d = this.#difference;
		// L_i(t) = weight i * (t - node 0) … (t - node n-1) without (t - node i)
		field.copy(d, 1, field.constant(1), 0);
		for (let i = 0; i < length; i++) {
			field.mul(out, i, this.#weights, i, d, 1);
			field.sub(d, 0, t, 0, this.#nodes, i);
			field.mul(d, 1, d, 1, d, 0);
		}
		field.copy(d, 1, field.constant(1), 0);
		for (let i = length - 1; i >= 0; i--) {
			field.mul(out, i, out, i, d, 1);
			field.sub(d, 0, t, 0, this.#nodes, i);
			field.mul(d, 1, d, 1, d, 0);
		}
	}
}

/**
 * The number theoretic transform for one power of two n, on `lanes` polynomials at once: the
 * coefficient (or value) k of lane l stands at k * lanes + l.
 */
export class Ntt {
	readonly field: Field;
	readonly n: number;
	readonly lanes: number;
	readonly #powers: Vec;
	/** 1 / n. */
	readonly #inverse: Vec;
	readonly #product: Vec;

	constructor(field: Field, n: number, lanes: number) {
		this.field = field;
		this.n = n;
		this.lanes = lanes;
		this.#powers = field.nthRootPowers(n);
		this.#inverse = field.inverse(n);
		this.#product = field.zeros(1);
	}

	/** From coefficients to the values at the n-th roots of unity w^0, w^1, …, in place. */
	ntt(p: Vec): void {
		const { field, n, lanes } = this;
		for (let i = 0, reversed = 0; i < n; i++) {
			if (i < reversed) this.#swap(p, i, reversed);
			for (let bit = n >> 1; bit > 0 && ((reversed ^= bit) & bit) === 0;) bit >>= 1;
		}
		for (let half = 1; half < n; half *= 2) {
			for (let i = 0; i < half; i++) {
				for (let k = i; k < n; k += 2 * half) {
					for (let x = k * lanes; x < (k + 1) * lanes; x++) {
						const y = x + half * lanes;
						field.mul(this.#product, 0, p, y, this.#powers, (i * n) / (2 * half));
						field.sub(p, y, p, x, this.#product, 0);
						field.add(p, x, p, x, this.#product, 0);
					}
				}
			}
		}
	}

	/** From values to coefficients, in place. */
	invNtt(p: Vec): void {
		const { field, n, lanes } = this;
		this.ntt(p);
		for (let i = 1; i < n - i; i++) this.#swap(p, i, n - i);
		for (let x = 0; x < n * lanes; x++) field.mul(p, x, p, x, this.#inverse, 0);
	}

	#swap(p: Vec, i: number, j: number): void {
		const { field, lanes } = this;
		for (let l = 0; l < lanes; l++) {
			field.copy(this.#product, 0, p, i * lanes + l);
			field.copy(p, i * lanes + l, p, j * lanes + l);
			field.copy(p, j * lanes + l, this.#product, 0);
		}
	}
}

export function nextPowerOf2(n: number): number {
	return 2 ** Math.ceil(Math.log2(n));
}
