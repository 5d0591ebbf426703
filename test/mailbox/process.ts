/** A mailbox as a process of its own, for tests that kill it. Prints its address when it is ready. */
import { listen, startMailbox } from '../../src/lib/mailbox/serve.ts';
import { parseSettings } from '../../src/lib/mailbox/settings.ts';

const settings = parseSettings(process.env);
const mailbox = await startMailbox(settings, console.error);
const { url } = await listen(mailbox.handle, settings.host, 0);
console.log(url);
