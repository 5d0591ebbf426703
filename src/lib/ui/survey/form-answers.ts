/** Between the form's controls and a respondent's answers. */
import { isShown, itemsOf, numberToBin, type Answers } from '../../survey/answers.ts';
import { binLabel } from '../../survey/question.ts';
import { questionsOf, type Definition } from '../../survey/definition.ts';
import { textIn, type Language } from '../../survey/text.ts';

/** Controls of one name: a field, or the radio buttons or boxes that share it. */
function controls(form: HTMLFormElement, name: string): (HTMLInputElement | HTMLTextAreaElement)[] {
	return [
		...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
			`[name="${CSS.escape(name)}"]`,
		),
	];
}

/** What the form holds now, hidden questions included. */
export function readForm(form: HTMLFormElement, definition: Definition): Answers {
	const answers = new Map<string, number | readonly number[] | string>();
	for (const item of itemsOf(definition)) {
		const fields = controls(form, item.id);
		const checked = fields
			.filter((field) => field instanceof HTMLInputElement && field.checked && field.value !== '')
			.map((field) => Number(field.value));
		if (item.kind === 'several') {
			if (checked.length > 0) answers.set(item.id, checked);
		} else if (item.question.type === 'number') {
			const value = fields[0]!.value.trim();
			const bin = value === '' ? undefined : numberToBin(item.question, Number(value));
			if (bin !== undefined) answers.set(item.id, bin);
		} else if (item.kind === 'text') {
			const text = fields[0]!.value.trim().toWellFormed();
			if (text !== '') answers.set(item.id, text);
		} else if (checked.length > 0) {
			answers.set(item.id, checked[0]!);
		}
	}
	return answers;
}

/** Everything typed and ticked, to be put into the same form in another language. */
export function copyControls(from: HTMLFormElement, to: HTMLFormElement): void {
	const fields = 'input, textarea';
	const sources = from.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(fields);
	const targets = to.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(fields);
	sources.forEach((source, index) => {
		const target = targets[index]!;
		if (source instanceof HTMLInputElement && /^(radio|checkbox)$/.test(source.type)) {
			(target as HTMLInputElement).checked = source.checked;
		} else {
			target.value = source.value;
		}
	});
}

/** Show what is asked now, and take the rest out of sight, of reach and of validation. */
export function applyConditions(
	form: HTMLFormElement,
	definition: Definition,
	answers: Answers,
): void {
	const kept = new Map(answers);
	for (const question of questionsOf(definition)) {
		const shown = isShown(question, kept);
		if (!shown) kept.delete(question.id); // a hidden answer is no condition either
		const fieldset = form.querySelector<HTMLFieldSetElement>(
			`[data-question="${CSS.escape(question.id)}"]`,
		)!;
		fieldset.hidden = !shown;
		fieldset.disabled = !shown;
	}
}

/** An answer as the respondent reads it back; `undefined` if there is none. */
export function answerText(
	definition: Definition,
	id: string,
	answers: Answers,
	lang: Language,
): string | undefined {
	const { question } = itemsOf(definition).find((item) => item.id === id)!;
	const answer = answers.get(id);
	if (answer === undefined || typeof answer === 'string') return answer;
	const label = (number: number): string => {
		switch (question.type) {
			case 'scale':
			case 'matrix':
				return textIn(question.points[number - 1]!, lang);
			case 'choice':
			case 'choices':
				return textIn(question.options[number - 1]!, lang);
			case 'number':
				return binLabel(question, number - 1);
			case 'text':
				return '';
		}
	};
	return (typeof answer === 'number' ? [answer] : answer).map(label).join(' · ');
}
