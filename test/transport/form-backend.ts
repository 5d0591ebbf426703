/** A form backend as they are found: takes a posted form, keeps rows, gives a CSV export. */
import { createServer, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** Each writes the same rows as another program would. */
export const dialects: Readonly<Record<string, (rows: readonly (readonly string[])[]) => Buffer>> =
	{
		'commas and LF': (rows) => Buffer.from(write(rows, ',', '\n')),
		'commas, CRLF and a BOM': (rows) => Buffer.from(`\uFEFF${write(rows, ',', '\r\n')}`),
		'every cell quoted': (rows) => Buffer.from(write(rows, ',', '\r\n', true)),
		'CR alone': (rows) => Buffer.from(write(rows, ',', '\r')),
		semicolons: (rows) => Buffer.from(write(rows, ';', '\r\n')),
		'a sep= line': (rows) => Buffer.from(`sep=;\r\n${write(rows, ';', '\r\n')}`),
		'a BOM and a sep= line': (rows) => Buffer.from(`\uFEFFsep=|\n${write(rows, '|', '\n')}`),
		tabs: (rows) => Buffer.from(write(rows, '\t', '\n')),
		'UTF-16 LE, tabs': (rows) => Buffer.from(`\uFEFF${write(rows, '\t', '\r\n')}`, 'utf16le'),
		'UTF-16 BE, tabs': (rows) =>
			Buffer.from(`\uFEFF${write(rows, '\t', '\r\n')}`, 'utf16le').swap16(),
		'UTF-16 LE without a BOM': (rows) => Buffer.from(write(rows, ';', '\n'), 'utf16le'),
		'UTF-16 BE without a BOM': (rows) => Buffer.from(write(rows, ';', '\n'), 'utf16le').swap16(),
		'no line end at the end': (rows) => Buffer.from(write(rows, ',', '\n').trimEnd()),
	};

function write(
	rows: readonly (readonly string[])[],
	delimiter: string,
	newline: string,
	isAllQuoted = false,
): string {
	const cell = (text: string): string =>
		isAllQuoted || /["\r\n,;|\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
	return rows.map((row) => row.map(cell).join(delimiter) + newline).join('');
}

export interface FormBackend {
	/** `/form` takes posts, `/export/<dialect>` gives the CSV, `/login` a web page. */
	readonly url: string;
	readonly stop: () => Promise<void>;
}

export const FIELD = 'entry.1234';

export async function startFormBackend(): Promise<FormBackend> {
	const rows = [
		['Timestamp', '__proto__', 'constructor', 'Dirección "de" casa', 'Sealed', 'Notes'],
	];
	const answer = (response: ServerResponse, status: number, type: string, body: Buffer | string) =>
		response
			.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) })
			.end(body);
	const server = createServer((request, response) => {
		const path = decodeURIComponent(request.url ?? '');
		if (request.method === 'POST' && path === '/form') {
			const parts: Buffer[] = [];
			request.on('data', (part: Buffer) => parts.push(part));
			request.on('end', () => {
				const sealed = new URLSearchParams(Buffer.concat(parts).toString()).get(FIELD);
				if (sealed === null) return answer(response, 400, 'text/html', '<html>Bad request');
				rows.push(['24/11/2026 9:00', '{}', '', 'Line 1\r\nline 2, "quoted"; ñ', sealed, '']);
				return answer(response, 200, 'text/html', '<html>Thank you');
			});
		} else if (path.startsWith('/export/')) {
			answer(response, 200, 'text/csv', dialects[path.slice('/export/'.length)]!(rows));
		} else if (path === '/login') {
			answer(response, 200, 'text/html', '<!DOCTYPE html><title>Sign in</title>');
		} else if (path === '/json') {
			answer(response, 200, 'application/json', '{"error":"quota exceeded"}');
		} else {
			answer(response, 403, 'text/html', '<html>Forbidden');
		}
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		stop: async () => {
			server.close();
			server.closeAllConnections();
			await once(server, 'close');
		},
	};
}
