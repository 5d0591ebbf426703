import type { Clock, RunState } from '../../site/run.ts';

/** The line of the whole: each step as wide as it is planned, a needle where we are. */
export class RunLine {
	readonly #host: Element;
	#drawn = '';

	constructor(host: Element) {
		this.#host = host;
	}

	/** @param kinds - For each step, who has the floor: the class of its part. */
	draw(run: RunState, clock: Clock, kinds: readonly string[]): void {
		const total = run.plan.reduce((sum, seconds) => sum + seconds, 0);
		const done = run.plan.slice(0, run.step).reduce((sum, seconds) => sum + seconds, 0);
		const within = Math.min(clock.elapsed / 1000, run.plan[run.step]!);
		const at = (((done + within) / total) * 100).toFixed(2);
		const key = `${run.plan.join('.')}|${run.step}|${at}`;
		if (key === this.#drawn) return;
		this.#drawn = key;
		let begin = 0;
		const parts = run.plan.map((seconds, place) => {
			const state = place < run.step ? 'past' : place === run.step ? 'now' : 'later';
			const width = Math.max((seconds / total) * 100 - 0.4, 0.1).toFixed(2);
			const x = (begin / total) * 100;
			begin += seconds;
			return bar(`${kinds[place]!} ${state}`, x, `${width}%`, 16);
		});
		this.#host.replaceChildren(...parts, bar('needle', Number(at), '3', 22));
	}
}

/** @param x - Percent. */
function bar(kind: string, x: number, width: string, height: number): SVGElement {
	const rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
	for (const [name, value] of Object.entries({ class: kind, x: `${x}%`, width, height })) {
		rect.setAttribute(name, String(value));
	}
	return rect;
}
