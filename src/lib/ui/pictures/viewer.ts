/**
 * The viewer of an album: a native modal dialog over a row of slides that snap, so that swiping,
 * focus, Esc and pinching are the browser’s own. It reads all it shows from the links that it
 * stands around; the address is always that of the picture’s own page, so a reload or a copied link
 * leads there, and Back closes it.
 *
 * Tried side by side with PhotoSwipe 5.4.4 on the same album: that is more script; its dialog has no
 * name (axe), says no position, leaves focus on the page behind and the address as it was. It enlarges towards the fingers and flies out of the
 * thumbnail, more smoothly than the browser does; that is what is given up.
 * @module
 */

interface Slide {
	readonly link: HTMLAnchorElement;
	readonly figure: HTMLElement;
	isLoaded: boolean;
}

/** What the history knows of an open viewer. */
interface Place {
	readonly viewer: true;
}

const isPlace = (state: unknown): state is Place =>
	typeof state === 'object' && state !== null && 'viewer' in state;

const calm = matchMedia('(prefers-reduced-motion: reduce)');

class PhotoViewer extends HTMLElement {
	#slides: Slide[] = [];
	#at = -1;
	#timer = 0;
	#title = document.title;

	connectedCallback(): void {
		const links = [...this.querySelectorAll<HTMLAnchorElement>('.rows a')];
		this.#slides = links.map((link) => ({
			link,
			figure: document.createElement('figure'),
			isLoaded: false,
		}));
		this.#track.append(...this.#slides.map(({ figure }) => figure));
		this.addEventListener('click', (event) => {
			this.#clicked(event);
		});
		document.querySelector('[data-play]')?.addEventListener('click', (event) => {
			event.preventDefault();
			this.#open(0);
			this.#play(!calm.matches);
		});
		this.#dialog.addEventListener('cancel', (event) => {
			event.preventDefault();
			this.#leave();
		});
		this.#dialog.addEventListener('keydown', (event) => {
			this.#pressed(event);
		});
		this.#track.addEventListener('dblclick', () => {
			this.#zoom();
		});
		this.#track.addEventListener('pointerdown', () => {
			this.#play(false);
		});
		this.querySelector('select')?.addEventListener('change', () => {
			if (this.#timer !== 0) this.#play(true);
		});
		window.addEventListener('popstate', ({ state }) => {
			if (isPlace(state)) {
				const slide = this.#slides.findIndex(({ link }) => link.pathname === location.pathname);
				if (slide >= 0) this.#show(slide);
			} else if (this.#dialog.open) {
				this.#close();
			}
		});
		// A picture enlarged with two fingers is moved about, not swiped away.
		window.visualViewport?.addEventListener('resize', () => {
			this.#track.classList.toggle('held', (window.visualViewport?.scale ?? 1) > 1.05);
		});
		// On paper there is no scrolling: all of them now.
		window.addEventListener('beforeprint', () => {
			for (const { link } of this.#slides) link.querySelector('img')!.loading = 'eager';
		});
		document.addEventListener('visibilitychange', () => {
			if (document.hidden) this.#play(false);
		});
		const observer = new IntersectionObserver(
			(entries) => {
				for (const { isIntersecting, target } of entries) {
					if (!isIntersecting || !this.#dialog.open) continue;
					this.#settle(this.#slides.findIndex(({ figure }) => figure === target));
				}
			},
			{ root: this.#track, threshold: 0.6 },
		);
		for (const { figure } of this.#slides) observer.observe(figure);
	}

	#part(selector: string): HTMLElement {
		return this.querySelector<HTMLElement>(selector)!;
	}

	get #dialog(): HTMLDialogElement {
		return this.querySelector('dialog')!;
	}

	get #track(): HTMLElement {
		return this.#part('.track');
	}

	#clicked(event: MouseEvent): void {
		const target = event.target as Element;
		const link = target.closest<HTMLAnchorElement>('.rows a');
		const plain =
			event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
		if (link !== null && plain) {
			event.preventDefault();
			this.#open(this.#slides.findIndex((slide) => slide.link === link));
			return;
		}
		switch (target.closest<HTMLElement>('[data-do]')?.dataset['do']) {
			case 'previous':
				this.#step(-1);
				break;
			case 'next':
				this.#step(1);
				break;
			case 'play':
				this.#play(this.#timer === 0);
				break;
			case 'zoom':
				this.#zoom();
				break;
			case 'close':
				this.#leave();
				break;
		}
	}

	#pressed(event: KeyboardEvent): void {
		if (event.target instanceof HTMLSelectElement || event.ctrlKey || event.metaKey || event.altKey)
			return;
		const zoomed = this.#slides[this.#at]?.figure.classList.contains('near') ?? false;
		const steps: Readonly<Record<string, number>> = {
			ArrowLeft: -1,
			ArrowRight: 1,
			PageUp: -1,
			PageDown: 1,
			Home: -this.#at,
			End: this.#slides.length - 1 - this.#at,
		};
		const by = steps[event.key];
		if (by !== undefined && !(zoomed && event.key.startsWith('Arrow'))) {
			event.preventDefault();
			this.#play(false);
			this.#step(by);
		} else if (event.key === '+' || event.key === '-') {
			this.#zoom(event.key === '+');
		} else if (zoomed && event.key.startsWith('Arrow')) {
			event.preventDefault();
			const [x, y] = {
				ArrowLeft: [-1, 0],
				ArrowRight: [1, 0],
				ArrowUp: [0, -1],
				ArrowDown: [0, 1],
			}[event.key] as [number, number];
			this.#slides[this.#at]!.figure.scrollBy(x * 120, y * 120);
		}
	}

	#open(index: number): void {
		history.pushState({ viewer: true } satisfies Place, '', this.#slides[index]!.link.href);
		this.#show(index);
	}

	#show(index: number): void {
		if (!this.#dialog.open) {
			this.#dialog.showModal();
			this.#part('[data-do="next"]').focus();
		}
		this.#go(index, 'instant');
		this.#settle(index);
	}

	/** Back, so that the history is as it was; the dialog then closes. */
	#leave(): void {
		if (isPlace(history.state)) history.back();
		else this.#close();
	}

	#close(): void {
		this.#play(false);
		this.#dialog.close();
		document.title = this.#title;
		const link = this.#slides[this.#at]?.link;
		link?.focus();
		link?.scrollIntoView({ block: 'nearest' });
		this.#at = -1;
	}

	#step(by: number): void {
		const to = Math.max(0, Math.min(this.#slides.length - 1, this.#at + by));
		if (to !== this.#at) this.#go(to, calm.matches || Math.abs(by) > 1 ? 'instant' : 'smooth');
	}

	#go(index: number, behavior: ScrollBehavior): void {
		this.#load(index);
		this.#track.scrollTo({ left: index * this.#track.clientWidth, behavior });
	}

	/** A slide has come to rest: say which, name its address, and fetch its neighbours. */
	#settle(index: number): void {
		if (index === this.#at) return;
		this.#zoom(false);
		this.#at = index;
		const { link } = this.#slides[index]!;
		const alt = link.querySelector('img')?.alt ?? '';
		const position = (this.dataset['position'] ?? '{at} / {of}')
			.replace('{at}', String(index + 1))
			.replace('{of}', String(this.#slides.length));
		this.#part('dialog [data-caption]').textContent = link.dataset['caption'] ?? '';
		this.#part('[data-position].position').textContent = position;
		this.#part('[data-said]').textContent = `${position}. ${alt}`;
		this.querySelector<HTMLAnchorElement>('[data-page]')!.href = link.href;
		// Not `disabled`: a button that is would lose the focus, and the keys with it.
		this.#part('[data-do="previous"]').ariaDisabled = String(index === 0);
		this.#part('[data-do="next"]').ariaDisabled = String(index === this.#slides.length - 1);
		document.title = `${position} · ${this.#title}`;
		if (location.pathname !== link.pathname) history.replaceState(history.state, '', link.href);
		for (const [at, slide] of this.#slides.entries()) {
			slide.figure.ariaHidden = at === index ? null : 'true';
		}
		for (const near of [index, index + 1, index - 1]) this.#load(near);
	}

	/** Put a picture on its slide: the page’s own, at the size of the window. */
	#load(index: number): void {
		const slide = this.#slides[index];
		if (slide === undefined || slide.isLoaded) return;
		slide.isLoaded = true;
		const picture = slide.link.querySelector('picture')!.cloneNode(true) as HTMLPictureElement;
		for (const source of picture.querySelectorAll('source')) source.sizes = '100vw';
		picture.querySelector('img')!.loading = 'eager';
		slide.figure.append(picture);
	}

	#zoom(on?: boolean): void {
		const figure = this.#slides[this.#at]?.figure;
		if (figure === undefined) return;
		const near = figure.classList.toggle('near', on);
		this.#part('[data-do="zoom"]').ariaPressed = String(near);
		if (!near) return;
		this.#play(false);
		figure.scrollTo(
			(figure.scrollWidth - figure.clientWidth) / 2,
			(figure.scrollHeight - figure.clientHeight) / 2,
		);
	}

	#play(on: boolean): void {
		clearInterval(this.#timer);
		this.#timer = 0;
		const button = this.#part('[data-do="play"]');
		button.textContent = button.dataset[on ? 'pause' : 'play'] ?? '';
		if (!on) return;
		const seconds = Number(this.querySelector('select')!.value);
		this.#timer = window.setInterval(() => {
			if (this.#at >= this.#slides.length - 1) this.#play(false);
			else this.#step(1);
		}, seconds * 1000);
	}
}

customElements.define('photo-viewer', PhotoViewer);
