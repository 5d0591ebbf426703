/**
 * Patterns over the words of a question, in English and Spanish. They miss things and see things that are
 * not there: what they find is advice.
 * @module
 */
import type { Language } from './text.ts';

/** Whole words, in any case; `\b` does not know accents. */
const words = (...alternatives: readonly string[]): RegExp =>
	new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'iu');

const PERSON_EN =
	'(?:teacher|coach|colleague|partner|facilitator|presenter|observer|timekeeper|principal|head ?teacher|head|leader|mentor|trainer|instructor|peer)s?';
const PERSON_ES =
	'(?:docente|profesora?|maestr[oa]|coach|colega|compañer[oa]|pareja|facilitadora?|presentadora?|observadora?|directora?|líder|mentora?|formadora?|instructora?)s?';
const WHOSE_EN = '(?:the|your|our|my|this|that|each|every)';
const WHOSE_ES = '(?:el|la|los|las|su|sus|nuestr[oa]s?|mi|este|esta|cada)';

/** Sounds as if a person were rated. */
export const RATES: Readonly<Record<Language, RegExp>> = {
	en: words(
		`(?:rate|grade|score|rank|evaluate|assess|judge) (?:[\\p{L}’']+ ){0,5}?${PERSON_EN}`,
		`how (?:\\p{L}+ )?(?:\\p{L}+ )?(?:was|were|is|are|did|does|do|has|have) ${WHOSE_EN} ${PERSON_EN}`,
		`${WHOSE_EN} (?:\\p{L}+ )?${PERSON_EN} (?:was|were|is|are|seemed|explained|listened|prepared|managed|kept|gave|led|ran|knew|knows|teaches|taught|did)`,
		`(?:best|worst|strongest|weakest|better|worse) ${PERSON_EN}`,
		`(?:satisfied|happy|content) with ${WHOSE_EN} ${PERSON_EN}`,
		`${PERSON_EN}(?:’s|'s|s’) (?:performance|competence|skills?|ability|weakness(?:es)?|mistakes?)`,
	),
	es: words(
		`(?:evalúe|califique|puntúe|valore|juzgue|clasifique)n? (?:\\p{L}+ ){0,5}?${PERSON_ES}`,
		`(?:qué tan|cuán|cómo de|qué tal|cómo) (?:\\p{L}+ ){0,3}?${WHOSE_ES} ${PERSON_ES}`,
		`${WHOSE_ES} ${PERSON_ES} (?:fue|es|era|estuvo|explicó|escuchó|preparó|dirigió|supo|sabe|enseña|enseñó|llevó|hizo|parecía)`,
		`quien (?:facilitó|presentó|observó|dirigió) (?:fue|es|estuvo|supo|hizo)`,
		`(?:mejor|peor) ${PERSON_ES}`,
		`(?:satisfech[oa]|content[oa]) con ${WHOSE_ES} ${PERSON_ES}`,
		`(?:desempeño|competencia|capacidad|debilidades|errores) (?:de|del) (?:${WHOSE_ES} )?${PERSON_ES}`,
	),
};

/** Asks what tells who answers. */
export const TELLS_WHO: Readonly<Record<Language, RegExp>> = {
	en: words(
		'(?:what|which) (?:is|are) your (?:full |first |last )?(?:name|age|gender|sex|e-?mail|phone|role|position|job|department|subject|school|birthday)',
		'your (?:full |first |last )?name',
		'how old are you',
		'(?:what|which) (?:grade|grades|year|years|subject|subjects|class|department|school)(?: \\p{L}+)? (?:do|are) you',
		'(?:how long|how many years) have you (?:taught|been teaching|worked|been working|been)',
		'years of (?:teaching |work )?(?:experience|service)',
	),
	es: words(
		'(?:cuál es|cuáles son) su (?:nombre|edad|género|sexo|correo|teléfono|cargo|puesto|departamento|asignatura|materia|escuela)',
		'su nombre',
		'cómo se llama',
		'(?:qué|cuántos) (?:edad|años) tiene',
		'(?:en )?(?:qué|cuál) (?:grado|grados|curso|cursos|asignatura|asignaturas|materia|materias|departamento|escuela) (?:enseña|imparte|trabaja|da)',
		'cuántos años (?:lleva|ha)',
		'años de (?:experiencia|servicio|docencia)',
	),
};

/** Says that an answer must be given. */
export const COMPULSORY: Readonly<Record<Language, RegExp>> = {
	en: words(
		'(?:must|have to|need to) (?:answer|choose|select|fill|complete|respond|reply|tick)',
		'(?:is|are|answer|response|field) (?:required|mandatory|compulsory|obligatory)',
		'mandatory|compulsory|obligatory',
		'required (?:question|answer|field)',
		'(?:answer|complete|fill in) (?:all|every|each) (?:\\p{L}+ )?(?:questions?|fields?|items?)',
		"(?:do not|don’t|don't|cannot|can’t) (?:skip|be skipped|leave (?:it|this|any) (?:empty|blank))",
	),
	es: words(
		'(?:debe|deben|tiene que|tienen que|hay que|es necesario) (?:responder|contestar|elegir|completar|marcar|rellenar)',
		'obligatori[oa]s?',
		'(?:responda|conteste|complete|rellene) (?:a )?(?:todo|toda|todos|todas|cada)',
		'no (?:salte|omita|deje)(?: \\p{L}+)? (?:ninguna|nada|en blanco|esta)',
	),
};

/** An option of its own for what every question offers anyway. */
export const OWN_NO_ANSWER =
	/^(?:no answer|n\s*\/?\s*a|not applicable|(?:i )?(?:prefer|would rather|rather) not (?:to )?(?:say|answer)|skip|no comment|sin respuesta|no (?:aplica|procede|contesta|responde)|ns\s*\/?\s*nc|prefiero no (?:decirlo|decir|responder|contestar))[.!]?$/iu;

const JOINED: Readonly<Record<Language, RegExp>> = {
	en: words('and', 'as well as', 'and/or'),
	es: words('y', 'e', 'así como', 'y/o'),
};

/** One thing, although it has an “and” in it. */
const ONE_THING =
	/between [^,.?]{1,40} and |entre [^,.?]{1,40} y |\b(?:again and again|more and more|pros and cons|give and take|teaching and learning|back and forth|now and then|and not|once and for all)\b|enseñanza y (?:el )?aprendizaje|(?:pros y contras|una y otra vez|más y más| y no )/giu;

/** Capitals in the middle of a sentence that are no person's name. */
const NOT_NAMES = new Set(
	'Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December English Spanish French German Italian Latin Greek Chinese Arabic Portuguese Science History Maths Math Art Music Internet Academy Peer Coach Coaching Year Grade Christmas Easter Ramadan Europe America Africa Asia Tuning Protocol Consultancy Academia Coaching Navidad Pascua Internet Europa América África Dios God God’s Spring Summer Autumn Fall Winter'.split(
		' ',
	),
);

const TITLE_OF_PERSON =
	/(?<!\p{L})(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sr|Sra|Srta|Dra|Don|Doña)\.?\s\p{Lu}[\p{L}’'-]*/u;

/** What looks like a person's name. */
export function nameIn(text: string): string | undefined {
	const titled = TITLE_OF_PERSON.exec(text);
	if (titled !== null) return titled[0];
	for (const match of text.matchAll(/(?<![\p{L}\p{N}])\p{Lu}\p{Ll}[\p{L}’'-]*/gu)) {
		const word = match[0].replace(/[’']s$/, '');
		if (NOT_NAMES.has(word)) continue;
		const before = text.slice(0, match.index);
		if (/[\p{Ll}\p{N},;] $/u.test(before)) return word;
		// “Maria Lopez” at the start of a sentence: two capitals in a row.
		const next = /^ (\p{Lu}\p{Ll}[\p{L}’'-]*)/u.exec(text.slice(match.index + match[0].length));
		if (next !== null && !NOT_NAMES.has(next[1]!)) return `${word} ${next[1]!}`;
	}
	return undefined;
}

/** The word that joins two things which one mark would answer. */
export function joinIn(text: string, language: Language): string | undefined {
	const cleaned = text.replace(ONE_THING, ' ');
	const joined = JOINED[language].exec(cleaned);
	return joined === null ? undefined : joined[0];
}
