/**
 * Checks every internal link, anchor and asset of the built site, and lists each that leads nowhere
 * with the page that holds it. Reads what was built, so a link that a script makes is not seen.
 */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface BrokenLink {
	/** The file that holds the link, from the folder's root. */
	readonly holder: string;
	readonly link: string;
	readonly reason: string;
}

interface Link {
	readonly holder: string;
	readonly link: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', quot: '"', lt: '<', gt: '>' };

function decode(text: string): string {
	return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
		if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
		if (hex !== undefined) return String.fromCodePoint(parseInt(String(hex), 16));
		return ENTITIES[String(name)] ?? whole;
	});
}

/** The markup alone: what stands inside a comment, script or style is no link. */
function markup(html: string): string {
	return html.replace(/<!--.*?-->/gs, '').replace(/(<(script|style)\b[^>]*>).*?<\/\2>/gis, '$1');
}

/** Every value of the named attributes in a page. */
function attributes(html: string, names: string): string[] {
	const pattern = new RegExp(`\\s(?:${names})=(?:"([^"]*)"|'([^']*)'|([^\\s>"']+))`, 'gi');
	return [...markup(html).matchAll(pattern)].map((match) =>
		decode(match[1] ?? match[2] ?? match[3]!),
	);
}

/** The links that a file holds; which kinds depends on the file's ending. */
function linksIn(file: string, text: string): string[] {
	if (file.endsWith('.html')) {
		const shared = [...text.matchAll(/<meta property="og:(?:image|url)" content="([^"]*)"/g)];
		return [
			...attributes(text, 'href|src|poster|action'),
			...attributes(text, 'srcset|imagesrcset')
				.flatMap((set) => set.split(/,\s+/))
				.map((candidate) => candidate.trim().split(/\s+/)[0]!),
			...shared.map((match) => decode(match[1]!)),
		];
	}
	if (file.endsWith('.css')) {
		return [...text.matchAll(/url\(\s*["']?([^"')]+)/g)].map((match) => match[1]!);
	}
	if (file.endsWith('.xml')) {
		return [...text.matchAll(/<(?:loc|link)>([^<]+)</g)].map((match) => decode(match[1]!));
	}
	if (file.endsWith('.webmanifest')) {
		const { start_url: start, icons } = JSON.parse(text) as {
			start_url: string;
			icons: { src: string }[];
		};
		return [start, ...icons.map(({ src }) => src)];
	}
	return [];
}

/** The site's own address, as its pages name it; links that begin with it are internal too. */
function ownOrigin(home: string): string {
	const canonical = /<link rel="canonical" href="([^"]+)"/.exec(home);
	return new URL(canonical?.[1] ?? 'https://site.invalid/').origin;
}

/**
 * Check the links of a built site.
 *
 * @param dist - the folder that holds it
 */
export function findBrokenLinks(dist: string): { links: number; broken: BrokenLink[] } {
	const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
		.map((name) => name.replaceAll('\\', '/'))
		.filter((name) => statSync(join(dist, name)).isFile());
	const known = new Set(files);
	const read = (file: string): string => readFileSync(join(dist, file), 'utf8');
	const origin = ownOrigin(known.has('index.html') ? read('index.html') : '');
	const links: Link[] = files
		.filter((file) => /\.(html|css|xml|webmanifest)$/.test(file) && !file.startsWith('pagefind/'))
		.flatMap((holder) => linksIn(holder, read(holder)).map((link) => ({ holder, link })));
	const anchors = new Map<string, ReadonlySet<string>>();
	const anchorsOf = (file: string): ReadonlySet<string> => {
		const found = anchors.get(file) ?? new Set(attributes(read(file), 'id|name'));
		anchors.set(file, found);
		return found;
	};

	/** What is wrong with a link, or undefined. */
	const fault = ({ holder, link }: Link): string | undefined => {
		if (link === '') return 'is empty';
		const base = `${origin}/${holder.replace(/(^|\/)index\.html$/, '$1')}`;
		if (!URL.canParse(link, base)) return 'is not an address';
		const { origin: target, pathname, hash, protocol } = new URL(link, base);
		if (!protocol.startsWith('http') || target !== origin) return undefined;
		const path = decodeURIComponent(pathname).slice(1);
		const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
		if (!known.has(file)) {
			return known.has(`${path}/index.html`) ? 'lacks its last slash' : 'leads to no file';
		}
		const anchor = decodeURIComponent(hash.slice(1));
		// A fragment such as #s=4 is a page's state, and its script's to read.
		if (anchor === '' || anchor.includes('=') || !file.endsWith('.html')) return undefined;
		return anchorsOf(file).has(anchor) ? undefined : 'leads to no place on its page';
	};
	const broken = links.flatMap((link) => {
		const reason = fault(link);
		return reason === undefined ? [] : [{ ...link, reason }];
	});
	return { links: links.length, broken };
}

if (import.meta.main) {
	if (!existsSync('dist/index.html')) {
		console.error('There is no built site in dist/. Run `npm run build` first.');
		process.exit(1);
	}
	const { links, broken } = findBrokenLinks('dist');
	for (const [fault, holders] of Map.groupBy(broken, ({ link, reason }) => `“${link}” ${reason}`)) {
		const pages = new Set(holders.map(({ holder }) => holder));
		console.error(`${fault}. It stands on:\n${[...pages].map((page) => `    ${page}`).join('\n')}`);
	}
	console.log(`${links} links, ${broken.length} broken.`);
	process.exit(broken.length > 0 ? 1 : 0);
}
