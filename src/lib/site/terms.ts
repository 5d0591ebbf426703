/** The words that protocols are sorted by. Apart from protocol.ts, so that a page's script can use them without its checks. */

/** What somebody has to bring for the protocol to make sense. */
export const BRINGS = ['plan', 'work', 'dilemma', 'success', 'text', 'lesson', 'question'] as const;
export type Bring = (typeof BRINGS)[number];

/** The six purposes of peer coaching. */
export const PURPOSES = ['reflect', 'skills', 'ideas', 'teach', 'research', 'problems'] as const;
export type Purpose = (typeof PURPOSES)[number];

export const LENGTHS = ['short', 'standard', 'long'] as const;
export type Length = (typeof LENGTHS)[number];

/** In a step's `do` and `silent`, stands for every role at once. */
export const EVERYONE = 'everyone';
