import { listen, startMailbox } from '../mailbox/serve.ts';
import { parseSettings } from '../mailbox/settings.ts';
import { EXIT, readArguments, say, UsageError, type Command } from './command.ts';

export const mailbox: Command = {
	summary: 'run a mailbox, without the site',
	help: `Usage: academy mailbox [--port NUMBER] [--host NAME] [--data FOLDER]

Takes sealed envelopes and gives them to the facilitator who signs for them, until Ctrl-C.

  --port NUMBER    4321 if it is not given
  --host NAME      the address to listen at: only this machine (localhost) if it is not given
  --data FOLDER    where the database is (.academy)

The variables PORT, HOST and DATA say the same; FACILITATORS names the public keys that may open a
mailbox, and must be set once others can reach it. docs/deploy.md lists all of them.
`,
	async run(args, signal) {
		const { values, positionals } = readArguments(args, {
			port: { type: 'string' },
			host: { type: 'string' },
			data: { type: 'string' },
		});
		if (positionals.length > 0) throw new UsageError('A mailbox takes no files.');
		const settings = parseSettings({
			...process.env,
			...(values.port !== undefined && { PORT: values.port }),
			...(values.host !== undefined && { HOST: values.host }),
			...(values.data !== undefined && { DATA: values.data }),
		});
		const server = await startMailbox(settings, (message) => {
			say(`The mailbox: ${message}`);
		});
		try {
			const listener = await listen(server.handle, settings.host, settings.port);
			say(`The mailbox is at ${listener.url} To stop: Ctrl-C.`);
			if (!signal.aborted) {
				await new Promise<void>((resolve) => {
					signal.addEventListener('abort', () => {
						resolve();
					});
				});
			}
			await listener.close();
		} finally {
			await server.end();
		}
		return EXIT.done;
	},
};
