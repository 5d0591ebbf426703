/**
 * The sample survey for two keyholders, its reports, and each keyholder's work on them: the same code in
 * Node and on the benchmark's page. 86 answer cells: ten 5-point scales, a 5 × 5 matrix, one 0–10.
 * @module
 */
import { itemsOf, type Answers } from '../src/lib/survey/answers.ts';
import { approveRequest } from '../src/lib/survey/approval.ts';
import { combineApproval } from '../src/lib/survey/combination.ts';
import { parseDefinition, type Definition } from '../src/lib/survey/definition.ts';
import { envelopeToText, sealAnswers } from '../src/lib/survey/envelope.ts';
import { Gathering } from '../src/lib/survey/frozen-set.ts';
import { loadKeyholder, type WorkOptions } from '../src/lib/survey/preparation.ts';
import { createRequest, type Asked } from '../src/lib/survey/request.ts';
import { seedToKeys } from '../src/lib/survey/seed.ts';
import { createVerifyKey } from '../src/lib/survey/verify-key.ts';

export const SEEDS = {
	facilitator: new Uint8Array(32).fill(1),
	steward: new Uint8Array(32).fill(2),
} as const;
export const KEYS = {
	facilitator: seedToKeys(SEEDS.facilitator),
	steward: seedToKeys(SEEDS.steward),
} as const;
export type Who = keyof typeof KEYS;

const points = (count: number): string[] => Array.from({ length: count }, (_, at) => `${at}`);

async function createSurvey(): Promise<Definition> {
	const keyholders = (['facilitator', 'steward'] as const).map((role) => ({
		role,
		key: KEYS[role].publicKey.text,
	}));
	const scale = (id: string, count: number) => ({
		type: 'scale' as const,
		id,
		text: id,
		points: points(count),
	});
	const rows = points(5).map((at) => ({ id: `r${at}`, text: at }));
	return parseDefinition({
		format: 'peer-survey',
		version: 1,
		title: 'Benchmark',
		pages: [
			{
				questions: [
					...points(10).map((at) => scale(`q${at}`, 5)),
					{ type: 'matrix', id: 'matrix', text: 'Matrix', rows, points: points(5) },
					scale('recommend', 11),
				],
			},
		],
		keyholders,
		verifyKey: await createVerifyKey(keyholders),
		minimum: 5,
		keepDays: 30,
		via: { file: true },
	});
}

/** How a keyholder's work is shared; called anew for each step. */
export type Share = (
	definition: Definition,
	who: Who,
	work: (options: WorkOptions) => Promise<unknown>,
) => Promise<void>;

/** All in the thread that asks. */
export const alone: Share = async (_, __, work) => {
	await work({});
};

export const STEPS = ['request', 'approve', 'combine'] as const;
export type Step = (typeof STEPS)[number];

/** What one opening took, in milliseconds, and how many bytes went from one to the other. */
export interface Opening extends Readonly<Record<Step, number>> {
	readonly requestBytes: number;
	readonly approvalBytes: number;
}

class Sink {
	readonly #parts: Uint8Array<ArrayBuffer>[] = [];
	readonly write = (part: Uint8Array): void => {
		this.#parts.push(part as Uint8Array<ArrayBuffer>);
	};
	get blob(): Blob {
		return new Blob(this.#parts);
	}
}

export class TwoKeyholders {
	readonly definition: Definition;
	#texts: string[] = [];
	#next = 0;

	constructor(definition: Definition) {
		this.definition = definition;
	}

	static async create(): Promise<TwoKeyholders> {
		return new TwoKeyholders(await createSurvey());
	}

	get envelopes(): readonly string[] {
		return this.#texts;
	}

	#answer(number: number): Answers {
		return new Map(
			itemsOf(this.definition).map(({ id, count }, at): [string, number] => [
				id,
				((number + 3 * at) % count) + 1,
			]),
		);
	}

	/** One respondent after the other, as each has a device of their own. */
	async seal(count: number): Promise<void> {
		const texts: string[] = [];
		for (let number = 0; number < count; number += 1) {
			this.#next += 1;
			texts.push(envelopeToText(await sealAnswers(this.definition, this.#answer(this.#next))));
		}
		this.#texts = texts;
	}

	/**
	 * The three steps, each as long as its person waits for it, gathering included.
	 *
	 * @throws `Error` if the sums are not a plain count.
	 */
	async open(share: Share): Promise<Opening> {
		const { definition } = this;
		const step = async (
			who: Who,
			work: (gathering: Gathering, options: WorkOptions) => Promise<void>,
		): Promise<number> => {
			const started = performance.now();
			const gathering = new Gathering(definition);
			await gathering.add(this.#texts.map((text, at) => ({ text, source: '', position: at + 1 })));
			await share(definition, who, (options) => work(gathering, options));
			return performance.now() - started;
		};
		const [facilitator, steward] = await Promise.all([
			loadKeyholder(definition, KEYS.facilitator),
			loadKeyholder(definition, KEYS.steward),
		]);
		const [question, answer] = [new Sink(), new Sink()];
		let asked: Pick<Asked, 'id' | 'root'> = { id: new Uint8Array(), root: new Uint8Array() };
		const request = await step('facilitator', async (gathering, options) => {
			const made = await createRequest(facilitator, gathering.freeze(), question.write, options);
			if ('refused' in made) throw new Error(made.refused.reason);
			({ asked } = made);
		});
		const approve = await step('steward', async (gathering, options) => {
			const message = question.blob;
			const made = await approveRequest(steward, message, gathering, [], answer.write, options);
			if ('refused' in made) throw new Error(made.refused.reason);
		});
		let counted = 0;
		const combine = await step('facilitator', async (gathering, options) => {
			const message = answer.blob;
			const { tally } = await combineApproval(facilitator, message, gathering, asked, options);
			counted = tally.counts
				.get('recommend')!
				.slice(1)
				.reduce((sum, count) => sum + count);
		});
		if (counted !== this.#texts.length) throw new Error(`Counted were ${counted}.`);
		return {
			request,
			approve,
			combine,
			requestBytes: question.blob.size,
			approvalBytes: answer.blob.size,
		};
	}
}
