/**
 * Pictures: bringing them in, building a site of them cold and warm, and what the encoders’ settings
 * cost and save. The first run takes some minutes to make its 200 photos, in .cache/.
 * @module
 */
import { spawnSync } from 'node:child_process';
import {
	cpSync,
	existsSync,
	mkdirSync,
	readFileSync,
	readdirSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { stringify } from 'yaml';
import { SETTINGS } from '../src/lib/photos/rendition.ts';
import { takePhotos } from './camera.ts';
import { ssim } from './likeness.ts';
import type { Table } from './table.ts';

const HOME = resolve('.cache/bench-photos');
/** How many photos; fewer by BENCH_PHOTOS, to try the benchmark itself. */
const COUNT = Number(process.env['BENCH_PHOTOS'] ?? 200);
const ALBUM = '2016/bench';

interface Ran {
	readonly seconds: number;
	/** The largest resident set, in MiB. */
	readonly peak: number;
}

/** Run a command of Node’s in a folder, in a process of its own. */
function inNode(cwd: string, args: readonly string[], fine: readonly number[] = [0]): Ran {
	const started = performance.now();
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		['--import', resolve('bench/peak.ts'), ...args],
		{ cwd, encoding: 'utf8', env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } },
	);
	const peak = /peak: (\d+) KiB/.exec(stderr)?.[1];
	if (status === null || !fine.includes(status) || peak === undefined) {
		throw new Error(stdout + stderr);
	}
	return { seconds: (performance.now() - started) / 1000, peak: Number(peak) / 1024 };
}

/** Import so many photos into an empty album. */
function bringIn(count: number): Ran {
	const from = join(HOME, `camera-${count}`);
	const site = join(HOME, 'import');
	rmSync(site, { recursive: true, force: true });
	mkdirSync(site, { recursive: true });
	if (!existsSync(from)) {
		mkdirSync(from);
		const all = readdirSync(join(HOME, 'camera')).sort().slice(0, count);
		for (const name of all) cpSync(join(HOME, 'camera', name), join(from, name));
	}
	return inNode(site, [
		resolve('src/lib/cli/academy.ts'),
		'photos',
		'import',
		from,
		'--album',
		ALBUM,
	]);
}

/** This site with the photos as its only content. */
function prepareSite(): string {
	const site = join(HOME, 'site');
	rmSync(site, { recursive: true, force: true });
	mkdirSync(site, { recursive: true });
	for (const name of ['astro.config.mjs', 'tsconfig.json', 'package.json', 'scripts', 'public']) {
		cpSync(name, join(site, name), { recursive: true });
	}
	cpSync('src', join(site, 'src'), {
		recursive: true,
		filter: (path) => !/src\/content\/(albums|events)\//.test(path.replaceAll('\\', '/')),
	});
	symlinkSync(resolve('node_modules'), join(site, 'node_modules'));
	const album = join(site, 'src/content/albums', ALBUM);
	cpSync(join(HOME, 'masters'), album, { recursive: true });
	const photos = readdirSync(album).sort().slice(0, COUNT);
	const entry = { alt: 'x', credit: 'x', consent: 'no people', pupils: 'none' };
	writeFileSync(
		join(album, 'album.yaml'),
		stringify({
			title: 'Bench',
			date: '2016-06-14',
			photos: photos.map((file) => ({ file, ...entry })),
		}),
	);
	return site;
}

const build = (site: string): Ran =>
	inNode(site, [resolve('node_modules/astro/bin/astro.mjs'), 'build', '--silent']);

async function speed(): Promise<Table> {
	await takePhotos(join(HOME, 'camera'), COUNT, false);
	await takePhotos(join(HOME, 'masters'), COUNT, true);
	const few = Math.max(2, Math.floor(COUNT / 4));
	const [quarter, whole] = [bringIn(few), bringIn(COUNT)];
	const site = prepareSite();
	const [cold, warm] = [build(site), build(site)];
	// What all else of the site costs: the same build with the one album but for its first photo.
	const file = join(site, 'src/content/albums', ALBUM, 'album.yaml');
	writeFileSync(
		file,
		readFileSync(file, 'utf8').replace(/( {2}- file: [^]*?)(?= {2}- file:)[^]*/, '$1'),
	);
	const rest = build(site);
	const row = (what: string, photos: number, { seconds, peak }: Ran): (string | number)[] => [
		what,
		photos,
		seconds,
		seconds / photos,
		peak,
	];
	return {
		title: 'photos: import and build',
		columns: ['', 'photos', 'seconds', 'a photo', 'peak MiB'],
		rows: [
			row('import', few, quarter),
			row('import', COUNT, whole),
			row('build, cold', COUNT, cold),
			row('build, warm', COUNT, warm),
			['build, the rest of the site', 1, rest.seconds, '', rest.peak],
			...(
				[
					['cold', cold],
					['warm', warm],
				] as const
			).map(([name, { seconds }]) => {
				const alone = seconds - rest.seconds;
				return [`build, ${name}, photos alone`, COUNT, alone, alone / COUNT, ''];
			}),
		],
		notes: [
			'3000 × 2000 pixels each. A build is all of `astro build`, every other page of the site included:',
			'three sizes as AVIF and WebP, two as JPEG, a zip, the guard’s reading of every byte.',
		],
	};
}

interface Contender {
	readonly name: string;
	readonly encode: (quality: number) => Promise<Buffer>;
	/** The quality to take, or the one to be found that is as like as that of another. */
	readonly quality: number | undefined;
}

async function likeness(): Promise<Table> {
	const rows: (string | number)[][] = [];
	const files = readdirSync(join(HOME, 'masters')).sort().slice(0, Math.min(2, COUNT));
	const samples = await Promise.all(
		files.map((file) =>
			sharp(join(HOME, 'masters', file))
				.resize(960, 640)
				.raw()
				.toBuffer(),
		),
	);
	const raw = { raw: { width: 960, height: 640, channels: 3 } } as const;
	const luma = (picture: Buffer | Sharp): Promise<Uint8Array> =>
		(Buffer.isBuffer(picture) ? sharp(picture) : picture).greyscale().raw().toBuffer();
	const lumas = await Promise.all(samples.map((sample) => luma(sharp(sample, raw))));
	const { avif, webp, jpg } = SETTINGS;
	const contest: [string, (sample: Buffer) => readonly Contender[]][] = [
		[
			'AVIF',
			(sample) => [
				{
					name: `ours, effort ${avif.effort}`,
					quality: avif.quality,
					encode: (quality) =>
						sharp(sample, raw)
							.avif({ ...avif, quality })
							.toBuffer(),
				},
				{
					name: 'effort 2',
					quality: undefined,
					encode: (quality) => sharp(sample, raw).avif({ quality, effort: 2 }).toBuffer(),
				},
				{
					name: 'default, effort 4',
					quality: undefined,
					encode: (quality) => sharp(sample, raw).avif({ quality }).toBuffer(),
				},
			],
		],
		[
			'WebP',
			(sample) => [
				{
					name: `ours, effort ${webp.effort}`,
					quality: webp.quality,
					encode: (quality) =>
						sharp(sample, raw)
							.webp({ ...webp, quality })
							.toBuffer(),
				},
				{
					name: 'default, effort 4',
					quality: undefined,
					encode: (quality) => sharp(sample, raw).webp({ quality }).toBuffer(),
				},
			],
		],
		[
			'JPEG',
			(sample) => [
				{
					name: 'ours, progressive',
					quality: jpg.quality,
					encode: (quality) =>
						sharp(sample, raw)
							.jpeg({ ...jpg, quality })
							.toBuffer(),
				},
				{
					name: 'default',
					quality: undefined,
					encode: (quality) => sharp(sample, raw).jpeg({ quality }).toBuffer(),
				},
			],
		],
	];
	for (const [format, contenders] of contest) {
		const names = contenders(samples[0]!).map(({ name }) => name);
		const sums = names.map(() => ({ bytes: 0, ms: 0, like: 0, quality: 0 }));
		for (const [at, sample] of samples.entries()) {
			let aim = 0;
			for (const [who, { encode, quality: given }] of contenders(sample).entries()) {
				const measure = async (
					quality: number,
				): Promise<{ made: Buffer; like: number; ms: number }> => {
					const started = performance.now();
					const made = await encode(quality);
					const ms = performance.now() - started;
					return { made, ms, like: ssim(lumas[at]!, await luma(made), 960, 640) };
				};
				let [low, high] = given === undefined ? [30, 90] : [given, given];
				let best = await measure(high);
				let quality = high;
				// The lowest quality that is at least as like the original as ours.
				while (low < high) {
					const middle = Math.floor((low + high) / 2);
					const tried = await measure(middle);
					if (tried.like >= aim) [high, best, quality] = [middle, tried, middle];
					else low = middle + 1;
				}
				if (who === 0) aim = best.like;
				const sum = sums[who]!;
				sum.bytes += best.made.length;
				sum.ms += best.ms;
				sum.like += best.like;
				sum.quality += quality;
			}
		}
		for (const [who, name] of names.entries()) {
			const { bytes, ms, like, quality } = sums[who]!;
			const n = samples.length;
			rows.push([`${format}: ${name}`, quality / n, like / n, Math.round(bytes / n), ms / n]);
		}
	}
	return {
		title: 'photos: bytes at equal SSIM, 960 × 640',
		columns: ['', 'quality', 'SSIM', 'bytes a photo', 'ms'],
		rows,
		notes: [
			'The lowest quality of each encoder at which a photo is at least as like the original as with our',
			'settings. Milliseconds are of one encoding, with as many threads as the encoder takes.',
		],
	};
}

/** @returns Two tables: speed, and bytes. */
export async function run(): Promise<Table[]> {
	return [await speed(), await likeness()];
}
