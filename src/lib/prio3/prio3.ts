/**
 * Prio3 (draft-irtf-cfrg-vdaf-20, section 7.2): a Client splits a measurement into shares and a
 * proof that it is valid; the Aggregators check the proof without seeing the measurement, add up
 * their shares, and together show nothing but the total.
 *
 * Every message is bytes, encoded as in section 7.2.7, of a length that the instance fixes.
 *
 * What it does not protect against: Aggregators who all collude; a verify key that Clients know, or
 * that was chosen after the reports (then proofs prove nothing, or leak); the same report counted
 * twice; totals of so few that they name somebody; an Aggregator who adds something false to its own
 * aggregate share. Nothing here runs in constant time.
 * @module
 */
import { concat, decodeSize } from './bytes.ts';
import { VerifyError } from './errors.ts';
import type { Vec } from './field.ts';
import { FlpBBCGGI19 } from './flp-bbcggi19.ts';
import type { Valid } from './valid.ts';
import { SEED_SIZE, deriveSeed, domainSeparationTag, expandIntoVec } from './xof.ts';

const NONCE_SIZE = 16;
const VERIFY_KEY_SIZE = SEED_SIZE;

const USAGE_MEAS_SHARE = 1;
const USAGE_PROOF_SHARE = 2;
const USAGE_JOINT_RANDOMNESS = 3;
const USAGE_PROVE_RANDOMNESS = 4;
const USAGE_QUERY_RANDOMNESS = 5;
const USAGE_JOINT_RAND_SEED = 6;
const USAGE_JOINT_RAND_PART = 7;

/** What the Client sends: the public share to all Aggregators, input share i only to Aggregator i. */
export interface Report {
	readonly publicShare: Uint8Array;
	readonly inputShares: readonly Uint8Array[];
}

/** What an Aggregator keeps to itself between `verifyInit` and `verifyNext`. */
export interface VerifyState {
	readonly outShare: Uint8Array;
	/** The joint randomness seed that the Client should have used; empty for circuits without. */
	readonly jointRandSeed: Uint8Array;
}

/** One instance of Prio3: a circuit, a number of Aggregators and a number of proofs. */
export class Prio3<Measurement, AggResult> {
	readonly ID: number;
	readonly SHARES: number;
	readonly PROOFS: number;
	/** Sizes in bytes. */
	readonly RAND_SIZE: number;
	readonly PUBLIC_SHARE_SIZE: number;
	readonly LEADER_SHARE_SIZE: number;
	readonly HELPER_SHARE_SIZE: number;
	readonly VERIFIER_SHARE_SIZE: number;
	readonly VERIFIER_MESSAGE_SIZE: number;
	readonly AGG_SHARE_SIZE: number;

	readonly #valid: Valid<Measurement, AggResult>;
	readonly #flp: FlpBBCGGI19;
	/** What one verification works on, and holds until the next: to make it anew would cost a fifth of the time. */
	readonly #measShare: Vec;
	readonly #proofsShare: Vec;
	readonly #jointRandVec: Vec;
	readonly #queryRandVec: Vec;
	readonly #verifierShare: Vec;
	readonly #verifierSum: Vec;

	/** @throws {RangeError} if there are not 2 to 255 shares and 1 to 255 proofs. */
	constructor(id: number, valid: Valid<Measurement, AggResult>, shares: number, proofs = 1) {
		if (!Number.isInteger(shares) || shares < 2 || shares > 255) {
			throw new RangeError('the number of shares is not from 2 to 255');
		}
		if (!Number.isInteger(proofs) || proofs < 1 || proofs > 255) {
			throw new RangeError('the number of proofs is not from 1 to 255');
		}
		this.ID = id;
		this.SHARES = shares;
		this.PROOFS = proofs;
		this.#valid = valid;
		this.#flp = new FlpBBCGGI19(valid, shares);

		const { field } = valid;
		this.#measShare = field.zeros(valid.MEAS_LEN);
		this.#proofsShare = field.zeros(this.#flp.PROOF_LEN * proofs);
		this.#jointRandVec = field.zeros(valid.JOINT_RAND_LEN * proofs);
		this.#queryRandVec = field.zeros(this.#flp.QUERY_RAND_LEN * proofs);
		this.#verifierShare = field.zeros(this.#flp.VERIFIER_LEN * proofs);
		this.#verifierSum = field.zeros(this.#flp.VERIFIER_LEN * proofs);

		const seed = valid.JOINT_RAND_LEN > 0 ? SEED_SIZE : 0;
		const element = valid.field.ENCODED_SIZE;
		this.RAND_SIZE = shares * (SEED_SIZE + seed);
		this.PUBLIC_SHARE_SIZE = shares * seed;
		this.LEADER_SHARE_SIZE = (valid.MEAS_LEN + this.#flp.PROOF_LEN * proofs) * element + seed;
		this.HELPER_SHARE_SIZE = SEED_SIZE + seed;
		this.VERIFIER_SHARE_SIZE = this.#flp.VERIFIER_LEN * proofs * element + seed;
		this.VERIFIER_MESSAGE_SIZE = seed;
		this.AGG_SHARE_SIZE = valid.OUTPUT_LEN * element;
	}

	/** The length of Aggregator `aggId`'s input share in bytes. */
	inputShareSize(aggId: number): number {
		return aggId === 0 ? this.LEADER_SHARE_SIZE : this.HELPER_SHARE_SIZE;
	}

	/**
	 * Client: splits a measurement. `nonce` (16 bytes) and `rand` (`RAND_SIZE` bytes) are fresh and
	 * from a cryptographic source; `rand` is used for nothing else.
	 * @throws {RangeError} if the measurement is not one of this instance, or a length is wrong.
	 */
	shard(ctx: Uint8Array, measurement: Measurement, nonce: Uint8Array, rand: Uint8Array): Report {
		assertSize(nonce, NONCE_SIZE, 'nonce');
		assertSize(rand, this.RAND_SIZE, 'rand');
		const { field, JOINT_RAND_LEN } = this.#valid;
		const meas = this.#valid.encode(measurement);
		const hasJointRand = JOINT_RAND_LEN > 0;

		let at = 0;
		const nextSeed = (): Uint8Array => rand.subarray(at, (at += SEED_SIZE));
		const inputShares: Uint8Array[] = [];
		const jointRandParts: Uint8Array[] = [];
		const leaderMeasShare = meas.slice();
		for (let aggId = 1; aggId < this.SHARES; aggId++) {
			const share = nextSeed();
			const measShare = this.#helperMeasShare(ctx, aggId, share);
			field.vecSub(leaderMeasShare, measShare);
			if (hasJointRand) {
				const blind = nextSeed();
				jointRandParts[aggId] = this.#jointRandPart(
					ctx,
					aggId,
					blind,
					field.encodeVec(measShare),
					nonce,
				);
				inputShares[aggId] = concat([share, blind]);
			} else inputShares[aggId] = concat([share]);
		}
		const encodedMeasShare = field.encodeVec(leaderMeasShare);
		const leaderBlind = hasJointRand ? nextSeed() : new Uint8Array();
		if (hasJointRand) {
			jointRandParts[0] = this.#jointRandPart(ctx, 0, leaderBlind, encodedMeasShare, nonce);
		}
		const proveRands = this.#rands(
			ctx,
			USAGE_PROVE_RANDOMNESS,
			nextSeed(),
			this.#flp.PROVE_RAND_LEN,
		);
		const jointRands = this.#jointRands(ctx, this.#jointRandSeed(ctx, jointRandParts));

		const proofs = field.zeros(this.#flp.PROOF_LEN * this.PROOFS);
		for (let i = 0; i < this.PROOFS; i++) {
			const proof = this.#flp.prove(
				meas,
				part(field, proveRands, this.#flp.PROVE_RAND_LEN, i),
				part(field, jointRands, JOINT_RAND_LEN, i),
			);
			part(field, proofs, this.#flp.PROOF_LEN, i).set(proof);
		}
		for (let aggId = 1; aggId < this.SHARES; aggId++) {
			field.vecSub(
				proofs,
				this.#helperProofsShare(ctx, aggId, inputShares[aggId]!.subarray(0, SEED_SIZE)),
			);
		}
		inputShares[0] = concat([encodedMeasShare, field.encodeVec(proofs), leaderBlind]);
		return { publicShare: concat(jointRandParts), inputShares };
	}

	/**
	 * Aggregator `aggId`: begins to verify a report. Send the verifier share; keep the state.
	 * @throws {DecodeError} if a share is malformed.
	 * @throws {RangeError} if the key, the nonce or the Aggregator is not one.
	 */
	verifyInit(
		verifyKey: Uint8Array,
		ctx: Uint8Array,
		aggId: number,
		nonce: Uint8Array,
		publicShare: Uint8Array,
		inputShare: Uint8Array,
	): { readonly state: VerifyState; readonly verifierShare: Uint8Array } {
		assertSize(verifyKey, VERIFY_KEY_SIZE, 'verify key');
		assertSize(nonce, NONCE_SIZE, 'nonce');
		if (!Number.isInteger(aggId) || aggId < 0 || aggId >= this.SHARES) {
			throw new RangeError(`there is no Aggregator ${aggId}`);
		}
		decodeSize(publicShare, this.PUBLIC_SHARE_SIZE, 'public share');
		decodeSize(inputShare, this.inputShareSize(aggId), 'input share');
		const { field, JOINT_RAND_LEN, MEAS_LEN } = this.#valid;
		const flp = this.#flp;

		const [measShare, proofsShare] = [this.#measShare, this.#proofsShare];
		if (aggId === 0) {
			const end = MEAS_LEN * field.ENCODED_SIZE;
			const proofsLen = flp.PROOF_LEN * this.PROOFS;
			field.decodeVec(inputShare.subarray(0, end), MEAS_LEN, measShare);
			field.decodeVec(
				inputShare.subarray(end, end + proofsLen * field.ENCODED_SIZE),
				proofsLen,
				proofsShare,
			);
		} else {
			const share = inputShare.subarray(0, SEED_SIZE);
			this.#helperMeasShare(ctx, aggId, share, measShare);
			this.#helperProofsShare(ctx, aggId, share, proofsShare);
		}

		let jointRandPart: Uint8Array = new Uint8Array();
		// Not slice(): that of a Node Buffer would write into the caller's bytes.
		const jointRandParts = new Uint8Array(publicShare);
		if (JOINT_RAND_LEN > 0) {
			const blind = inputShare.subarray(inputShare.length - SEED_SIZE);
			jointRandPart = this.#jointRandPart(ctx, aggId, blind, field.encodeVec(measShare), nonce);
			// Its own part it knows better than the Client: a false one shows in verifyNext.
			jointRandParts.set(jointRandPart, aggId * SEED_SIZE);
		}
		const jointRandSeed = this.#jointRandSeed(ctx, [jointRandParts]);
		const jointRands = this.#jointRands(ctx, jointRandSeed, this.#jointRandVec);
		const queryRands = this.#rands(
			ctx,
			USAGE_QUERY_RANDOMNESS,
			verifyKey,
			flp.QUERY_RAND_LEN,
			nonce,
			this.#queryRandVec,
		);

		const verifiersShare = this.#verifierShare;
		for (let i = 0; i < this.PROOFS; i++) {
			flp.query(
				part(field, verifiersShare, flp.VERIFIER_LEN, i),
				measShare,
				part(field, proofsShare, flp.PROOF_LEN, i),
				part(field, queryRands, flp.QUERY_RAND_LEN, i),
				part(field, jointRands, JOINT_RAND_LEN, i),
			);
		}
		return {
			state: { outShare: field.encodeVec(this.#valid.truncate(measShare)), jointRandSeed },
			verifierShare: concat([field.encodeVec(verifiersShare), jointRandPart]),
		};
	}

	/**
	 * Anybody who has all Aggregators' verifier shares, in their order: decides.
	 * @throws {DecodeError} if a verifier share is malformed.
	 * @throws {VerifyError} if the measurement is not valid.
	 * @throws {RangeError} if there is not one verifier share from each Aggregator.
	 */
	verifierSharesToMessage(ctx: Uint8Array, verifierShares: readonly Uint8Array[]): Uint8Array {
		if (verifierShares.length !== this.SHARES) {
			throw new RangeError(`expected ${this.SHARES} verifier shares, one from each Aggregator`);
		}
		const { field } = this.#valid;
		const length = this.#flp.VERIFIER_LEN * this.PROOFS;
		const end = length * field.ENCODED_SIZE;
		const verifiers = this.#verifierSum.fill(0);
		for (const share of verifierShares) {
			decodeSize(share, this.VERIFIER_SHARE_SIZE, 'verifier share');
			field.decodeVec(share.subarray(0, end), length, this.#verifierShare);
			field.vecAdd(verifiers, this.#verifierShare);
		}
		for (let i = 0; i < this.PROOFS; i++) {
			if (!this.#flp.decide(part(field, verifiers, this.#flp.VERIFIER_LEN, i))) {
				throw new VerifyError('the proof does not hold: leave this report out');
			}
		}
		return this.#jointRandSeed(
			ctx,
			verifierShares.map((share) => share.subarray(end)),
		);
	}

	/**
	 * Aggregator: ends verification and gives its out share, which may now be added up.
	 * @throws {DecodeError} if the message is malformed.
	 * @throws {VerifyError} if the Client did not use the joint randomness it should have.
	 */
	verifyNext(state: VerifyState, verifierMessage: Uint8Array): Uint8Array {
		decodeSize(verifierMessage, this.VERIFIER_MESSAGE_SIZE, 'verifier message');
		if (verifierMessage.some((byte, i) => byte !== state.jointRandSeed[i])) {
			throw new VerifyError('the joint randomness is not that of the report: leave it out');
		}
		return state.outShare;
	}

	/** An aggregate share of no report. */
	aggInit(): Uint8Array {
		return new Uint8Array(this.AGG_SHARE_SIZE);
	}

	/**
	 * The aggregate share with one more out share in it.
	 * @throws {DecodeError} if a share is malformed.
	 */
	aggUpdate(aggShare: Uint8Array, outShare: Uint8Array): Uint8Array {
		return this.merge([aggShare, outShare]);
	}

	/**
	 * The sum of aggregate shares of the same Aggregator.
	 * @throws {DecodeError} if one is malformed.
	 */
	merge(aggShares: readonly Uint8Array[]): Uint8Array {
		return this.#valid.field.encodeVec(this.#sum(aggShares));
	}

	/**
	 * The result, from every Aggregator's share.
	 * @throws {DecodeError} if one is malformed.
	 * @throws {RangeError} if there is not one share from each Aggregator, or a total is above 2^53 - 1.
	 */
	unshard(aggShares: readonly Uint8Array[], numMeasurements: number): AggResult {
		if (aggShares.length !== this.SHARES) {
			throw new RangeError(`expected ${this.SHARES} aggregate shares, one from each Aggregator`);
		}
		return this.#valid.decode(this.#sum(aggShares), numMeasurements);
	}

	#sum(aggShares: readonly Uint8Array[]): Vec {
		const { field, OUTPUT_LEN } = this.#valid;
		const sum = field.zeros(OUTPUT_LEN);
		for (const share of aggShares) field.vecAdd(sum, field.decodeVec(share, OUTPUT_LEN));
		return sum;
	}

	#helperMeasShare(ctx: Uint8Array, aggId: number, share: Uint8Array, vec?: Vec): Vec {
		const { field, MEAS_LEN } = this.#valid;
		const dst = domainSeparationTag(this.ID, USAGE_MEAS_SHARE, ctx);
		return expandIntoVec(field, share, dst, Uint8Array.of(aggId), MEAS_LEN, vec);
	}

	#helperProofsShare(ctx: Uint8Array, aggId: number, share: Uint8Array, vec?: Vec): Vec {
		const binder = Uint8Array.of(aggId);
		return this.#rands(ctx, USAGE_PROOF_SHARE, share, this.#flp.PROOF_LEN, binder, vec);
	}

	/** `length` elements for each proof; in `vec` if it is given. */
	#rands(
		ctx: Uint8Array,
		usage: number,
		seed: Uint8Array,
		length: number,
		binder: Uint8Array = new Uint8Array(),
		vec?: Vec,
	): Vec {
		const dst = domainSeparationTag(this.ID, usage, ctx);
		const { field } = this.#valid;
		return expandIntoVec(
			field,
			seed,
			dst,
			concat([Uint8Array.of(this.PROOFS), binder]),
			length * this.PROOFS,
			vec,
		);
	}

	#jointRandPart(
		ctx: Uint8Array,
		aggId: number,
		blind: Uint8Array,
		encodedMeasShare: Uint8Array,
		nonce: Uint8Array,
	): Uint8Array {
		const dst = domainSeparationTag(this.ID, USAGE_JOINT_RAND_PART, ctx);
		return deriveSeed(blind, dst, Uint8Array.of(aggId), nonce, encodedMeasShare);
	}

	/** Empty for circuits without joint randomness. */
	#jointRandSeed(ctx: Uint8Array, jointRandParts: readonly Uint8Array[]): Uint8Array {
		if (this.#valid.JOINT_RAND_LEN === 0) return new Uint8Array();
		const dst = domainSeparationTag(this.ID, USAGE_JOINT_RAND_SEED, ctx);
		return deriveSeed(new Uint8Array(SEED_SIZE), dst, ...jointRandParts);
	}

	#jointRands(ctx: Uint8Array, seed: Uint8Array, vec?: Vec): Vec {
		const { field, JOINT_RAND_LEN } = this.#valid;
		if (JOINT_RAND_LEN === 0) return field.zeros(0);
		return this.#rands(ctx, USAGE_JOINT_RANDOMNESS, seed, JOINT_RAND_LEN, undefined, vec);
	}
}

/** The i-th of several vectors of `length` elements that stand side by side. */
function part(field: Valid<never, unknown>['field'], vec: Vec, length: number, i: number): Vec {
	return field.slice(vec, i * length, (i + 1) * length);
}

function assertSize(bytes: Uint8Array, size: number, name: string): void {
	if (!(bytes instanceof Uint8Array)) throw new TypeError(`the ${name} is not a Uint8Array`);
	if (bytes.length !== size) throw new RangeError(`the ${name} is not ${size} bytes long`);
}
