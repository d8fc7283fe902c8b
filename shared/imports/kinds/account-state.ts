/** Whether an account of a directory is switched on, wherever its tool writes it. */
import type { Collector } from '../collector.ts';
import type { ColumnSpec } from '../kind.ts';
import { yesNo } from '../text/yes-no.ts';

/** Columns that say that an account is switched on, and those that say the same the other way round. */
export const ENABLED_NAMES = ['accountEnabled', 'Account enabled', 'Enabled', 'Active'];
export const BLOCKED_NAMES = [
  'Block credential',
  'Sign-in blocked',
  'Sign in blocked',
  'suspended',
  'archived',
  'Disabled',
];

/** The columns of an account that say whether it is switched on. */
export const ACCOUNT_STATE = {
  enabled: { names: ENABLED_NAMES, nature: 'id' },
  blocked: { names: BLOCKED_NAMES, nature: 'id' },
} as const satisfies Record<string, ColumnSpec>;

/** Words for a switched-off account where a status stands: whether the person has left they do not say. */
const SWITCHED_OFF =
  /^(account )?(disabled|deactivated|deprovisioned|suspended|archived|blocked|locked|locked out|revoked|deaktiviert|gesperrt|désactivé|suspendu|bloqué|desactivado|suspendido|bloqueado|disabilitato|disattivato|sospeso|bloccato|uitgeschakeld|geblokkeerd|desativado|suspenso)$/iu;

export function isSwitchedOff(word: string): boolean {
  return SWITCHED_OFF.test(word.trim().normalize('NFC'));
}

export function tellDisabled(row: number, to: Collector): void {
  to.problem(
    row,
    'The account is disabled: it is not taken as active, and nobody is marked as left by that alone. Has the person left?',
  );
}

/** Tells of an account that is switched off, or of which that cannot be read. Answers whether it is known to be on. */
export function accountIsOn(
  fields: { readonly enabled: string; readonly blocked: string },
  row: number,
  to: Collector,
): boolean | null {
  const { enabled, blocked } = fields;
  if (enabled === '' && blocked === '') return null;
  const on = enabled === '' ? null : yesNo(enabled);
  const off = blocked === '' ? null : yesNo(blocked);
  if (on === false || off === true) {
    tellDisabled(row, to);
    return false;
  }
  if ((enabled !== '' && on === null) || (blocked !== '' && off === null)) {
    to.problem(row, 'Whether the account is enabled cannot be read: it is not taken as active.');
    return null;
  }
  return true;
}
