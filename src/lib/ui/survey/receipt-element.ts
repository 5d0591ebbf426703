/** `<peer-receipt>`: asks a mailbox whether it holds the envelope of a receipt. */
import type { Language } from '../../survey/text.ts';
import { FormatError, MailboxError } from '../../survey/errors.ts';
import { loadMessages, messageIn } from '../words/message-in.ts';
import { receipt } from '../words/receipt.ts';
import { isDelivered } from './delivery.ts';
import { parseMailboxAddress } from './mailbox-address.ts';
import { parseReceipt } from './receipt.ts';

class ReceiptElement extends HTMLElement {
	connectedCallback(): void {
		const lang = this.dataset['lang'] as Language;
		const words = receipt[lang];
		loadMessages(lang);
		const form = this.querySelector('form')!;
		const field = form.querySelector('input')!;
		const status = form.querySelector<HTMLElement>('[role="status"]')!;
		const given = new URLSearchParams(location.hash.slice(1));
		field.value = given.get('receipt') ?? '';

		const say = (sentence: string, kind: '' | ' warning' | ' error'): void => {
			status.className = `note${kind}`;
			status.textContent = sentence;
			status.hidden = false;
		};
		form.addEventListener('submit', (event) => {
			event.preventDefault();
			void (async () => {
				say(words.receiptChecking, '');
				try {
					const mailbox = parseMailboxAddress(given.get('mailbox'));
					const isThere = await isDelivered(mailbox, parseReceipt(field.value));
					say(isThere ? words.receiptHere : words.receiptGone, isThere ? '' : ' warning');
				} catch (error) {
					if (error instanceof FormatError) say(words.receiptUnreadable, ' error');
					else if (error instanceof MailboxError)
						say(await messageIn(lang, error.message), ' error');
					else throw error;
				}
			})();
		});
	}
}

customElements.define('peer-receipt', ReceiptElement);
