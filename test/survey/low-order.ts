/** Every public key that protects nothing, in each of its spellings. */

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));

const withHighBit = (bytes: Uint8Array): Uint8Array => {
	const copy = Uint8Array.from(bytes);
	copy[31]! |= 0x80;
	return copy;
};

const twice = (list: readonly string[]): Uint8Array[] =>
	list.map(hex).flatMap((bytes) => [bytes, withHighBit(bytes)]);

/**
 * u of the points of order 1, 2, 4 and 8 on Curve25519 and its twist: 0, 1, two of order 8, −1; then
 * p and p + 1, which are 0 and 1 again. X25519 ignores the highest bit, so each has two spellings.
 */
export const LOW_ORDER_BOX = twice([
	'0000000000000000000000000000000000000000000000000000000000000000',
	'0100000000000000000000000000000000000000000000000000000000000000',
	'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
	'5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
	'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
	'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
	'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
]);

/**
 * The points of order 1, 2, 4 and 8 on edwards25519: y is 1, −1, 0, and two of order 8; then p and
 * p + 1. The highest bit is the sign of x.
 */
export const SMALL_ORDER_SIGN = twice([
	'0100000000000000000000000000000000000000000000000000000000000000',
	'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
	'0000000000000000000000000000000000000000000000000000000000000000',
	'26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
	'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
	'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
	'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
]);
