/** Imports one file after the other, each with several people. Arguments: folder, key. */
import { readImportFiles } from '../../../electron/imports/read-files.ts';
import { LedgerHost } from '../../../electron/ledger/host.ts';
import { applyImport } from '../../../electron/ledger/import-apply.ts';
import { openLedgerDatabase } from '../../../electron/ledger/open.ts';
import { reconcile } from '../../../shared/imports/reconcile/reconcile.ts';
import { PEOPLE_PER_FILE } from '../kinds/imports.ts';
import { given, say } from './say.ts';

const host = new LedgerHost(openLedgerDatabase(given(0), Buffer.from(given(1), 'hex')));
const now = new Date().toISOString();
say('ready');
for (let file = 0; ; file += 1) {
  const rows = Array.from({ length: PEOPLE_PER_FILE }, (_, row) => `f${file}.p${row}@fernhill.example,P ${row}`);
  const text = ['email,name', ...rows, ''].join('\n');
  const parsed = await readImportFiles([{ text, name: 'people.csv' }], {
    now,
    kind: 'people',
    belongsTo: undefined,
    mapping: undefined,
  });
  const found = reconcile(host.ledger.register, parsed, { now, by: 'fault' });
  if (applyImport(host.ledger, 'fault', found, 'default') === null) throw new Error(JSON.stringify(found.files));
  say(`f${file}`);
}
