/** Which accounts hang on a subject, and how. For people it is what the custody engine reads, so that it can never disagree. */
import { holdingsOf } from '../../shared/custody/index.ts';
import { isToday } from '../../shared/custody/instants.ts';
import type { Part } from '../../shared/custody/verdicts.ts';
import { domainOf } from '../../shared/gaps/mailboxes.ts';
import type { RuleWorld } from '../../shared/gaps/world.ts';
import type { Hanging, RegisterKind } from '../../shared/ipc/channels/register.ts';
import type { AccountRecord } from '../../shared/register/document.ts';
import { domainKey } from '../../shared/text/compare.ts';
import type { Assessment } from './assessment.ts';

const PART_WORDS: Record<Part, string> = {
  password: 'can reveal the root password',
  inbox: 'reads the root inbox',
  factor: 'holds an MFA device',
  phone: 'answers the primary phone',
  key: 'holds a root access key',
  central: 'acts through central root access',
};

/** What somebody keeps who does not bring it today. */
const KEPT_WORDS: Record<Part, string> = {
  password: 'still knows the password',
  inbox: 'still owns the root mailbox',
  factor: 'still has a second factor',
  phone: 'still has the primary phone',
  key: 'still holds a root access key',
  central: 'acts through central root access',
};

/** The accounts that hang on a person: what they bring today, and what they keep though they should not. */
export function hangingOnPerson(assessment: Assessment, email: string): Hanging[] {
  return holdingsOf(assessment.model, email).map(({ account, brings, keeps }) => ({
    account,
    name: assessment.accountName(account),
    how: [...brings.map((part) => PART_WORDS[part]), ...keeps.map((part) => KEPT_WORDS[part])],
  }));
}

/** Per subject key, the accounts that hang on it. */
export type HangingIndex = ReadonlyMap<string, readonly Hanging[]>;

/**
 * Worked out for a whole kind at once: a list of the register asks for many of them. A page asks for `only` one, which is
 * much less to keep (groups pass on what hangs on them, so theirs is always whole).
 */
export function hangingIndex(
  assessment: Assessment,
  kind: Exclude<RegisterKind, 'person'>,
  only?: string,
): HangingIndex {
  const index = new Map<string, Map<string, Set<string>>>();
  const wanted = kind === 'group' ? undefined : only;
  const add = (key: string, account: string, how: string): void => {
    if (wanted !== undefined && key !== wanted) return;
    let accounts = index.get(key);
    if (accounts === undefined) {
      accounts = new Map();
      index.set(key, accounts);
    }
    const ways = accounts.get(account);
    if (ways === undefined) accounts.set(account, new Set([how]));
    else ways.add(how);
  };
  const { document } = assessment;
  const domains = (document.domains ?? []).map(({ name }) => name);
  for (const account of document.accounts ?? []) {
    for (const [key, how] of hangsDirectly(account, assessment.world, domains, kind)) add(key, account.id, how);
  }
  if (kind === 'group') spreadToNested(assessment.world, index, add);
  return new Map(
    [...index].map(([key, accounts]) => [
      key,
      [...accounts].map(([account, ways]) => ({ account, name: assessment.accountName(account), how: [...ways] })),
    ]),
  );
}

function* hangsDirectly(
  account: AccountRecord,
  world: RuleWorld,
  domains: readonly string[],
  kind: Exclude<RegisterKind, 'person'>,
): Generator<[key: string, how: string]> {
  const devices = () => (account.devices ?? []).flatMap((key) => world.device(key) ?? []);
  const inbox = account.inbox;
  switch (kind) {
    case 'group':
      if (inbox && inbox !== 'none' && 'group' in inbox)
        yield [world.groupKey(String(inbox.group)), 'is the root inbox'];
      for (const key of account.vaults ?? [])
        for (const entry of world.vault(key)?.access ?? [])
          if (entry.group && isToday(entry, world.nowMs))
            yield [world.groupKey(entry.group), `opens ${world.vaultName(key)}`];
      return;
    case 'vault':
      for (const key of account.vaults ?? []) yield [world.vaultKey(key), 'keeps the root password'];
      for (const { vault } of devices()) if (vault) yield [world.vaultKey(vault), 'keeps an MFA seed'];
      return;
    case 'place':
      for (const device of devices()) if (device.place) yield [device.place, `keeps ${device.label ?? device.key}`];
      return;
    case 'device':
      for (const key of account.devices ?? []) yield [key, 'is enrolled as MFA device'];
      return;
    case 'phone':
      if (account.phone && account.phone !== 'none') yield [account.phone, 'is the primary contact phone'];
      return;
    case 'organization':
      if (account.organization) yield [account.organization, 'is its organization'];
      return;
    case 'domain': {
      const domain = domainOf(account.email);
      for (const name of domains)
        if (domain === domainKey(name) || domain?.endsWith(`.${domainKey(name)}`))
          yield [name, 'carries the root email'];
      return;
    }
    default:
      return;
  }
}

/** A group inside a group that accounts hang on is hung on too. */
function spreadToNested(
  world: RuleWorld,
  index: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>,
  add: (key: string, account: string, how: string) => void,
): void {
  for (const [top, accounts] of [...index]) {
    const seen = new Set([top]);
    const queue = [top];
    for (let key = queue.pop(); key !== undefined; key = queue.pop())
      for (const member of world.group(key)?.members ?? []) {
        const group = member.group === undefined ? undefined : world.groupKey(member.group);
        if (group === undefined || seen.has(group) || !isToday(member, world.nowMs)) continue;
        seen.add(group);
        queue.push(group);
        for (const account of accounts.keys()) add(group, account, `through ${world.groupName(top)}`);
      }
  }
}
