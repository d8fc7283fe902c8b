/** Accounts that stand or fall with one thing: the same mailbox, phone, device or vault. */
import type { CustodyModel } from './model.ts';
import type { SharedFate } from './verdicts.ts';

/** Every mailbox, phone, device and vault that is behind two accounts or more, most accounts first. */
export function sharedFate(model: CustodyModel): SharedFate[] {
  const { lookup, people } = model.sources;
  const found = new Map<string, { kind: SharedFate['kind']; key: string; name: string; accounts: Set<string> }>();
  const add = (kind: SharedFate['kind'], key: string, name: string, account: string): void => {
    const id = `${kind}:${key}`;
    const entry = found.get(id) ?? { kind, key, name, accounts: new Set<string>() };
    entry.accounts.add(account);
    found.set(id, entry);
  };
  for (const { id, record } of model.accounts) {
    const { inbox, phone } = record;
    if (inbox && inbox !== 'none') {
      if ('group' in inbox) {
        const group = lookup.group(inbox.group as string);
        const key = group?.key ?? (inbox.group as string);
        add('inbox', key, group?.name ?? key, id);
      } else {
        const person = people.find(inbox.person as string);
        add('inbox', people.emails[person] ?? '', people.names[person] ?? '', id);
      }
    }
    if (phone && phone !== 'none') add('phone', phone, phone, id);
    for (const key of record.devices ?? []) add('device', key, lookup.device(key)?.label ?? key, id);
    for (const name of record.vaults ?? []) {
      const vault = lookup.vault(name);
      add('vault', vault?.key ?? name, vault?.name ?? vault?.key ?? name, id);
    }
  }
  return [...found.values()]
    .filter(({ accounts }) => accounts.size > 1)
    .map(({ kind, key, name, accounts }) => ({ kind, key, name, accounts: [...accounts] }))
    .sort((a, b) => b.accounts.length - a.accounts.length || (`${a.kind}:${a.key}` < `${b.kind}:${b.key}` ? -1 : 1));
}
