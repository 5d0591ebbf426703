/** Reads 200 MB that are made while they are read; run by a test with little memory. */
import { collectFile } from '../../src/lib/transport/file.ts';
import { makeEnvelope, makeSurveyId } from '../mailbox/facilitator.ts';

const name = process.argv[2] ?? '';
const envelope = makeEnvelope(makeSurveyId());
const filler = 'a long note, with "quotation marks" in it; '.repeat(1200);
const row = Buffer.from(`"${filler.replaceAll('"', '""')}",${envelope}\r\n`);
const ROWS = 4000;
let given = 0;

const stream = new ReadableStream<Uint8Array>({
	pull(controller) {
		if (given === 0 && name.startsWith('unclosed')) controller.enqueue(Buffer.from('"no end '));
		if (given === ROWS) {
			controller.close();
			return;
		}
		given += 1;
		controller.enqueue(name === 'csv' ? row : Buffer.from(row.toString().replaceAll('"', '')));
	},
});
let found = 0;
for await (const item of collectFile({
	name: name.replace('csv', 'x.csv'),
	content: Object.assign(new Blob([]), { stream: () => stream }),
})) {
	if ('text' in item && item.text === envelope) found += 1;
}
console.log(`found ${found}`);
