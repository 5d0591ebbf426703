/**
 * Markup as data: written once, turned into HTML when the site is built and into elements in the
 * browser. Text is always text: nothing that a survey says can become markup.
 * @module
 */

export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Markup {
	readonly tag: string;
	readonly attributes: Attributes;
	readonly children: readonly Child[];
}

export type Child = Markup | string | number | undefined | false | readonly Child[];

const VOID = new Set(['br', 'col', 'hr', 'img', 'input']);

/** An element. `true` sets an attribute without a value; `false` and `undefined` leave it out. */
export function h(tag: string, attributes: Attributes = {}, ...children: Child[]): Markup {
	return { tag, attributes, children };
}

const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
};

const escape = (text: string): string =>
	text.replace(/[&<>"]/g, (character) => ENTITIES[character]!);

function isMarkup(child: Child): child is Markup {
	return typeof child === 'object' && 'tag' in child;
}

/** HTML, for a page that is built. */
export function toHtml(child: Child): string {
	if (child === undefined || child === false) return '';
	if (!isMarkup(child)) {
		return typeof child === 'object' ? child.map(toHtml).join('') : escape(String(child));
	}
	const attributes = Object.entries(child.attributes)
		.filter(([, value]) => value !== undefined && value !== false)
		.map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escape(String(value))}"`))
		.join('');
	const open = `<${child.tag}${attributes}>`;
	return VOID.has(child.tag) ? open : `${open}${toHtml(child.children)}</${child.tag}>`;
}

const SVG = 'http://www.w3.org/2000/svg';

/** Elements, for a page that is open. */
export function toDom(child: Child, isDrawing = false): Node {
	if (child === undefined || child === false) return document.createDocumentFragment();
	if (!isMarkup(child)) {
		if (typeof child !== 'object') return document.createTextNode(String(child));
		const fragment = document.createDocumentFragment();
		fragment.append(...child.map((each) => toDom(each, isDrawing)));
		return fragment;
	}
	const isWithinDrawing = isDrawing || child.tag === 'svg';
	const element = isWithinDrawing
		? document.createElementNS(SVG, child.tag)
		: document.createElement(child.tag);
	for (const [name, value] of Object.entries(child.attributes)) {
		if (value === undefined || value === false) continue;
		element.setAttribute(name, value === true ? '' : String(value));
	}
	element.append(toDom(child.children, isWithinDrawing));
	return element;
}
