import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Field128 } from '../../src/lib/prio3/field128.ts';
import { deriveSeed, expandIntoVec } from '../../src/lib/prio3/xof.ts';
import { runVector, sha256, unhex, type Vector } from './vector.ts';

const SHARED = '../shared/vectors/vdaf-20';
const DIGESTS = 'test/vectors/prio3.json';
const isShared = existsSync(SHARED);

interface XofVector {
	readonly seed: string;
	readonly dst: string;
	readonly binder: string;
	readonly length: number;
	readonly derived_seed: string;
	readonly expanded_vec_field128: string;
}

interface Vectors {
	readonly prio3: Readonly<Record<string, Vector>>;
	readonly xof: XofVector;
}

/** The same vectors with every output replaced by its digest; what the tests must read stays. */
function toDigests({ prio3, xof }: Vectors): Vectors {
	const digest = (hex: string): string => sha256(unhex(hex));
	return {
		prio3: Object.fromEntries(
			Object.entries(prio3).map(([name, vector]) => {
				// A negative vector begins with shares that its author spoilt: they are inputs.
				const isInput = vector.operations[0]?.operation !== 'shard';
				const isMessageInput = !vector.operations.some(
					({ operation }) => operation === 'verifier_shares_to_message',
				);
				const reports = vector.reports.map((report) => ({
					...report,
					public_share: isInput ? report.public_share : digest(report.public_share),
					input_shares: isInput ? report.input_shares : report.input_shares.map(digest),
					verifier_shares: report.verifier_shares.map((round) => round.map(digest)),
					verifier_messages: isMessageInput
						? report.verifier_messages
						: report.verifier_messages.map(digest),
					out_shares: report.out_shares.map(digest),
				}));
				return [name, { ...vector, reports, agg_shares: vector.agg_shares.map(digest) }];
			}),
		),
		xof: { ...xof, expanded_vec_field128: digest(xof.expanded_vec_field128) },
	};
}

function readShared(): Vectors {
	const read = (name: string): unknown =>
		JSON.parse(readFileSync(`${SHARED}/${name}.json`, 'utf8'));
	const names = readdirSync(SHARED).map((file) => file.replace('.json', ''));
	const prio3 = names.filter((name) => name.startsWith('Prio3'));
	return {
		prio3: Object.fromEntries(prio3.map((name) => [name, read(name) as Vector])),
		xof: read('XofTurboShake128') as XofVector,
	};
}

if (isShared && process.env['WRITE_DIGESTS'] !== undefined) {
	writeFileSync(DIGESTS, `${JSON.stringify(toDigests(readShared()), null, '\t')}\n`);
}
const digests = JSON.parse(readFileSync(DIGESTS, 'utf8')) as Vectors;

function check({ prio3, xof }: Vectors): void {
	test.for(Object.entries(prio3))(
		'%s does what the draft says, byte for byte',
		([name, vector]) => {
			expect(runVector(name, vector)).toEqual([]);
		},
	);

	test('XofTurboShake128 gives the seed and the vector of the draft', () => {
		const [seed, dst, binder] = [unhex(xof.seed), unhex(xof.dst), unhex(xof.binder)];
		expect(deriveSeed(seed, dst, binder)).toEqual(unhex(xof.derived_seed));
		const expanded = Field128.encodeVec(expandIntoVec(Field128, seed, dst, binder, xof.length));
		const written = xof.expanded_vec_field128.startsWith('sha256:')
			? sha256(expanded)
			: Buffer.from(expanded).toString('hex');
		expect(written).toBe(xof.expanded_vec_field128);
	});
}

describe('the digests in this repository', () => {
	check(digests);

	test('are of 25 Prio3 vectors, of which eight must fail', () => {
		const vectors = Object.values(digests.prio3);
		const failing = vectors.filter(({ operations }) => operations.some(({ success }) => !success));
		expect([vectors.length, failing.length]).toEqual([25, 8]);
	});
});

if (!isShared) console.log(`The draft's own vectors are skipped: there is no ${SHARED}.`);

describe.skipIf(!isShared)("the draft's own 26 files", () => {
	if (!isShared) return;
	const shared = readShared();
	check(shared);

	test('have the digests in this repository', () => {
		expect(toDigests(shared)).toEqual(digests);
	});
});
