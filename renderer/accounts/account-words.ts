/** An account's facts as states: which value is fine, which is a gap, which is unknown, and how it is said. */

import { wayBackTold } from '../../shared/custody/recovery.ts';
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
          label: 'No password',
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
export const RECOVERY: Record<RecoveryWay, { label: string; short: string; standing: Standing }> = {
  'sign-in': { label: 'Sign in', short: 'Minutes', standing: 'fine' },
  reset: { label: 'Password reset', short: 'Hours', standing: 'fine' },
  'inbox-and-phone': { label: 'Inbox and phone', short: 'Hours', standing: 'low' },
  central: { label: 'Central root access', short: 'Hours', standing: 'fine' },
  support: { label: 'AWS Support', short: 'Weeks', standing: 'high' },
  affidavit: { label: 'Sworn affidavit', short: '6 weeks +', standing: 'critical' },
  none: { label: 'None known', short: 'None known', standing: 'critical' },
};

/** How long the way back takes. */
export function recoverySaid({ recovery, reachable }: Pick<AccountRow, 'recovery' | 'reachable'>): Said {
  const way = wayBackTold(recovery, reachable);
  if (way === 'unknown') return UNKNOWN;
  const { standing, short, label } = RECOVERY[way];
  return { standing, label: short, hint: label };
}
