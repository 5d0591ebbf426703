/** The roles of keyholders. */

/** Who holds a key: the facilitator, and in surveys that nobody can open alone, a steward. */
export type Role = 'facilitator' | 'steward';

/** What stands for a role in sealed content. */
export const ROLES: Readonly<Record<Role, number>> = { facilitator: 0, steward: 1 };
