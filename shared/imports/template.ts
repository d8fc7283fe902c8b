/** The CSV template for the first fill: the accounts that are known, their custody columns open. */
import type { Register } from '../register/register.ts';
import { ACCOUNTS_TABLE_COLUMNS } from './kinds/accounts-table.ts';

/** CSV text, CRLF line ends. Empty cells mean "not recorded"; what the ledger knows is filled in. */
export function accountsTemplate(register: Register): string {
  const rows: (readonly string[])[] = [ACCOUNTS_TABLE_COLUMNS];
  for (const [id, account] of [...register.subjects('account')].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const text = (field: string): string => {
      const value = account.value(field);
      return typeof value === 'string' ? value : '';
    };
    rows.push([id, text('name'), text('email'), ...ACCOUNTS_TABLE_COLUMNS.slice(3).map(() => '')]);
  }
  return `${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** A cell that no spreadsheet takes for a formula. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== text ? `"${safe.replaceAll('"', '""')}"` : safe;
}
