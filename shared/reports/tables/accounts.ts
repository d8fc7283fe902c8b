/** Accounts with their verdicts, and gaps, as tables for a spreadsheet. */
import type { Table } from '../../csv/write.ts';
import { wayBackTold } from '../../custody/recovery.ts';
import type { Gap } from '../../gaps/evaluate.ts';
import type { AccountRow } from '../../ipc/channels/accounts.ts';
import { type ColumnsOf, tableOf } from './columns.ts';

const ACCOUNT_COLUMNS: ColumnsOf<AccountRow> = [
  ['Account id', ({ id }) => id],
  ['Name', ({ name }) => name],
  ['Root email', ({ email }) => email],
  ['State', ({ state }) => state],
  ['Management account', ({ management }) => management],
  ['Root password', ({ password }) => password],
  ['Root MFA', ({ mfa }) => mfa],
  ['Kind of MFA', ({ mfaKind }) => mfaKind],
  ['Root access keys', ({ accessKeys }) => accessKeys],
  ['Root signing certificates', ({ certificates }) => certificates],
  ['Reachable', ({ reachable }) => reachable],
  ['Bus factor', ({ busFactor }) => busFactor],
  ['Break-in number', ({ breakIn }) => (breakIn === null ? 'impossible' : breakIn)],
  ['Way back', ({ recovery, reachable }) => wayBackTold(recovery, reachable)],
  ['Root inbox', ({ inbox }) => inbox],
  ['Password kept in', ({ vaults }) => vaults?.join('; ')],
  ['MFA devices', ({ devices }) => devices?.join('; ')],
  ['Primary contact phone', ({ phone }) => phone],
  ['Critical gaps', ({ gaps }) => gaps.critical],
  ['High gaps', ({ gaps }) => gaps.high],
  ['Medium gaps', ({ gaps }) => gaps.medium],
  ['Low gaps', ({ gaps }) => gaps.low],
  ['Unknowns', ({ unknowns }) => unknowns],
  ['Stale statements', ({ staleFacts }) => staleFacts],
  ['Sources disagree', ({ drift }) => drift],
  ['Last read from AWS', ({ scannedAt }) => scannedAt],
];

export function accountsTable(rows: readonly AccountRow[]): Table {
  return tableOf(ACCOUNT_COLUMNS, rows);
}

export type NamedGap = Gap & { readonly accountName: string | null };

const GAP_COLUMNS: ColumnsOf<NamedGap> = [
  ['Severity', ({ severity }) => severity],
  ['Status', ({ status }) => status],
  ['Rule', ({ rule }) => rule],
  ['Finding', ({ title }) => title],
  ['Account id', ({ account }) => account],
  ['Account', ({ accountName }) => accountName],
  ['Why', ({ reason }) => reason],
  ['What to do', ({ whatToDo }) => whatToDo],
  ['Since', ({ since }) => since],
  ['Cause of unknown', ({ cause }) => cause],
  ['People', ({ people }) => people.join('; ')],
  ['Accepted by', ({ waiver, status }) => (status === 'waived' ? waiver?.owner : null)],
  ['Accepted because', ({ waiver, status }) => (status === 'waived' ? waiver?.reason : null)],
  ['Accepted until', ({ waiver, status }) => (status === 'waived' ? waiver?.expiresAt : null)],
  ['Related controls', ({ controls }) => controls.join('; ')],
];

export function gapsTable(rows: readonly NamedGap[]): Table {
  return tableOf(GAP_COLUMNS, rows);
}
