/**
 * Keeps the chosen length and role in the page's address, and says so if an address is wrong. People
 * and minutes that somebody comes with, after `#`, choose the length and go on to the clock.
 */
import { MOST, parseCount } from '../../site/facets.ts';
import { setupToHash } from '../../site/run-link.ts';
import { nearestLength } from '../../site/schedule.ts';
import { LENGTHS, type Length } from '../../site/terms.ts';
import { startOffline } from '../offline/keep.ts';

const article = document.querySelector<HTMLElement>('.reading')!;
const form = article.querySelector<HTMLFormElement>('.switches')!;
const roles = article.dataset['roles']!.split(' ');
const words = JSON.parse(document.getElementById('reading-words')!.textContent) as Readonly<
	Record<'badRole' | 'badLength', string>
>;

function check(name: 'length' | 'role', value: string): void {
	const input = form.querySelector<HTMLInputElement>(`input[name=${name}][value="${value}"]`);
	if (input !== null) input.checked = true;
}

function readSetup(): void {
	const came = new URLSearchParams(location.hash.slice(1));
	const people = parseCount(came.get('people') ?? '', MOST.people);
	const minutes = parseCount(came.get('minutes') ?? '', MOST.minutes);
	if (minutes !== undefined) {
		const inputs = [...form.querySelectorAll<HTMLInputElement>('input[name=length]')];
		const lengths = inputs.map(({ value, dataset }) => [value, Number(dataset['minutes'])]);
		const lasting = Object.fromEntries(lengths) as Record<Length, number>;
		check('length', nearestLength({ minutes: lasting }, minutes));
	}
	for (const link of article.querySelectorAll<HTMLAnchorElement>('a[data-length]')) {
		const length = link.dataset['length'] as Length;
		link.hash = setupToHash({ length, people, minutes });
	}
}

function readAddress(): void {
	const query = new URLSearchParams(location.search);
	const sentences: string[] = [];
	const length = query.get('length');
	if (length !== null && (LENGTHS as readonly string[]).includes(length)) check('length', length);
	else if (length !== null) sentences.push(words.badLength.replace('{value}', () => length));
	const role = query.get('role');
	if (role !== null && roles.includes(role)) check('role', role);
	else if (role !== null) {
		sentences.push(
			words.badRole.replace('{value}', () => role).replace('{roles}', () => roles.join(', ')),
		);
	}
	const mistake = document.getElementById('mistake')!;
	mistake.hidden = sentences.length === 0;
	mistake.textContent = sentences.join(' ');
}

form.addEventListener('change', () => {
	const query = new URLSearchParams();
	const chosen = (name: 'length' | 'role'): string =>
		form.querySelector<HTMLInputElement>(`input[name=${name}]:checked`)?.value ?? '';
	// The minutes that somebody came with would choose another length again when it is loaded.
	const hasMinutes = new URLSearchParams(location.hash.slice(1)).has('minutes');
	if (hasMinutes || chosen('length') !== 'standard') query.set('length', chosen('length'));
	if (chosen('role') !== '') query.set('role', chosen('role'));
	const text = query.toString();
	// What follows “#” is how many people and minutes the list was asked for.
	const { pathname, hash } = location;
	history.replaceState(null, '', `${pathname}${text && '?'}${text}${hash}`);
});

readSetup();
readAddress();
startOffline();
