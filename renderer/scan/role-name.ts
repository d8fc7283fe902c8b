/** The name of the read role in member accounts. */

/** What the template proposes. */
export const PROPOSED_ROLE = 'RootLedgerRead';

/** What AWS accepts as the name of a role. */
export const ROLE_NAME = /^[\w+=,.@-]{1,64}$/;
