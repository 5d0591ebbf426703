import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMailbox } from '../../src/lib/mailbox/mailbox.ts';
import { listen } from '../../src/lib/mailbox/serve.ts';
import { openSqlite } from '../../src/lib/mailbox/sqlite.ts';
import { fileTransport } from '../../src/lib/transport/file.ts';
import { formTransport } from '../../src/lib/transport/form.ts';
import { mailboxTransport } from '../../src/lib/transport/mailbox.ts';
import { makeFacilitator, makeSurveyId } from '../mailbox/facilitator.ts';
import { cases, type Way } from './cases.ts';
import { dialects, FIELD, startFormBackend } from './form-backend.ts';

interface Ways {
	readonly make: () => Promise<Way>;
	readonly end: () => Promise<void>;
}

function byFile(): Promise<Ways> {
	return Promise.resolve({
		make: () => {
			const written: string[] = [];
			const write = (line: string): Promise<void> => {
				written.push(line);
				return Promise.resolve();
			};
			return Promise.resolve({
				surveyId: makeSurveyId(),
				envelopeLength: 300,
				transport: fileTransport({ write }),
				collector: () => {
					const half = Math.floor(written.length / 2);
					const files = [
						{ name: 'first.txt', content: written.slice(0, half).join('') },
						{ name: 'second.txt', content: new Blob(written.slice(half)) },
					].filter(({ content }) => content !== '');
					return Promise.resolve(fileTransport({ files }));
				},
			});
		},
		end: () => Promise.resolve(),
	});
}

async function byForm(dialect: string): Promise<Ways> {
	const stops: (() => Promise<void>)[] = [];
	return Promise.resolve({
		make: async () => {
			const { url, stop } = await startFormBackend();
			stops.push(stop);
			return {
				surveyId: makeSurveyId(),
				envelopeLength: 301,
				transport: formTransport({ url: `${url}/form`, field: FIELD, mode: 'cors' }),
				collector: () =>
					Promise.resolve(
						formTransport({
							url: `${url}/form`,
							field: FIELD,
							exportUrl: `${url}/export/${encodeURIComponent(dialect)}`,
						}),
					),
			};
		},
		end: async () => {
			for (const stop of stops) await stop();
		},
	});
}

async function byMailbox(): Promise<Ways> {
	const folder = mkdtempSync(join(tmpdir(), 'academy-transport-'));
	const store = openSqlite(join(folder, 'mailbox.sqlite'));
	const { handle } = createMailbox({ store, facilitators: 'any' });
	const { url, close } = await listen(handle, '127.0.0.1', 0);
	return {
		make: async () => {
			const { sign, signingKey } = makeFacilitator();
			const surveyId = makeSurveyId();
			const bytes = new Uint8Array(Buffer.from(surveyId, 'base64url'));
			const collector = mailboxTransport({ url, surveyId: bytes, sign });
			// The longest that there may be.
			await collector.open({ signingKey, envelopeLength: 24_000 });
			return {
				surveyId,
				envelopeLength: 24_000,
				transport: mailboxTransport({ url, surveyId: bytes }),
				collector: () => Promise.resolve(collector),
			};
		},
		end: async () => {
			await close();
			await store.end();
			rmSync(folder, { recursive: true });
		},
	};
}

const ways: Record<string, () => Promise<Ways>> = {
	file: byFile,
	mailbox: byMailbox,
	...Object.fromEntries(
		Object.keys(dialects).map((dialect) => [`form (${dialect})`, () => byForm(dialect)]),
	),
};

describe.for(Object.entries(ways))('By %s, a survey', ([, open]) => {
	let way: Ways | undefined;
	beforeAll(async () => {
		way = await open();
	});
	afterAll(() => way?.end());

	test.for(cases)('$name', async ({ run }) => {
		expect.hasAssertions();
		await run(await way!.make());
	});
});
