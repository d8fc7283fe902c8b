/** `op vault list`: the vaults, without who may open them. */
import type { ImportKind } from '../kind.ts';
import { leaves } from '../read-json.ts';
import { entriesOf, keysOf, opNamed } from './op.ts';

export const opVaults: ImportKind = {
  kind: 'op-vaults',
  title: '1Password vaults',
  howTo: 'op vault list --format json > vaults.json',
  recognize: (shape) => {
    const keys = keysOf(shape);
    return keys.has('id') &&
      keys.has('name') &&
      (keys.has('items') || keys.has('content_version')) &&
      !keys.has('permissions')
      ? 1
      : 0;
  },
  json: {
    permitted: { ...leaves('text', '[].name'), ...leaves('id', '[].id') },
    records: '',
    expected: ['[].name'],
    read: (value, to) => {
      for (const [entry, row] of entriesOf(value, to)) {
        const vault = opNamed(entry);
        if (vault === null) to.skip(row, 'The vault has neither name nor id.');
        else to.state({ about: 'vault', row, vault, provider: '1password', primary: true });
      }
    },
  },
};
