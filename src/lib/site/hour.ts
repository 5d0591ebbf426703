import type { Floor } from './timeline.ts';

/** The hour that the home page and the share card draw: a tuning protocol, without its words. */
export const HOUR = [
	{ name: 'open', minutes: 5, kind: 'frame', silent: false },
	{ name: 'present', minutes: 15, kind: 'present', silent: false },
	{ name: 'ask', minutes: 5, kind: 'ask', silent: false },
	{ name: 'look', minutes: 10, kind: 'group', silent: true },
	{ name: 'pause', minutes: 3, kind: 'frame', silent: true },
	{ name: 'feedback', minutes: 12, kind: 'group', silent: false },
	{ name: 'reflect', minutes: 5, kind: 'reflect', silent: false },
	{ name: 'close', minutes: 5, kind: 'frame', silent: false },
] as const satisfies readonly { name: string; minutes: number; kind: Floor; silent: boolean }[];
