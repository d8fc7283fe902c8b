/** Whether an account of a directory is switched on, wherever its tool writes it. */
import type { Collector } from '../collector.ts';
import type { ColumnSpec } from '../kind.ts';
import { yesNo } from '../text/yes-no.ts';

/** Columns that say that an account is switched on, and those that say the same the other way round. */
const ENABLED = ['accountEnabled', 'Account enabled', 'Enabled', 'Active'];
const BLOCKED = ['Block credential', 'Sign-in blocked', 'Sign in blocked', 'suspended', 'isSuspended', 'Disabled'];
const ARCHIVED = ['archived', 'isArchived'];
export const STATE_NAMES: readonly string[] = [...ENABLED, ...BLOCKED, ...ARCHIVED];

/** The columns of an account that say whether it is switched on. */
export const ACCOUNT_STATE = {
  enabled: { names: ENABLED, nature: 'id' },
  blocked: { names: BLOCKED, nature: 'id' },
  archived: { names: ARCHIVED, nature: 'id' },
} as const satisfies Record<string, ColumnSpec>;

export type AccountState = Readonly<Record<keyof typeof ACCOUNT_STATE, string>>;

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
export function accountIsOn(fields: AccountState, row: number, to: Collector): boolean | null {
  const said = [
    [fields.enabled, true],
    [fields.blocked, false],
    [fields.archived, false],
  ] as const;
  const read = said.flatMap(([text, means]) => {
    const flag = text === '' ? undefined : yesNo(text);
    return flag === undefined ? [] : [flag === null ? null : flag === means];
  });
  if (read.includes(false)) {
    tellDisabled(row, to);
    return false;
  }
  if (read.includes(null)) to.problem(row, 'Whether the account is enabled cannot be read: it is not taken as active.');
  return read.length === 0 || read.includes(null) ? null : true;
}
