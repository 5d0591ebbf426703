import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unlockKey } from '../../src/lib/survey/key-file.ts';
import { seedToKeys } from '../../src/lib/survey/seed.ts';
import { academy, makeFolder, PASSPHRASE } from './academy.ts';

test('a key is made, only its owner may read it, and its words bring it back', async () => {
	const folder = makeFolder();
	const [first, second] = [join(folder, 'a.key.json'), join(folder, 'b.key.json')];
	const made = await academy(['keygen', '--out', first, '--words']);
	expect(made.code).toBe(0);
	expect(made.stdout).toMatch(/^peer-pub1[\w-]+\n$/);
	const seed = await unlockKey(readFileSync(first, 'utf8'), PASSPHRASE);
	expect(`${seedToKeys(seed).publicKey.text}\n`).toBe(made.stdout);
	if (process.platform !== 'win32') expect(statSync(first).mode & 0o777).toBe(0o600);

	const words = [...made.stderr.matchAll(/\d+ ([a-z]+)/g)].map(([, word]) => word!).slice(-24);
	const args = ['recover', '--out', second, '--words-file', '-'];
	const recovered = await academy(args, words.join(' '));
	expect(recovered.stderr).toContain(second);
	expect(recovered.stdout).toBe(made.stdout);
});

test('the words are only printed for those who ask for them', async () => {
	const { stderr } = await academy(['keygen', '--out', join(makeFolder(), 'k')]);
	expect(stderr).not.toMatch(/recovery words/);
});

test('a key file is never overwritten', async () => {
	const path = join(makeFolder(), 'k.key.json');
	writeFileSync(path, 'precious');
	const { code, stderr } = await academy(['keygen', '--out', path]);
	expect(code).toBe(1);
	expect(stderr).toContain('not overwritten');
	expect(readFileSync(path, 'utf8')).toBe('precious');
});

test('a short passphrase and wrong words are refused, with what to do', async () => {
	const folder = makeFolder();
	const [path, file] = [join(folder, 'k'), join(folder, 'short')];
	writeFileSync(file, 'secret\n');
	const short = await academy(['keygen', '--out', path, '--passphrase-file', file]);
	expect(short.code).toBe(2);
	expect(short.stderr).toMatch(/has 6 characters; 12 is the least/);
	const wrong = await academy(['recover', '--out', path, '--words-file', '-'], 'abandon zzz');
	expect(wrong.code).toBe(1);
	expect(wrong.stderr).toMatch(/Word 2 is not one/);
});
