import { join } from 'node:path';
import { LIMITS, type Limits, type MailboxOptions } from './mailbox.ts';
import { parseSigningKey } from './signature.ts';

/** How a server is set up, from the environment. docs/deploy.md has the table. */
export interface Settings extends Pick<MailboxOptions, 'facilitators' | 'allowOrigins'> {
	readonly host: string;
	readonly port: number;
	/** The SQLite file, used if there is no `databaseUrl`. */
	readonly databaseFile: string;
	/** PostgreSQL. */
	readonly databaseUrl?: string;
	readonly mostDatabaseBytes?: number;
	readonly limits: Partial<Limits>;
}

const DEFAULT_PORT = 4321;
/** Addresses that nothing outside this machine can reach. */
export const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '::1'];

function parseCount(name: string, value: string | undefined, most = 1e9): number | undefined {
	if (value === undefined || value === '') return undefined;
	const number = Number(value);
	if (!Number.isInteger(number) || number < 1 || number > most) {
		throw new RangeError(`${name} is not a whole number from 1 to ${most}. Change or remove it.`);
	}
	return number;
}

function parseOrigin(value: string): string {
	if (value === '*') return value;
	if (URL.parse(value)?.origin !== value) {
		throw new RangeError(
			'ALLOW_ORIGINS names something that is not an origin. Write https://example.org, without a path.',
		);
	}
	return value;
}

/**
 * Read the settings.
 *
 * @throws `RangeError` if one has no sense, naming it; {@link Refusal} if a facilitator's key is not a key.
 */
export function parseSettings(env: Readonly<Record<string, string | undefined>>): Settings {
	const list = (name: string): string[] => (env[name] ?? '').split(/[\s,]+/).filter(Boolean);
	const host = env['HOST'] || '127.0.0.1';
	const keys = list('FACILITATORS');
	const isAny = keys.length === 0 ? LOOPBACK.includes(host) : keys.includes('any');
	if (isAny && !LOOPBACK.includes(host)) {
		throw new RangeError(
			'FACILITATORS is “any”, but others can reach this server. Name the public keys of those who may open a mailbox.',
		);
	}
	const databaseUrl = env['DATABASE_URL'];
	if (databaseUrl && !/^postgres(ql)?:/.test(databaseUrl)) {
		throw new RangeError(
			'DATABASE_URL is not an address that begins postgres://. Change or remove it.',
		);
	}
	const megabytes = parseCount('MAX_DATABASE_MB', env['MAX_DATABASE_MB']);
	return {
		host,
		port: parseCount('PORT', env['PORT'], 65_535) ?? DEFAULT_PORT,
		databaseFile: join(env['DATA'] || '.academy', 'mailbox.sqlite'),
		...(databaseUrl ? { databaseUrl } : {}),
		...(megabytes === undefined ? {} : { mostDatabaseBytes: megabytes * 1024 * 1024 }),
		facilitators: isAny ? 'any' : keys.map(parseSigningKey),
		allowOrigins: list('ALLOW_ORIGINS').map(parseOrigin),
		limits: {
			surveys: parseCount('MAX_SURVEYS', env['MAX_SURVEYS']) ?? LIMITS.surveys,
			envelopesPerSurvey:
				parseCount('MAX_ENVELOPES', env['MAX_ENVELOPES']) ?? LIMITS.envelopesPerSurvey,
			requestsInFlight: parseCount('MAX_REQUESTS', env['MAX_REQUESTS']) ?? LIMITS.requestsInFlight,
		},
	};
}
