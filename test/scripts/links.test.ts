import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { findBrokenLinks } from '../../scripts/links.ts';

let dist = '';

/** A site of these files, with a home page that says where it stands. */
function site(files: Record<string, string>): string {
	dist = mkdtempSync(join(tmpdir(), 'links-'));
	const home = '<link rel="canonical" href="https://academy.example/">';
	for (const [file, text] of Object.entries({ 'index.html': home, ...files })) {
		mkdirSync(dirname(join(dist, file)), { recursive: true });
		writeFileSync(join(dist, file), text);
	}
	return dist;
}

afterEach(() => {
	rmSync(dist, { recursive: true, force: true });
});

const reasons = (files: Record<string, string>): string[] =>
	findBrokenLinks(site(files)).broken.map(
		({ holder, link, reason }) => `${holder}: ${link} ${reason}`,
	);

test('each broken link is listed with the page that holds it and what is wrong with it', () => {
	expect(
		reasons({
			'a/index.html': '<a href="/b/#here">',
			'b/index.html': `<p id="there">
				<a href="/gone/">, <a href=/a>, <a href='#nowhere'>, <a href="">,
				<img src="/lost.png" srcset="/lost-1.png 1x, /lost-2.png 2x"><form action="/post/">`,
			'style.css': '@font-face{src:url("/font.woff2")}',
			'feed.xml': '<link>https://academy.example/old/</link>',
			'x.webmanifest': '{"start_url":"/","icons":[{"src":"/icon.png"}]}',
		}).sort(),
	).toEqual([
		'a/index.html: /b/#here leads to no place on its page',
		'b/index.html:  is empty',
		'b/index.html: #nowhere leads to no place on its page',
		'b/index.html: /a lacks its last slash',
		'b/index.html: /gone/ leads to no file',
		'b/index.html: /lost-1.png leads to no file',
		'b/index.html: /lost-2.png leads to no file',
		'b/index.html: /lost.png leads to no file',
		'b/index.html: /post/ leads to no file',
		'feed.xml: https://academy.example/old/ leads to no file',
		'style.css: /font.woff2 leads to no file',
		'x.webmanifest: /icon.png leads to no file',
	]);
});

test('a link that works, leaves the site, or is made by a script is left alone', () => {
	expect(
		reasons({
			'a/index.html': `<p id="r&amp;d"><a href="/"></a><a href="../a/#r&#38;d"></a><a href="#r%26d"></a>
				<a href="https://elsewhere.example/gone/"></a><a href="mailto:board@academy.example"></a>
				<img src="data:image/png;base64,AA=="><a href="/a/#s=4&amp;t=120"></a>
				<script>document.write('<a href="/made/">')</script><!-- <a href="/draft/"> -->`,
		}),
	).toEqual([]);
});
