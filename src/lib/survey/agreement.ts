/**
 * X25519 (RFC 7748), twice: by the browser's own WebCrypto, which is about ten times faster, and by
 * tweetnacl where that is missing. Both give the same bytes.
 * @module
 */
import nacl from 'tweetnacl';
import { randomBytes } from './bytes.ts';
import { OpenError } from './errors.ts';

/** One side's secret, in the form that an implementation works with. */
type Secret = CryptoKey | Uint8Array;

export interface Agreement {
	/** A fresh pair. The public half is 32 bytes. */
	generate(): Promise<{ readonly secret: Secret; readonly publicKey: Uint8Array }>;
	/** Take a secret of 32 bytes into use. */
	load(secret: Uint8Array): Promise<Secret>;
	/**
	 * The 32 bytes that both sides share.
	 *
	 * @throws {@link OpenError} if they are zero, as a public key of low order makes them.
	 */
	agree(secret: Secret, publicKey: Uint8Array): Promise<Uint8Array>;
}

const ALGORITHM = { name: 'X25519' } as const;

const lowOrder = (cause?: unknown): OpenError =>
	new OpenError('It was made with a key that protects nothing, so it is refused.', { cause });

function isZero(bytes: Uint8Array): boolean {
	for (const byte of bytes) if (byte !== 0) return false;
	return true;
}

/** tweetnacl: everywhere, and slower. */
export const portable: Agreement = {
	generate() {
		const secret = randomBytes(32);
		return Promise.resolve({ secret, publicKey: nacl.scalarMult.base(secret) });
	},
	load(secret) {
		return Promise.resolve(secret);
	},
	agree(secret, publicKey) {
		const shared = nacl.scalarMult(secret as Uint8Array, publicKey);
		return isZero(shared) ? Promise.reject(lowOrder()) : Promise.resolve(shared);
	},
};

/** PKCS #8 of an X25519 key, up to the key (RFC 8410): WebCrypto imports secrets in no shorter form. */
const PKCS8 = Uint8Array.of(
	0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x04, 0x22, 0x04, 0x20,
); // prettier-ignore

/** WebCrypto: secrets cannot be read back, even by this page. */
export const native: Agreement = {
	async generate() {
		const pair = await crypto.subtle.generateKey(ALGORITHM, false, ['deriveBits']);
		const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
		return { secret: pair.privateKey, publicKey };
	},
	async load(secret) {
		const pkcs8 = new Uint8Array(PKCS8.length + secret.length);
		pkcs8.set(PKCS8);
		pkcs8.set(secret, PKCS8.length);
		return crypto.subtle.importKey('pkcs8', pkcs8, ALGORITHM, false, ['deriveBits']);
	},
	async agree(secret, publicKey) {
		const other = await crypto.subtle.importKey(
			'raw',
			publicKey as Uint8Array<ArrayBuffer>,
			ALGORITHM,
			false,
			[],
		);
		let shared: Uint8Array;
		try {
			shared = new Uint8Array(
				await crypto.subtle.deriveBits({ ...ALGORITHM, public: other }, secret as CryptoKey, 256),
			);
		} catch (cause) {
			throw lowOrder(cause); // the only failure that the specification knows here
		}
		// An older specification left the check to the caller.
		if (isZero(shared)) throw lowOrder();
		return shared;
	},
};

let chosen: Promise<Agreement> | undefined;

/** The faster one that works here. Asked once. */
export function fastest(): Promise<Agreement> {
	chosen ??= doesWork(native).then((works) => (works ? native : portable));
	return chosen;
}

/** Tries every part: a browser may make keys and yet not know how to read them. */
async function doesWork(agreement: Agreement): Promise<boolean> {
	try {
		const { publicKey } = await agreement.generate();
		await agreement.agree(await agreement.load(randomBytes(32)), publicKey);
		return true;
	} catch {
		return false;
	}
}
