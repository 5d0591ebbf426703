/**
 * Finds what looks like a person's name in a caption, so that the build can ask before it is
 * published. It errs on the side of asking: an editor answers with one line, `names: none` or
 * `names: agreed`. It does not find a first name that stands alone.
 * @module
 */

/** Written before a name: a title gives it away, whatever follows. */
const TITLE =
	/\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sr|Sra|Srta|Dra|Principal|Coach|Director|Directora)\.?\s+\p{Lu}[\p{L}'’-]+/u;

/** `Ada Lovelace`, `Ada M. Lovelace`, `Ana de la Cruz`: two capitalised words, the first of which may begin a sentence. */
const PAIR =
	/\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}\.)?(?:\s+(?:de|del|la|las|los|van|von|y|of|the))*\s+\p{Lu}[\p{L}'’-]+/gu;

/** One of these in a pair makes it a place, a group, a day or a thing of this academy. */
const NOT_A_NAME = new Set(
	`academy academia school schools escuela elementary middle high college university universidad institute instituto
	district distrito library biblioteca center centre centro room sala hall building street avenue road park parque
	county condado city ciudad town valley valle river río creek lake lago peak pico mesa mountain mountains montaña
	range sierra canyon cañón plains llanuras butte pass trail sendero forest bosque falls springs fort north south
	east west norte sur este oeste new nueva old saint san santa los las el la the a an this that these those on in at
	by after before during from with and but when while what who where how our we one two three four first second
	third last every each all both no en al un una unos unas los este esta tras después antes durante desde con cuando
	mientras lo tres dos cuatro cada colorado rocky rockies denver plateau grand western slope front milky way
	january february march april may june july august september october november december monday tuesday wednesday
	thursday friday saturday sunday peer coach coaching chalk talk protocol protocolo tuning consultancy microlabs
	charrette year pictures day día english spanish inglés español summer winter autumn fall spring verano invierno
	otoño primavera`
		.split(/\s+/)
		.map((word) => word.toLowerCase()),
);

/**
 * Find the first thing in a text that looks like a person's name.
 *
 * @returns The words, or `undefined` if none look like one.
 *
 * @example
 * findName('Ada Lovelace explains the engine') // => 'Ada Lovelace'
 * findName('Snow on the Front Range')          // => undefined
 */
export function findName(text: string): string | undefined {
	const titled = TITLE.exec(text)?.[0];
	if (titled !== undefined) return titled;
	for (const [pair] of text.matchAll(PAIR)) {
		// Of `de la Cruz` only the name itself counts.
		const words = pair.split(/\s+/).filter((word) => /^\p{Lu}/u.test(word));
		if (!words.some((word) => NOT_A_NAME.has(word.toLowerCase()))) return pair;
	}
	return undefined;
}
