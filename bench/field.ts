/**
 * Field arithmetic on limbs beside the same with BigInt: why `src/lib/prio3/field.ts` is as it is.
 * @module
 */
import { Field64 } from '../src/lib/prio3/field64.ts';
import { Field128 } from '../src/lib/prio3/field128.ts';
import { interleave, spreadCells, type Table } from './table.ts';

const LENGTH = 1024;
const REPEAT = 100;
const ROUNDS = 15;

/** Measures one element of a sum, a product and an inner product of eight, in nanoseconds. */
export async function run(): Promise<Table> {
	const rows: (string | number)[][] = [];
	for (const field of [Field64, Field128]) {
		const p = field.MODULUS;
		const random = (): ReturnType<typeof field.zeros> => {
			const vec = field.zeros(LENGTH);
			const bytes = new Uint8Array(LENGTH * field.ENCODED_SIZE);
			field.sample(vec, 0, crypto.getRandomValues(bytes));
			return vec;
		};
		const [a, b, out] = [random(), random(), field.zeros(LENGTH)];
		const [x, y, z] = [field.toBigInts(a), field.toBigInts(b), field.toBigInts(out)];

		const each = (operation: (i: number) => void, step = 1) => {
			return (): void => {
				for (let r = 0; r < REPEAT; r++) for (let i = 0; i < LENGTH; i += step) operation(i);
			};
		};
		const pairs: [string, () => void, () => void][] = [
			[
				'sum',
				each((i) => {
					field.add(out, i, a, i, b, i);
				}),
				each((i) => {
					z[i] = (x[i]! + y[i]!) % p;
				}),
			],
			[
				'product',
				each((i) => {
					field.mul(out, i, a, i, b, i);
				}),
				each((i) => {
					z[i] = (x[i]! * y[i]!) % p;
				}),
			],
			[
				'inner product of 8',
				each((i) => {
					field.dot(out, i, a, i, 1, b, i, 1, 8);
				}, 8),
				each((i) => {
					let sum = 0n;
					for (let k = i; k < i + 8; k++) sum += x[k]! * y[k]!;
					z[i] = sum % p;
				}, 8),
			],
		];
		for (const [name, ours, bigint] of pairs) {
			const spreads = await interleave([ours, bigint], ROUNDS);
			const [limbs, big] = spreads.map(({ min, median, max }) => {
				const scale = 1e6 / (REPEAT * LENGTH);
				return { min: min * scale, median: median * scale, max: max * scale };
			});
			rows.push([
				`Field${field.ENCODED_SIZE * 8} ${name}`,
				...spreadCells(limbs!),
				...spreadCells(big!),
				big!.median / limbs!.median,
			]);
		}
	}
	return {
		title: 'Field arithmetic, nanoseconds an element',
		columns: ['', 'limbs min', 'median', 'max', 'BigInt min', 'median', 'max', 'times faster'],
		rows,
		notes: [`${ROUNDS} rounds in turn, ${REPEAT * LENGTH} elements a round.`],
	};
}
