/** An account's facts as states: which value is fine, which is a gap, which is unknown, and how it is said. */

import type { RecoveryWay } from '../../shared/custody/verdicts.ts';
import type { AccountRow } from '../../shared/ipc/channels/accounts.ts';
import type { Tristate } from '../../shared/register/document.ts';
import type { Standing } from '../design/words.ts';

export interface Said {
  readonly standing: Standing;
  readonly label?: string;
  readonly hint?: string;
}

const UNKNOWN: Said = { standing: 'unknown' };

/** Is there a root password? Either answer can be right, so neither is coloured. */
export function passwordSaid(password: Tristate): Said {
  if (password === 'unknown') return UNKNOWN;
  return { standing: 'not-applicable', label: password === 'yes' ? 'Set' : 'None' };
}

export function mfaSaid(row: Pick<AccountRow, 'mfa' | 'mfaKind' | 'password'>): Said {
  if (row.mfa === 'unknown') return UNKNOWN;
  if (row.mfa === 'no')
    return row.password === 'no'
      ? {
          standing: 'not-applicable',
          label: 'Not needed',
          hint: 'Without a root password there is nothing for MFA to guard.',
        }
      : { standing: 'critical', label: 'Off' };
  if (row.mfaKind === 'virtual') return { standing: 'fine', label: 'Virtual' };
  return { standing: 'fine', label: 'On' };
}

export function keysSaid(accessKeys: Tristate): Said {
  if (accessKeys === 'unknown') return UNKNOWN;
  return accessKeys === 'yes' ? { standing: 'critical', label: 'Present' } : { standing: 'fine', label: 'None' };
}

export function busFactorSaid(busFactor: AccountRow['busFactor']): Said {
  if (busFactor === 'unknown') return UNKNOWN;
  if (busFactor === 0) return { standing: 'critical', label: '0', hint: 'Nobody can get in the intended way today.' };
  if (busFactor === 1) return { standing: 'high', label: '1', hint: 'One person’s absence leaves no intended way in.' };
  return { standing: 'fine', label: String(busFactor) };
}

export function breakInSaid(breakIn: AccountRow['breakIn']): Said {
  if (breakIn === 'unknown') return UNKNOWN;
  if (breakIn === null) return { standing: 'fine', label: 'Nobody', hint: 'No set of people opens a way in.' };
  if (breakIn === 1) return { standing: 'high', label: '1', hint: 'One person alone can get in as root.' };
  return { standing: 'fine', label: String(breakIn) };
}

/** Ways back, from quick to slow, with how good each is. */
export const RECOVERY: Record<RecoveryWay, { label: string; takes: string; standing: Standing }> = {
  'sign-in': { label: 'Sign in', takes: 'Minutes', standing: 'fine' },
  reset: { label: 'Password reset', takes: 'Minutes to hours', standing: 'fine' },
  'inbox-and-phone': { label: 'Inbox and phone', takes: 'Hours', standing: 'low' },
  central: { label: 'Central root access', takes: 'Hours', standing: 'fine' },
  support: { label: 'AWS Support', takes: 'Days to weeks', standing: 'high' },
  affidavit: { label: 'Sworn affidavit', takes: 'Six weeks or longer', standing: 'critical' },
  none: { label: 'None known', takes: 'Nobody knows', standing: 'critical' },
};
