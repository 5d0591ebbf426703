/** The most that a survey may have. docs/formats.md lists them. */
export const LIMITS = {
	pages: 50,
	questions: 200,
	/** Statements of a matrix. */
	rows: 30,
	/** Points of a scale or a matrix. */
	points: 11,
	/** Of a choice. */
	options: 50,
	/** Of a number. */
	bins: 50,
	/** Either way. */
	number: 1_000_000_000,
	/** Of an answer in words, in UTF-16 code units. */
	textLength: 8000,
	minimum: 1_000_000_000,
	keepDays: 3650,
} as const;
