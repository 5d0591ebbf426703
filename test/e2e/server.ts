/** The site and its mailbox as `npm start` serves them, with a mailbox that is empty at every run. */
import { rmSync } from 'node:fs';

const folder = '.cache/e2e-mailbox';
rmSync(folder, { recursive: true, force: true });
process.env['DATA'] = folder;
await import('../../scripts/start.ts');
