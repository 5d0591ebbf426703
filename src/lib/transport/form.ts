import { MailboxError } from '../survey/errors.ts';
import type { SourceFile } from './file.ts';
import type { Transport } from './transport.ts';

export interface FormTransportOptions {
	/** Where the form is posted to. */
	readonly url: string;
	/** The name of the one field that takes an envelope. */
	readonly field: string;
	/**
	 * `no-cors` for a backend that lets no other site read its answer, as most do: the envelope is
	 * sent, but whether it was taken cannot be known.
	 */
	readonly mode?: 'no-cors' | 'cors';
	/** The address of its CSV export, if that can be fetched. */
	readonly exportUrl?: string;
	/** Exports that were downloaded by hand: several at once, overlapping, in any dialect. */
	readonly exports?: readonly SourceFile[];
	readonly fetch?: typeof fetch;
}

/** Envelopes through somebody else's form: one field posted, a CSV export read back. */
export function formTransport(options: FormTransportOptions): Transport {
	const { url, field, mode = 'no-cors', exportUrl, exports = [] } = options;
	const fetch = options.fetch ?? globalThis.fetch.bind(globalThis);

	async function send(target: string, init: RequestInit): Promise<Response> {
		let response: Response;
		try {
			response = await fetch(target, {
				...init,
				credentials: 'omit',
				referrerPolicy: 'no-referrer',
			});
		} catch (cause) {
			init.signal?.throwIfAborted();
			throw new MailboxError(
				'The form’s site cannot be reached. Check the network, then try again.',
				0,
				{ cause },
			);
		}
		if (response.type !== 'opaque' && !response.ok) {
			throw new MailboxError(
				`The form’s site refused with status ${response.status}. Check that the form is open and public, then try again.`,
				response.status,
			);
		}
		return response;
	}

	return {
		deliver: async (envelope, signal) => {
			const body = new URLSearchParams([[field, envelope]]);
			const response = await send(url, { method: 'POST', body, mode, signal: signal ?? null });
			await response.body?.cancel();
			return { isConfirmed: response.type !== 'opaque' };
		},
		collect: async function* (collecting = {}) {
			// Respondents only deliver: the CSV parser is no part of what their page loads.
			const { collectFile, collectStream } = await import('./file.ts');
			for (const file of exports) yield* collectFile(file, collecting);
			if (exportUrl === undefined) return;
			const response = await send(exportUrl, { signal: collecting.signal ?? null });
			const length = Number(response.headers.get('Content-Length') ?? 0);
			const isEncoded = response.headers.has('Content-Encoding');
			yield* collectStream(
				{
					name: exportUrl,
					stream: response.body ?? new Blob([]).stream(),
					isCsv: true,
					...(length > 0 && !isEncoded ? { total: length } : {}),
				},
				collecting,
			);
		},
	};
}
