/**
 * FlpBBCGGI19 (draft-irtf-cfrg-vdaf-20, section 7.3): the fully linear proof that an encoded
 * measurement satisfies a circuit. The Client proves once; each Aggregator queries its share, and
 * the sum of what they get decides.
 *
 * The scratch vectors are made once and hold the last measurement until the next call: an instance
 * belongs to one thread, and is not for a process that must forget at once.
 * @module
 */
import { VerifyError } from './errors.ts';
import type { Field, Vec } from './field.ts';
import { LagrangeBasis, Ntt, nextPowerOf2 } from './polynomial.ts';
import type { Valid, Wires } from './valid.ts';

export class FlpBBCGGI19 {
	readonly PROVE_RAND_LEN: number;
	readonly QUERY_RAND_LEN: number;
	readonly PROOF_LEN: number;
	readonly VERIFIER_LEN: number;

	readonly #field: Field;
	readonly #valid: Valid<never, unknown>;
	readonly #sharesInv: Vec;
	/** Length of a wire polynomial, of a gadget polynomial, and of the NTT that makes the latter. */
	readonly #p: number;
	readonly #gadgetPolyLen: number;
	readonly #n: number;
	/** Values of all wires: those of the same call side by side, call 0 being the seeds. */
	readonly #wires: Vec;
	readonly #out: Vec;
	readonly #inverse: Ntt;
	readonly #forward: Ntt;
	readonly #wireBasis: LagrangeBasis;
	readonly #gadgetBasis: LagrangeBasis;
	readonly #atPoint: Vec;

	/** For `shares` Aggregators. */
	constructor(valid: Valid<never, unknown>, shares: number) {
		const { field, GADGET, GADGET_CALLS, EVAL_OUTPUT_LEN } = valid;
		this.#field = field;
		this.#valid = valid;
		this.#sharesInv = field.inverse(shares);
		this.#p = nextPowerOf2(1 + GADGET_CALLS);
		this.#gadgetPolyLen = GADGET.DEGREE * (this.#p - 1) + 1;
		this.#n = nextPowerOf2(this.#gadgetPolyLen);
		this.PROVE_RAND_LEN = GADGET.ARITY;
		this.QUERY_RAND_LEN = 1 + (EVAL_OUTPUT_LEN > 1 ? EVAL_OUTPUT_LEN : 0);
		this.PROOF_LEN = GADGET.ARITY + this.#gadgetPolyLen;
		this.VERIFIER_LEN = GADGET.ARITY + 2;
		this.#wires = field.zeros(this.#n * GADGET.ARITY);
		this.#out = field.zeros(EVAL_OUTPUT_LEN);
		this.#inverse = new Ntt(field, this.#p, GADGET.ARITY);
		this.#forward = new Ntt(field, this.#n, GADGET.ARITY);
		this.#wireBasis = new LagrangeBasis(field, this.#p, this.#p);
		this.#gadgetBasis = new LagrangeBasis(field, this.#n, this.#gadgetPolyLen);
		this.#atPoint = field.zeros(this.#gadgetPolyLen);
	}

	/** The proof: the wire seeds, then the values of the gadget polynomial. */
	prove(meas: Vec, proveRand: Vec, jointRand: Vec): Vec {
		const field = this.#field;
		const { GADGET } = this.#valid;
		const proof = field.zeros(this.PROOF_LEN);
		proof.set(proveRand);
		this.#evaluate(meas, proveRand, jointRand, field.constant(1), (call, out, o) => {
			GADGET.eval(field, out, o, this.#wires, call * GADGET.ARITY);
		});
		this.#inverse.invNtt(field.slice(this.#wires, 0, this.#p * GADGET.ARITY));
		this.#forward.ntt(this.#wires);
		for (let i = 0; i < this.#gadgetPolyLen; i++) {
			GADGET.eval(field, proof, GADGET.ARITY + i, this.#wires, i * GADGET.ARITY);
		}
		return proof;
	}

	/**
	 * Sets `verifier` to one Aggregator's share of the verifier: the circuit's output, every wire polynomial and the
	 * gadget polynomial at a random point.
	 * @throws {VerifyError} if that point is a root of unity and would show the gadget's output;
	 * no report brings this about, and it does not happen in practice.
	 */
	query(verifier: Vec, meas: Vec, proof: Vec, queryRand: Vec, jointRand: Vec): void {
		const field = this.#field;
		const { GADGET, GADGET_CALLS, EVAL_OUTPUT_LEN } = this.#valid;
		const { ARITY } = GADGET;
		const seeds = field.slice(proof, 0, ARITY);
		const gadgetPoly = field.slice(proof, ARITY, this.PROOF_LEN);
		const step = this.#n / this.#p;
		this.#evaluate(meas, seeds, jointRand, this.#sharesInv, (call, out, o) => {
			this.#gadgetOutput(out, o, gadgetPoly, call * step);
		});

		if (EVAL_OUTPUT_LEN > 1) {
			field.dot(verifier, 0, queryRand, 0, 1, this.#out, 0, 1, EVAL_OUTPUT_LEN);
		} else field.copy(verifier, 0, this.#out, 0);

		const t = field.slice(queryRand, this.QUERY_RAND_LEN - 1, this.QUERY_RAND_LEN);
		if (this.#isRootOfUnity(t)) throw new VerifyError('the test point is a root of unity');
		this.#wireBasis.at(this.#atPoint, t);
		for (let j = 0; j < ARITY; j++) {
			field.dot(verifier, 1 + j, this.#atPoint, 0, 1, this.#wires, j, ARITY, 1 + GADGET_CALLS);
		}
		this.#gadgetBasis.at(this.#atPoint, t);
		field.dot(verifier, 1 + ARITY, this.#atPoint, 0, 1, gadgetPoly, 0, 1, this.#gadgetPolyLen);
	}

	/** Whether the sum of all shares of the verifier is that of a valid measurement. */
	decide(verifier: Vec): boolean {
		const field = this.#field;
		const { GADGET } = this.#valid;
		const check = field.zeros(1);
		GADGET.eval(field, check, 0, verifier, 1);
		return (
			field.equal(verifier, 0, field.constant(0), 0) &&
			field.equal(check, 0, verifier, 1 + GADGET.ARITY)
		);
	}

	/** Runs the circuit, keeping what it puts on the wires. */
	#evaluate(
		meas: Vec,
		seeds: Vec,
		jointRand: Vec,
		sharesInv: Vec,
		output: (call: number, out: Vec, o: number) => void,
	): void {
		const { ARITY } = this.#valid.GADGET;
		this.#wires.fill(0);
		this.#wires.set(seeds);
		let call = 1;
		const wires: Wires = {
			inputs: this.#wires,
			get at() {
				return call * ARITY;
			},
			call: (out, o) => {
				output(call, out, o);
				call++;
			},
		};
		this.#valid.eval(this.#out, meas, jointRand, sharesInv, wires);
	}

	/** out[o] = the gadget polynomial at root number i, given or not among its values. */
	#gadgetOutput(out: Vec, o: number, gadgetPoly: Vec, i: number): void {
		const field = this.#field;
		if (i < this.#gadgetPolyLen) {
			field.copy(out, o, gadgetPoly, i);
			return;
		}
		this.#gadgetBasis.at(this.#atPoint, field.slice(field.nthRootPowers(this.#n), i, i + 1));
		field.dot(out, o, this.#atPoint, 0, 1, gadgetPoly, 0, 1, this.#gadgetPolyLen);
	}

	#isRootOfUnity(t: Vec): boolean {
		const field = this.#field;
		const power = t.slice();
		for (let order = 1; order < this.#p; order *= 2) field.mul(power, 0, power, 0, power, 0);
		return field.equal(power, 0, field.constant(1), 0);
	}
}
