/** `npm start`: builds the site if it is not up to date, and serves it with its mailbox on one port. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Hono } from 'hono';
import { mount } from 'hono/mount';
import { parseListedSurveys } from '../src/lib/mailbox/registration.ts';
import { listen, startMailbox } from '../src/lib/mailbox/serve.ts';
import { parseSettings } from '../src/lib/mailbox/settings.ts';
import { buildIfStale } from './build.ts';
import { createSite } from './site.ts';

const DIST = resolve('dist');
const LISTED = resolve(DIST, 'surveys.json');

function warn(message: string): void {
	console.error(`The mailbox: ${message}`);
}

async function start(): Promise<void> {
	const settings = parseSettings(process.env);
	let answer: (request: Request) => Response | Promise<Response> = () =>
		new Response('The site is being built. Reload this page in a minute.', { status: 503 });
	// The port is taken first: a minute of building for nothing would be the worse answer.
	const listener = await listen((request) => answer(request), settings.host, settings.port);
	await buildIfStale();
	const mailbox = await startMailbox(settings, warn);
	if (existsSync(LISTED)) {
		const listed: unknown = JSON.parse(readFileSync(LISTED, 'utf8'));
		for (const id of await mailbox.open(parseListedSurveys(listed))) {
			warn(
				`the site’s survey ${id} has no mailbox: it is full, or another key or length holds the name.`,
			);
		}
	}
	const site = createSite(DIST);
	const server = new Hono()
		.all('/mailbox/*', mount(mailbox.handle))
		.all('*', (c) => site.fetch(c.req.raw));
	answer = server.fetch;

	console.log(`
  Peer Coach Academy is at   ${listener.url}
  Its mailbox is at          ${listener.url}mailbox/

  Open ${listener.url} in a browser. To stop: Ctrl-C.
`);
	if (settings.facilitators === 'any') {
		console.log(
			'  Only this machine can reach it, so any facilitator may open a mailbox. To let others in, see docs/deploy.md.\n',
		);
	}
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => {
			void listener
				.close()
				.then(() => mailbox.end())
				.then(() => process.exit(0));
		});
	}
}

try {
	await start();
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
}
