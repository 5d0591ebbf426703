/** Moving a question by its grip, with a mouse, a pen or a finger. The keyboard has its own way. */
import type { Place } from '../../../survey/draft-edits.ts';

interface Target extends Place {
	readonly mark: HTMLElement;
	readonly side: 'before' | 'after';
}

/** Where a question would go that is let go at a height of the window. */
function targetAt(root: HTMLElement, y: number): Target | undefined {
	let best: Target | undefined;
	let nearest = Infinity;
	for (const [page, section] of root.querySelectorAll<HTMLElement>('[data-page]').entries()) {
		const rows = [...section.querySelectorAll<HTMLElement>('[data-question-row]')];
		const marks = rows.length > 0 ? rows : [...section.querySelectorAll<HTMLElement>('[data-empty]')];
		for (const [index, mark] of marks.entries()) {
			const { top, bottom } = mark.getBoundingClientRect();
			for (const side of ['before', 'after'] as const) {
				const distance = Math.abs(y - (side === 'before' ? top : bottom));
				if (distance >= nearest) continue;
				nearest = distance;
				best = { page, index: rows.length > 0 && side === 'after' ? index + 1 : index, mark, side };
			}
		}
	}
	return best;
} // prettier-ignore

/** How near to the window's edge the page begins to scroll, and how far each time, in pixels. */
const EDGE = 60;
const SCROLL = 14;

/** @param onDrop - the question's id and where it was let go; not called when Escape was pressed */
export function dragToReorder(root: HTMLElement, onDrop: (id: string, to: Place) => void): void {
	root.addEventListener('pointerdown', (event) => {
		const grip = (event.target as Element).closest<HTMLElement>('[data-grip]');
		if (grip === null || event.button !== 0) return;
		event.preventDefault();
		grip.setPointerCapture(event.pointerId);
		const row = grip.closest<HTMLElement>('[data-question-row]')!;
		row.classList.add('dragged');
		let target: Target | undefined;
		const mark = (next: Target | undefined): void => {
			delete target?.mark.dataset['drop'];
			target = next;
			if (next !== undefined) next.mark.dataset['drop'] = next.side;
		};
		const move = ({ clientY }: PointerEvent): void => {
			if (clientY < EDGE) window.scrollBy(0, -SCROLL);
			if (clientY > window.innerHeight - EDGE) window.scrollBy(0, SCROLL);
			mark(targetAt(root, clientY));
		};
		const end = (isDropped: boolean): void => {
			const to = target;
			mark(undefined);
			row.classList.remove('dragged');
			controller.abort();
			if (isDropped && to !== undefined) onDrop(grip.dataset['grip']!, to);
		};
		const controller = new AbortController();
		const { signal } = controller;
		grip.addEventListener('pointermove', move, { signal });
		grip.addEventListener('pointerup', () => { end(true); }, { signal });
		grip.addEventListener('pointercancel', () => { end(false); }, { signal });
		document.addEventListener('keydown', ({ key }) => { if (key === 'Escape') end(false); }, { signal });
	}); // prettier-ignore
}
