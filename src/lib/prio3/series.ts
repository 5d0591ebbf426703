/**
 * Several instances of Prio3 that stand or fall together: one report of a survey is one measurement
 * for each question, under one nonce and one verify key. This is not in the draft. Each message is
 * the instances' messages one after the other; their lengths are fixed, so nothing marks the ends.
 *
 * Instance i runs in the context `ctx` followed by i as two bytes, the higher first. So its
 * randomness is its own, and no share fits another question, survey or report.
 *
 * What it does not protect against: what `prio3.ts` says.
 * @module
 */
import { concat, decodeSize } from './bytes.ts';
import type { Prio3, Report, VerifyState } from './prio3.ts';

type Instance = Prio3<unknown, unknown>;

export class Prio3Series {
	readonly SHARES: number;
	/** Sizes in bytes. */
	readonly RAND_SIZE: number;
	readonly PUBLIC_SHARE_SIZE: number;
	readonly LEADER_SHARE_SIZE: number;
	readonly HELPER_SHARE_SIZE: number;
	readonly VERIFIER_SHARE_SIZE: number;
	readonly VERIFIER_MESSAGE_SIZE: number;
	readonly VERIFY_STATE_SIZE: number;
	readonly AGG_SHARE_SIZE: number;

	readonly #instances: readonly Instance[];
	readonly #contexts: readonly Uint8Array[];

	/** @throws {RangeError} if there are not 1 to 65536 instances, or they differ in Aggregators. */
	constructor(instances: readonly Instance[], ctx: Uint8Array) {
		const shares = new Set(instances.map(({ SHARES }) => SHARES));
		if (shares.size !== 1 || instances.length > 0x10000) {
			throw new RangeError('expected 1 to 65536 instances with the same number of Aggregators');
		}
		this.#instances = instances;
		this.#contexts = instances.map((_, i) => concat([ctx, Uint8Array.of(i >> 8, i)]));
		[this.SHARES] = [...shares] as [number];
		this.RAND_SIZE = this.#total(({ RAND_SIZE }) => RAND_SIZE);
		this.PUBLIC_SHARE_SIZE = this.#total(({ PUBLIC_SHARE_SIZE }) => PUBLIC_SHARE_SIZE);
		this.LEADER_SHARE_SIZE = this.#total(({ LEADER_SHARE_SIZE }) => LEADER_SHARE_SIZE);
		this.HELPER_SHARE_SIZE = this.#total(({ HELPER_SHARE_SIZE }) => HELPER_SHARE_SIZE);
		this.VERIFIER_SHARE_SIZE = this.#total(({ VERIFIER_SHARE_SIZE }) => VERIFIER_SHARE_SIZE);
		this.VERIFIER_MESSAGE_SIZE = this.#total(({ VERIFIER_MESSAGE_SIZE }) => VERIFIER_MESSAGE_SIZE);
		this.AGG_SHARE_SIZE = this.#total(({ AGG_SHARE_SIZE }) => AGG_SHARE_SIZE);
		this.VERIFY_STATE_SIZE = this.AGG_SHARE_SIZE + this.VERIFIER_MESSAGE_SIZE;
	}

	/** The length of Aggregator `aggId`'s input share in bytes. */
	inputShareSize(aggId: number): number {
		return aggId === 0 ? this.LEADER_SHARE_SIZE : this.HELPER_SHARE_SIZE;
	}

	/**
	 * Client: splits one measurement for each instance. `nonce` (16 bytes) and `rand` (`RAND_SIZE`
	 * bytes) are fresh and from a cryptographic source; `rand` is used for nothing else.
	 * @throws {RangeError} if a measurement is not one of its instance, or a length is wrong.
	 */
	shard(measurements: readonly unknown[], nonce: Uint8Array, rand: Uint8Array): Report {
		if (measurements.length !== this.#instances.length || rand.length !== this.RAND_SIZE) {
			throw new RangeError(
				`expected ${this.#instances.length} measurements and ${this.RAND_SIZE} random bytes`,
			);
		}
		const rands = this.#split(rand, 'random bytes', ({ RAND_SIZE }) => RAND_SIZE);
		const reports = this.#instances.map((instance, i) =>
			instance.shard(this.#contexts[i]!, measurements[i], nonce, rands[i]!),
		);
		return {
			publicShare: concat(reports.map(({ publicShare }) => publicShare)),
			inputShares: Array.from({ length: this.SHARES }, (_, aggId) =>
				concat(reports.map(({ inputShares }) => inputShares[aggId]!)),
			),
		};
	}

	/**
	 * Aggregator `aggId`: begins to verify a report. Send the verifier share; keep the state, which
	 * is bytes so that it may be stored, but is as secret as the input share.
	 * @throws {DecodeError} if a share is malformed.
	 * @throws {RangeError} if the key, the nonce or the Aggregator is not one.
	 */
	verifyInit(
		verifyKey: Uint8Array,
		aggId: number,
		nonce: Uint8Array,
		publicShare: Uint8Array,
		inputShare: Uint8Array,
	): { readonly state: Uint8Array; readonly verifierShare: Uint8Array } {
		const publicShares = this.#split(publicShare, 'public share', (p) => p.PUBLIC_SHARE_SIZE);
		const inputShares = this.#split(inputShare, 'input share', (p) => p.inputShareSize(aggId));
		const begun = this.#instances.map((instance, i) =>
			instance.verifyInit(
				verifyKey,
				this.#contexts[i]!,
				aggId,
				nonce,
				publicShares[i]!,
				inputShares[i]!,
			),
		);
		return {
			state: concat([
				...begun.map(({ state }) => state.outShare),
				...begun.map(({ state }) => state.jointRandSeed),
			]),
			verifierShare: concat(begun.map(({ verifierShare }) => verifierShare)),
		};
	}

	/**
	 * Anybody who has all Aggregators' verifier shares, in their order: decides.
	 * @throws {DecodeError} if a verifier share is malformed.
	 * @throws {VerifyError} if a measurement is not valid; then the report is left out as a whole.
	 * @throws {RangeError} if there is not one verifier share from each Aggregator.
	 */
	verifierSharesToMessage(verifierShares: readonly Uint8Array[]): Uint8Array {
		const shares = verifierShares.map((share) =>
			this.#split(share, 'verifier share', (p) => p.VERIFIER_SHARE_SIZE),
		);
		return concat(
			this.#instances.map((instance, i) =>
				instance.verifierSharesToMessage(
					this.#contexts[i]!,
					shares.map((share) => share[i]!),
				),
			),
		);
	}

	/**
	 * Aggregator: ends verification and gives its out share, which may now be added up.
	 * @throws {DecodeError} if the message or the state is malformed.
	 * @throws {VerifyError} if the Client did not use the joint randomness it should have.
	 */
	verifyNext(state: Uint8Array, verifierMessage: Uint8Array): Uint8Array {
		decodeSize(state, this.VERIFY_STATE_SIZE, 'state');
		const messages = this.#split(
			verifierMessage,
			'verifier message',
			(p) => p.VERIFIER_MESSAGE_SIZE,
		);
		const outShares = this.#splitAggShare(state.subarray(0, this.AGG_SHARE_SIZE));
		const seeds = this.#split(
			state.subarray(this.AGG_SHARE_SIZE),
			'state',
			(p) => p.VERIFIER_MESSAGE_SIZE,
		);
		return concat(
			this.#instances.map((instance, i) => {
				const own: VerifyState = { outShare: outShares[i]!, jointRandSeed: seeds[i]! };
				return instance.verifyNext(own, messages[i]!);
			}),
		);
	}

	/** An aggregate share of no report. */
	aggInit(): Uint8Array {
		return new Uint8Array(this.AGG_SHARE_SIZE);
	}

	/**
	 * The sum of out shares and aggregate shares of the same Aggregator. One call for many is faster
	 * than many calls; a long survey is added up in batches, in constant memory.
	 * @throws {DecodeError} if one is malformed.
	 */
	merge(aggShares: readonly Uint8Array[]): Uint8Array {
		const shares = aggShares.map((share) => this.#splitAggShare(share));
		return concat(this.#instances.map((instance, i) => instance.merge(shares.map((s) => s[i]!))));
	}

	/**
	 * The result of each instance, from every Aggregator's share.
	 * @throws {DecodeError} if one is malformed.
	 * @throws {RangeError} if there is not one share from each Aggregator, or a total is above 2^53 - 1.
	 */
	unshard(aggShares: readonly Uint8Array[], numMeasurements: number): unknown[] {
		const shares = aggShares.map((share) => this.#splitAggShare(share));
		return this.#instances.map((instance, i) =>
			instance.unshard(
				shares.map((share) => share[i]!),
				numMeasurements,
			),
		);
	}

	#splitAggShare(share: Uint8Array): Uint8Array[] {
		return this.#split(share, 'aggregate share', (p) => p.AGG_SHARE_SIZE);
	}

	#total(size: (instance: Instance) => number): number {
		return this.#instances.reduce((sum, instance) => sum + size(instance), 0);
	}

	#split(bytes: Uint8Array, name: string, size: (instance: Instance) => number): Uint8Array[] {
		let at = 0;
		const parts = this.#instances.map((p) => bytes.subarray(at, (at += size(p))));
		decodeSize(bytes, at, name);
		return parts;
	}
}
