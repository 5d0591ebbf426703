import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * A port of this machine that nobody listens to. It is none of those that a system gives to whoever
 * asks for any, above 32,767: another test could be given it before it is used.
 */
export async function freePort(): Promise<number> {
	for (;;) {
		const port = 20_000 + Math.floor(Math.random() * 12_000);
		const server = createServer().listen(port, '127.0.0.1');
		const isFree = await once(server, 'listening').then(
			() => true,
			() => false,
		);
		if (!isFree) continue;
		server.close();
		await once(server, 'close');
		return port;
	}
}
