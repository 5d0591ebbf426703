/** What every way for envelopes to travel must do. */
import { expect } from 'vitest';
import type { Found } from '../../src/lib/survey/found.ts';
import {
	isRejected,
	type Collected,
	type CollectOptions,
	type Progress,
	type Transport,
} from '../../src/lib/transport/transport.ts';
import { makeEnvelope } from '../mailbox/facilitator.ts';

/** One way, fresh and empty, for the envelopes of one survey. */
export interface Way {
	readonly surveyId: string;
	readonly envelopeLength: number;
	readonly transport: Transport;
	/** The same, as the one who collects sees it when everything was delivered. */
	readonly collector: () => Promise<Transport>;
}

interface Case {
	readonly name: string;
	readonly run: (way: Way) => Promise<void>;
}

export async function collectAll(
	transport: Transport,
	options?: CollectOptions,
): Promise<Collected[]> {
	const items: Collected[] = [];
	for await (const item of transport.collect(options)) items.push(item);
	return items;
}

export const isFound = (item: Collected): item is Found => !isRejected(item);

export function found(items: readonly Collected[]): string[] {
	expect(items.filter(isRejected)).toEqual([]);
	return items.filter(isFound).map(({ text }) => text);
}

const make = ({ surveyId, envelopeLength }: Way, count: number): string[] =>
	Array.from({ length: count }, () => makeEnvelope(surveyId, envelopeLength));

export const cases: readonly Case[] = [
	{
		name: 'delivers and collects the same envelopes',
		run: async (way) => {
			const envelopes = make(way, 120);
			for (const envelope of envelopes) await way.transport.deliver(envelope);
			const collected = found(await collectAll(await way.collector()));
			expect(collected.sort()).toEqual(envelopes.sort());
		},
	},
	{
		name: 'loses and adds nothing when the same envelope is delivered again',
		run: async (way) => {
			const envelopes = make(way, 10);
			for (const envelope of [...envelopes, ...envelopes]) await way.transport.deliver(envelope);
			const collected = new Set(found(await collectAll(await way.collector())));
			expect([...collected].sort()).toEqual(envelopes.sort());
		},
	},
	{
		name: 'carries what many deliver at once',
		run: async (way) => {
			const envelopes = make(way, 60);
			await Promise.all(envelopes.map((envelope) => way.transport.deliver(envelope)));
			const collected = found(await collectAll(await way.collector()));
			expect(collected.sort()).toEqual(envelopes.sort());
		},
	},
	{
		name: 'finds no envelope where none was delivered',
		run: async (way) => {
			const items = await collectAll(await way.collector());
			expect(items.filter(isFound)).toEqual([]);
		},
	},
	{
		name: 'finds them again when they are collected a second time',
		run: async (way) => {
			for (const envelope of make(way, 5)) await way.transport.deliver(envelope);
			const collector = await way.collector();
			const first = found(await collectAll(collector)).sort();
			expect(first).toHaveLength(5);
			expect(found(await collectAll(collector)).sort()).toEqual(first);
		},
	},
	{
		name: 'knows whole envelopes of the survey that is asked for',
		run: async (way) => {
			for (const envelope of make(way, 5)) await way.transport.deliver(envelope);
			const { envelopeLength } = way;
			const surveyId = new Uint8Array(Buffer.from(way.surveyId, 'base64url'));
			const survey = { surveyId, envelopeLength };
			expect(found(await collectAll(await way.collector(), { survey }))).toHaveLength(5);
		},
	},
	{
		name: 'tells how far it has come',
		run: async (way) => {
			for (const envelope of make(way, 30)) await way.transport.deliver(envelope);
			const seen: Progress[] = [];
			await collectAll(await way.collector(), { onProgress: (progress) => seen.push(progress) });
			const last = seen.at(-1)!;
			expect(last.done).toBe(last.total);
			expect(seen.map(({ done }) => done)).toEqual(
				seen.map(({ done }) => done).toSorted((a, b) => a - b),
			);
		},
	},
	{
		name: 'stops when it is told to',
		run: async (way) => {
			for (const envelope of make(way, 30)) await way.transport.deliver(envelope);
			const stopped = AbortSignal.abort(new Error('stopped by a person'));
			const collector = await way.collector();
			await expect(collectAll(collector, { signal: stopped })).rejects.toThrow(
				'stopped by a person',
			);
		},
	},
];
