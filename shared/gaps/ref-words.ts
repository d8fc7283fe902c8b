/** A place in the ledger in words, for sentences. */
import type { FactRef } from '../custody/verdicts.ts';
import type { RuleWorld } from './world.ts';

const ACCOUNT_FIELDS: Record<string, string> = {
  inbox: 'who reads the root mail',
  vaults: 'where the password is',
  passwordRotatedAt: 'when the password was changed',
  devices: 'the list of MFA devices',
  phone: 'the contact phone',
  accessKeyHolders: 'who holds access keys',
  email: 'the root email',
};

/** "the members of AWS root prod", "who reads the root mail". */
export function refWords(world: RuleWorld, ref: FactRef): string {
  const colon = ref.indexOf(':');
  const kind = ref.slice(0, colon);
  const rest = ref.slice(colon + 1);
  const hash = rest.lastIndexOf('#');
  const key = hash < 0 ? rest : rest.slice(0, hash);
  const field = hash < 0 ? '' : rest.slice(hash + 1);
  switch (kind) {
    case 'account':
      return ACCOUNT_FIELDS[field] ?? 'the account’s record';
    case 'group':
      return `the members of ${world.groupName(key)}`;
    case 'vault':
      return `who can open the vault ${world.vaultName(key)}`;
    case 'place':
      return `who has a key to ${key}`;
    case 'device':
      return `where the MFA device ${world.device(key)?.label || key} is`;
    case 'phone':
      return `who answers ${key}`;
    case 'organization':
      return 'who controls the management account';
    default:
      return world.people.name(key);
  }
}
