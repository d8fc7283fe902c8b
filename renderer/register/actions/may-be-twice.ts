import type { RegisterKind } from '../../../shared/ipc/channels/register.ts';

/** What may be recorded twice under two keys. Accounts, organizations and domains have one true key each. */
export const MAY_BE_TWICE: readonly RegisterKind[] = ['person', 'group', 'vault', 'device', 'place', 'phone'];
