/**
 * The shape of a protocol: what an editor writes at the top of a file in `src/content/protocols/en/`,
 * and of its translation in `src/content/protocols/es/`. docs/editing.md shows both by example.
 */
import { z } from 'astro/zod';

import { BRINGS, EVERYONE, LENGTHS, PURPOSES } from './terms.ts';

const text = z.string().trim().min(1);

/** Minutes in each of the three lengths. Half minutes are allowed; 0 leaves a step out of that length. */
const minutes = z.strictObject({
	short: z.number().min(0).max(240).multipleOf(0.5),
	standard: z.number().min(0).max(240).multipleOf(0.5),
	long: z.number().min(0).max(240).multipleOf(0.5),
});
export type Minutes = z.infer<typeof minutes>;

const step = z.strictObject({
	/** Two or three words, as they stand on the timeline: "Cool and warm feedback". */
	title: text.max(60),
	/** How long it takes, the whole group together. The steps must add up to the protocol's minutes. */
	minutes,
	/** Each person has an equal share of this step's time; run mode then shows whose turn it is. */
	perPerson: z.boolean().default(false),
	/** With perPerson: the next such step begins with the next person, so nobody is always first. */
	rotateStarter: z.boolean().default(false),
	/** The roles (their short names, or `everyone`) that say nothing during this step. */
	silent: z.array(text).default([]),
	/** What to do, one line for each role that does something: `presenter: …`, or `everyone: …`. */
	do: z.record(z.string(), text),
	/** One sentence that the facilitator can read out as it stands. Run mode shows it in large type. */
	say: text.max(240),
	/** Why the rule exists, for the person who finds it stiff. */
	why: text,
	/** What usually goes wrong, and what to do about it. */
	trouble: text,
});
export type Step = z.infer<typeof step>;

const role = z.strictObject({
	/** The role's name as people say it: "Presenter". */
	title: text.max(40),
	/** What this person does, in one or two sentences. */
	does: text,
	/** What this person brings; leave it out if they bring nothing. */
	bring: text.optional(),
});
export type Role = z.infer<typeof role>;

const question = z.strictObject({ ask: text, answer: text });

/** Someone the protocol comes from. Give only what was checked; write nothing rather than a guess. */
const credit = z.strictObject({
	/** Did they make it, did they revise it, or did the makers build on theirs? */
	part: z.enum(['made', 'revised', 'after']).default('made'),
	who: text.optional(),
	organisation: text.optional(),
	year: z.number().int().min(1900).max(2100).optional(),
});
export type Credit = z.infer<typeof credit>;

const shape = z.strictObject({
	/** The name people know it by. */
	title: text.max(60),
	/** What it is good for, in one line of at most 140 characters. */
	oneLine: text.max(140),
	/** What somebody brings: plan, work, dilemma, success, text, lesson or question. */
	bring: z.array(z.enum(BRINGS)).min(1),
	/** Which of the six purposes it serves: reflect, skills, ideas, teach, research, problems. */
	purposes: z.array(z.enum(PURPOSES)).min(1),
	/** The whole time, in each length. */
	minutes: minutes.refine(
		(value) => value.short > 0 && value.short <= value.standard && value.standard <= value.long,
		{ error: 'Write more than 0 minutes, and short ≤ standard ≤ long.' },
	),
	/** How many people it works for; groupsOf if they sit in small groups (3 for triads). */
	people: z
		.strictObject({
			min: z.number().int().min(2).max(60),
			max: z.number().int().min(2).max(60),
			groupsOf: z.number().int().min(2).max(12).optional(),
		})
		.refine((value) => value.min <= value.max, { error: 'people.min is more than people.max.' }),
	/** 1 strangers can do it; 2 people who have worked together; 3 only where trust is established. */
	trust: z.literal([1, 2, 3]),
	/** Each role by a short name that `do` and `silent` use. */
	roles: z.record(z.string().regex(/^[a-z][a-z-]*$/), role),
	/** What has to be in the room. */
	materials: z.array(text).default([]),
	/** In order. */
	steps: z.array(step).min(2).max(16),
	/** Ways to change it. */
	variations: z.array(text).default([]),
	/** What people ask about it. */
	questions: z.array(question).default([]),
	/** Who made it. */
	lineage: z.array(credit).default([]),
	/** A sentence about the origin that does not fit into names and years. */
	origin: text.optional(),
	/** Terms of the original, if it has its own that we must repeat. */
	rights: text.optional(),
	/** File names (without .mdx) of protocols that a reader may want instead or next. */
	related: z.array(text).default([]),
});
type ProtocolShape = z.infer<typeof shape>;

interface Problem {
	readonly path: (string | number)[];
	readonly message: string;
}

/** What a protocol's parts say about each other that no single field can know. */
function contradictions(protocol: ProtocolShape): Problem[] {
	const problems: Problem[] = [];
	for (const length of LENGTHS) {
		const sum = protocol.steps.reduce((total, { minutes }) => total + minutes[length], 0);
		if (sum !== protocol.minutes[length]) {
			problems.push({
				path: ['minutes', length],
				message: `The steps add up to ${sum} minutes, but minutes.${length} says ${protocol.minutes[length]}. Change one of them so that they agree.`,
			});
		}
	}
	const known = [...Object.keys(protocol.roles), EVERYONE];
	protocol.steps.forEach((step, index) => {
		const named = [
			...step.silent.map((name) => ['silent', name] as const),
			...Object.keys(step.do).map((name) => ['do', name] as const),
		];
		for (const [field, name] of named) {
			if (known.includes(name)) continue;
			problems.push({
				path: ['steps', index, field],
				message: `Step ${index + 1} ("${step.title}") names the role "${name}", which does not exist. The roles are: ${known.join(', ')}. Add it to roles or correct the name.`,
			});
		}
		if (Object.keys(step.do).length === 0) {
			problems.push({
				path: ['steps', index, 'do'],
				message: `Step ${index + 1} ("${step.title}") says what nobody does. Write a line for a role or for everyone.`,
			});
		}
		if (step.rotateStarter && !step.perPerson) {
			problems.push({
				path: ['steps', index, 'rotateStarter'],
				message: `Step ${index + 1} ("${step.title}") rotates who starts, but has no turns. Add perPerson: true or take rotateStarter away.`,
			});
		}
	});
	return problems;
}

/** A protocol as it stands in a file. Messages say which field, what is wrong and what to do. */
export const protocolSchema = shape.superRefine((protocol, context) => {
	for (const { path, message } of contradictions(protocol)) {
		context.addIssue({ code: 'custom', path, message });
	}
});
export type Protocol = z.infer<typeof protocolSchema>;

/** The words of a protocol in another language, in the same order; numbers stay in the original. */
export const protocolWordsSchema = z.strictObject({
	title: text.max(60),
	oneLine: text.max(160),
	/** The same short names as in the original, each with its words in this language. */
	roles: z.record(z.string(), role),
	materials: z.array(text).default([]),
	/** As many steps as in the original, in the same order. */
	steps: z.array(
		z.strictObject({
			title: text.max(60),
			do: z.record(z.string(), text),
			say: text.max(260),
			why: text,
			trouble: text,
		}),
	),
	variations: z.array(text).default([]),
	questions: z.array(question).default([]),
	origin: text.optional(),
	rights: text.optional(),
});
export type ProtocolWords = z.infer<typeof protocolWordsSchema>;

/**
 * Put a translation's words into a protocol.
 *
 * @param file - The translation's file, named in the error.
 *
 * @throws `Error` if the translation does not fit: another number of steps, another set of roles.
 */
export function translateProtocol(
	protocol: Protocol,
	words: ProtocolWords,
	file: string,
): Protocol {
	const misfit = (field: string, what: string): Error =>
		new Error(`${file}: ${field}: ${what} Bring the translation in line with the original.`);
	if (words.steps.length !== protocol.steps.length) {
		throw misfit(
			'steps',
			`it has ${words.steps.length} steps, the original has ${protocol.steps.length}.`,
		);
	}
	const same = (field: string, original: object, translated: object): void => {
		const [wanted, found] = [original, translated].map((value) =>
			Object.keys(value).sort().join(', '),
		);
		if (wanted !== found) throw misfit(field, `it has "${found}", the original has "${wanted}".`);
	};
	same('roles', protocol.roles, words.roles);
	return {
		...protocol,
		...words,
		steps: protocol.steps.map((step, index) => {
			const translated = words.steps[index]!;
			same(`steps.${index}.do`, step.do, translated.do);
			return { ...step, ...translated };
		}),
		origin: words.origin ?? protocol.origin,
		rights: words.rights ?? protocol.rights,
	};
}

/**
 * Check that the protocols that a protocol points to exist.
 *
 * @throws `Error` naming the file and the first one that does not.
 */
export function checkRelated(
	related: readonly string[],
	known: ReadonlySet<string>,
	file: string,
): void {
	const missing = related.find((id) => !known.has(id));
	if (missing === undefined) return;
	throw new Error(
		`${file}: related: there is no protocol "${missing}". Write the name of a file in src/content/protocols/en/ without .mdx, or take it away.`,
	);
}
