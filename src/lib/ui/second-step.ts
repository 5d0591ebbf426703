/** Asks, in the page and in words of its own, before something that nobody can undo. */
import { h, toDom } from './markup.ts';
import { bringIntoSight } from './sight.ts';

export interface SecondStep {
	/** What would happen, and what is lost. */
	readonly sentence: string;
	readonly go: string;
	readonly stay: string;
	/** Whether staying is what is proposed. */
	readonly isRisky?: boolean;
}

/** @returns Whether to go on; the place is empty then, and the focus where it was. */
export function askFirst(
	place: HTMLElement,
	{ sentence, go, stay, isRisky = false }: SecondStep,
): Promise<boolean> {
	const from = document.activeElement as HTMLElement | null;
	return new Promise((resolve) => {
		const button = (label: string, kind: string, isSure: boolean): Node => {
			const made = toDom(h('button', { type: 'button', class: `button ${kind}` }, label));
			made.addEventListener('click', () => {
				place.replaceChildren();
				from?.focus({ preventScroll: true });
				resolve(isSure);
			});
			return made;
		};
		const actions = toDom(h('p', { class: 'actions' })) as HTMLElement;
		actions.append(
			button(go, isRisky ? 'second' : '', true),
			button(stay, isRisky ? '' : 'second', false),
		);
		const question = toDom(h('p', { class: 'note warning' }, sentence)) as HTMLElement;
		place.replaceChildren(question, actions);
		bringIntoSight(place, question);
	});
}
