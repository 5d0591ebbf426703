/** Scales to take as they are, so that surveys can be compared. */
import type { DraftQuestion, Words } from '../../../survey/draft.ts';

const pairs = (...labels: readonly (readonly [string, string])[]): readonly Words[] =>
	labels.map(([en, es]) => ({ en, es }));

export const SCALES: Readonly<
	Record<
		'agreement' | 'frequency' | 'amount' | 'numbers' | 'yes',
		Pick<DraftQuestion, 'labels' | 'shape'>
	>
> = {
	agreement: {
		shape: 'agreement',
		labels: pairs(
			['Not at all', 'Nada'],
			['Rather not', 'Más bien no'],
			['Partly', 'En parte'],
			['Mostly', 'En gran parte'],
			['Fully', 'Del todo'],
		),
	},
	frequency: {
		shape: 'amount',
		labels: pairs(
			['Never', 'Nunca'],
			['Rarely', 'Rara vez'],
			['Sometimes', 'A veces'],
			['Often', 'A menudo'],
			['Always', 'Siempre'],
		),
	},
	amount: {
		shape: 'amount',
		labels: pairs(
			['Not at all', 'Nada'],
			['A little', 'Un poco'],
			['Fairly', 'Bastante'],
			['Very', 'Mucho'],
		),
	},
	numbers: {
		shape: 'amount',
		labels: Array.from({ length: 11 }, (_, index) => ({ en: String(index), es: String(index) })),
	},
	yes: { shape: 'agreement', labels: pairs(['No', 'No'], ['Perhaps', 'Quizás'], ['Yes', 'Sí']) },
};

export type ScaleName = keyof typeof SCALES;
