/** Numbers of the clock as they are read. */

/** Put values into a sentence’s gaps, `{name}`. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
	return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** Milliseconds as `4:05`, or `1:04:05` from an hour on. */
export function digits(milliseconds: number): string {
	// A second is shown until it is over, so that 0:00 is the end and not the last second.
	const seconds = Math.ceil(Math.max(milliseconds, 0) / 1000);
	const two = (value: number): string => String(value).padStart(2, '0');
	const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
	return hours > 0
		? `${hours}:${two(minutes)}:${two(seconds % 60)}`
		: `${minutes}:${two(seconds % 60)}`;
}

/** Sizes of groups in words: `4, 3, 3` as `4 + 2 × 3`. */
export function tally(sizes: readonly number[]): string {
	return [...new Set(sizes)]
		.map((size) => {
			const count = sizes.filter((value) => value === size).length;
			return count === 1 ? String(size) : `${count} × ${size}`;
		})
		.join(' + ');
}

/** A step's seconds as one says them; a plan that was made to fit has steps of 3 minutes and 24 seconds. */
export function wholeMinutes(seconds: number): number {
	return Math.max(1, Math.round(seconds / 60));
}
