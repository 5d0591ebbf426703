import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A gap, whatever it is called. */
export const GAP = '{}';

/** Rooms whose sentences reach a page, and the files in them that speak to nobody there. */
const ROOMS: Readonly<Record<string, RegExp>> = {
	'src/lib/survey': /^link-dictionary\.ts$/,
	'src/lib/transport': /^$/,
	// What these say is for who runs the server.
	'src/lib/mailbox': /^(serve|settings|sqlite|postgres)\.ts$/,
	'src/lib/ui': /^words\//,
};

/** Says where in a survey something is wrong; its sentences begin with the place. */
const PLACES = ['definition.ts', 'fields.ts', 'question.ts', 'text.ts'].map((name) =>
	join('src/lib/survey', name),
);

export interface Said {
	/** Whole sentences, with {@link GAP} for what is put in. */
	readonly messages: ReadonlySet<string>;
	/** Names of places in a survey. */
	readonly places: ReadonlySet<string>;
	/** Every text of the sources, as it stands there. */
	readonly texts: ReadonlySet<string>;
}

/** A text with its gaps. */
function textOf(node: ts.Node): string | undefined {
	if (ts.isStringLiteralLike(node)) return node.text;
	if (!ts.isTemplateExpression(node)) return undefined;
	return node.templateSpans.reduce((text, span) => text + GAP + span.literal.text, node.head.text);
}

/** Misuse by a programmer is told to the programmer. */
const isMisuse = (node: ts.Node): boolean =>
	ts.isNewExpression(node) && /^(Type|Range)Error$/.test(node.expression.getText());

/** Everything that the sources say to a person, read from them. */
export function collectSaid(): Said {
	const said = { messages: new Set<string>(), places: new Set<string>(), texts: new Set<string>() };
	for (const [room, silent] of Object.entries(ROOMS)) {
		for (const name of readdirSync(room, { recursive: true, encoding: 'utf8' })) {
			if (!name.endsWith('.ts') || silent.test(name)) continue;
			const path = join(room, name);
			const file = ts.createSourceFile(
				path,
				readFileSync(path, 'utf8'),
				ts.ScriptTarget.Latest,
				true,
			);
			collect(file, said, PLACES.includes(path));
		}
	}
	return said;
}

function collect(
	node: ts.Node,
	said: { [Kind in keyof Said]: Set<string> },
	hasPlaces: boolean,
): void {
	if (ts.isImportDeclaration(node) || ts.isLiteralTypeNode(node) || isMisuse(node)) return;
	const text = textOf(node);
	if (text !== undefined) {
		said.texts.add(text);
		const isSentence = / \S*\.( \{\})?$/.test(text);
		if (isSentence) said.messages.add(hasPlaces ? `The survey’s ${GAP} ${text}` : text);
		else if (hasPlaces && isPlace(node, text)) addPlaces(text, said.places);
	}
	ts.forEachChild(node, (child) => {
		collect(child, said, hasPlaces);
	});
}

/** Handed to a function that reads a part of the survey, or composed to be. */
function isPlace(node: ts.Node, text: string): boolean {
	if (ts.isTemplateExpression(node)) return /[a-z(]/.test(text) && !text.startsWith('The ');
	return (
		ts.isCallExpression(node.parent) &&
		/^(parse[A-Z]\w*|fail|optional|requireDistinct)$/.test(node.parent.expression.getText())
	);
}

function addPlaces(text: string, places: Set<string>): void {
	const pieces = text.startsWith(`${GAP}, `) ? text.split(', ').slice(1) : [text];
	for (const piece of pieces) if (piece !== GAP) places.add(piece);
}
