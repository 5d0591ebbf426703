/**
 * The browser's own Back within a survey: each part has an entry in the tab's history. An entry holds the
 * number of its part and nothing else, and there are as many as parts, also where one was passed over:
 * whoever gets the device next learns nothing from them.
 * @module
 */
export class Trail {
	#at = 0;
	#isMoving = false;

	/**
	 * @param onMove - called with a part's number when the browser has moved there
	 * @param signal - ends listening
	 */
	constructor(onMove: (step: number) => void, signal: AbortSignal) {
		history.scrollRestoration = 'manual';
		window.addEventListener(
			'popstate',
			({ state }) => {
				const step = (state as { step?: number } | null)?.step ?? 0;
				this.#at = step;
				this.#isMoving = false;
				onMove(step);
			},
			{ signal },
		);
		// A page that was reloaded in the middle has lost its answers, and begins at its beginning.
		const left = (history.state as { step?: number } | null)?.step ?? 0;
		if (left > 0) history.go(-left);
	}

	/** Forward at once; back by the browser, which then calls `onMove`. */
	goTo(step: number): void {
		if (step < this.#at && !this.#isMoving) {
			this.#isMoving = true;
			history.go(step - this.#at);
		}
		while (this.#at < step) {
			this.#at += 1;
			history.pushState({ step: this.#at }, '');
		}
	}

	/** Back to where the survey was opened, so that Back leaves it. */
	leave(): void {
		if (this.#at > 0) history.go(-this.#at);
	}
}
