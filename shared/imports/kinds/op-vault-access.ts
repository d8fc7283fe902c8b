/** The flattened access report of 1Password vaults: one row per vault, person and way of access. */
import type { ImportKind } from '../kind.ts';
import { tableSpec } from '../kind.ts';
import { columnsOf } from '../shape.ts';
import { addressOf } from '../text/address.ts';
import { accessReport } from './access-report.ts';
import { levelOfPermissions, wordsOf } from './levels.ts';
import { opKey, opState } from './op.ts';

export const opVaultAccess: ImportKind = {
  kind: 'op-vault-access',
  title: '1Password vault access report',
  howTo:
    '1Password’s vault-user-access report script (vaultAccessReport.csv), or 1Password.com › Reports › Vault access',
  recognize: (shape) =>
    columnsOf(shape, 'vaultName', 'permissions', 'assignment') === 1 &&
    (columnsOf(shape, 'email') || columnsOf(shape, 'userEmail'))
      ? 1
      : 0,
  table: tableSpec({
    columns: {
      vault: { names: ['vaultName', 'vault'], nature: 'text', required: true },
      vaultId: { names: ['vaultUUID', 'vaultId'], nature: 'id' },
      name: { names: ['name', 'userName'], nature: 'text' },
      email: { names: ['email', 'userEmail'], nature: 'address', required: true },
      state: { names: ['status', 'userState', 'state'], nature: 'id', expected: true },
      assignment: { names: ['assignment'], nature: 'text', required: true },
      permissions: { names: ['permissions'], nature: 'id', required: true },
    },
    open: (to) => {
      const report = accessReport('1password', to);
      return {
        row: (fields, row) => {
          const email = addressOf(fields.email);
          if (fields.vault === '' && fields.vaultId === '') return to.skip(row, 'The row names no vault.');
          if (email === undefined) return to.skip(row, 'The row has no email address.');
          const group = /^group\s*[(:]\s*(.*?)\s*\)?$/i.exec(fields.assignment)?.[1];
          if (group === undefined && !/^(direct|user)\b/i.test(fields.assignment))
            return to.skip(row, 'The assignment is neither Direct nor a group.');
          report.row({
            row,
            vault: {
              key: opKey(fields.vault || fields.vaultId),
              ...(fields.vault === '' ? {} : { name: fields.vault }),
              ...(fields.vaultId === '' ? {} : { id: fields.vaultId }),
            },
            who: { addresses: [email], ...(fields.name === '' ? {} : { name: fields.name }) },
            group: group === undefined ? null : { key: opKey(group), name: group },
            state: opState(fields.state),
            level: levelOfPermissions(wordsOf(fields.permissions)),
          });
        },
        end: report.end,
      };
    },
  }),
};
