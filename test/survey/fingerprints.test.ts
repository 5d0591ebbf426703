import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesToHex, concat } from '../../src/lib/survey/bytes.ts';
import { Fingerprints } from '../../src/lib/survey/fingerprints.ts';

/** Few different bytes, so that names collide in every word and in every slot. */
const name = fc
	.array(fc.constantFrom(0, 1, 255), { minLength: 16, maxLength: 16 })
	.filter((bytes) => bytes.some((byte) => byte !== 0))
	.map((bytes) => Uint8Array.from(bytes));
const names = fc.array(name, { maxLength: 60 });

test('behaves as a set does', () => {
	fc.assert(
		fc.property(names, names, (added, asked) => {
			const plain = new Set<string>();
			const fingerprints = new Fingerprints();
			for (const name of added) {
				expect(fingerprints.add(name)).toBe(!plain.has(bytesToHex(name)));
				plain.add(bytesToHex(name));
				expect(fingerprints.size).toBe(plain.size);
			}
			for (const name of [...asked, ...added]) {
				expect(fingerprints.has(name)).toBe(plain.has(bytesToHex(name)));
			}
			expect([...fingerprints].map(bytesToHex).sort()).toEqual([...plain].sort());
		}),
	);
});

test.each([
	['all begin alike', () => 0],
	['all begin differently', (index: number) => Math.imul(index, 0x9e3779b1) >>> 0],
])('keeps its names while it grows, where %s', (_, beginning) => {
	const fingerprints = new Fingerprints();
	const nameOf = (index: number): Uint8Array => {
		const name = new Uint8Array(16);
		new DataView(name.buffer).setUint32(0, beginning(index));
		new DataView(name.buffer).setUint32(12, index);
		return name;
	};
	for (let index = 1; index <= 3000; index += 1) expect(fingerprints.add(nameOf(index))).toBe(true);
	for (let index = 1; index <= 3000; index += 1)
		expect(fingerprints.add(nameOf(index))).toBe(false);
	expect(fingerprints.size).toBe(3000);
	expect(fingerprints.has(nameOf(3001))).toBe(false);
});

test('takes a name that Node hands over as a Buffer', () => {
	const fingerprints = new Fingerprints();
	const name = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex');
	expect(fingerprints.add(name)).toBe(true);
	expect([...fingerprints]).toEqual([Uint8Array.from(name)]);
	expect(fingerprints.has(Uint8Array.from(name))).toBe(true);
});

test.each([0, 15, 17])('refuses a name of %i bytes', (length) => {
	expect(() => new Fingerprints().add(new Uint8Array(length))).toThrow(/a name has 16 bytes/);
});

test('counts the name of zeros once too', () => {
	const fingerprints = new Fingerprints();
	expect(fingerprints.add(new Uint8Array(16))).toBe(true);
	expect(fingerprints.add(new Uint8Array(16))).toBe(false);
	expect(fingerprints.size).toBe(1);
});

test('reading a set’s bytes inverts writing them, and several sets read together are their union', () => {
	const setOf = (list: readonly Uint8Array[]): Fingerprints => {
		const set = new Fingerprints();
		for (const one of list) set.add(one);
		return set;
	};
	const sorted = (set: Fingerprints): string[] => [...set].map(bytesToHex).sort();
	fc.assert(
		fc.property(names, names, (ones, others) => {
			const [one, other] = [setOf(ones), setOf(others)];
			expect(sorted(Fingerprints.fromBytes(one.toBytes()))).toEqual(sorted(one));
			expect(sorted(Fingerprints.fromBytes(concat(one.toBytes(), other.toBytes())))).toEqual(
				sorted(setOf([...ones, ...others])),
			);
		}),
	);
	expect(() => Fingerprints.fromBytes(new Uint8Array(17))).toThrow(/a name has 16 bytes, not 1/);
});
