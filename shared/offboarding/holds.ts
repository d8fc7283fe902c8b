/**
 * Is it so? What the facts of today say about a change that a step makes: that it is done, or that it is not.
 *
 * A rotation holds when none of the leavers could have read what is there now, whatever its date says; so a vault that they
 * get back into disproves it, as it should.
 */

import type { CustodyModel } from '../custody/index.ts';
import { instantMs } from '../custody/instants.ts';
import type { Basis, SubjectRef } from '../register/facts.ts';
import type { Field, Held, Register } from '../register/register.ts';
import { addressKey } from '../text/compare.ts';
import { amongPeople } from './among.ts';
import { applyChanges, type Change } from './change.ts';
import { LIST_FIELDS } from './list-changes.ts';
import { anyIn, numbersOf } from './world.ts';

export function holds(model: CustodyModel, change: Change): boolean {
  const { document } = model;
  const account = 'account' in change ? accountIn(model, change.account) : undefined;
  if ('account' in change && account === undefined) return false;
  // Where there is no root password, password, MFA and mailbox open nothing.
  const cleared = account?.record.credentials?.password === 'no';
  switch (change.do) {
    case 'rotate':
      return cleared || (account !== undefined && !anyIn(model, account.kept.password, numbersOf(model, change.from)));
    case 'enrol': {
      const device = model.sources.lookup.device(change.device);
      if (device?.vault) {
        const { people } = model.sources.knewSince(model.sources.vault(device.vault), instantMs(device.enrolledAt));
        return !anyIn(model, people, numbersOf(model, change.from));
      }
      const place = device?.place ? model.sources.lookup.place(device.place) : undefined;
      return !(place?.keyholders ?? []).some(amongPeople(document)(change.from));
    }
    case 'hand-over': {
      const device = model.sources.lookup.device(change.device);
      return device !== undefined && !(device.holder && amongPeople(document)(change.from)(device.holder));
    }
    case 'move-inbox': {
      const inbox = account?.record.inbox;
      const isTheirs = amongPeople(document)(change.from);
      return (
        cleared ||
        !(typeof inbox === 'object' && inbox !== null && 'person' in inbox && isTheirs(inbox.person as string))
      );
    }
    case 'change-phone':
      return account?.record.phone !== change.from;
    case 'add-device':
      return cleared || (account?.record.devices?.includes(change.device.key) ?? false);
    case 'drop-device':
      return cleared || !(account?.record.devices?.includes(change.device) ?? false);
    case 'tested':
      // A test speaks of its own day; nothing that is true today shows it.
      return false;
    case 'clear-credentials':
      return cleared && account?.record.credentials?.accessKeys === 'no';
    case 'delete-keys':
      return account?.record.credentials?.accessKeys === 'no';
    default:
      return applyChanges(document, [change], new Date(model.now).toISOString()) === document;
  }
}

/** Is the fact no longer missing that a “find out” step asks for? */
export function isFound(
  model: CustodyModel,
  item: { readonly key: string; readonly accounts: readonly string[] },
): boolean {
  const ref = item.key.replace(/^fact:/, '');
  return item.accounts.every((id) => !accountIn(model, id)?.missing.some((fact) => fact.ref === ref));
}

/** The best proof in the register for a change that holds, if it was given after an instant. */
export function proofOf(
  register: Register,
  change: Change,
  since: string,
): { readonly basis: Basis; readonly at: string; readonly by: string | null; readonly source: string } | null {
  let best: Held | undefined;
  for (const field of fieldsBehind(register, change))
    for (const held of field.all) {
      if (held !== field.effective || held.confirmed.at < since) continue;
      if (best === undefined || RANK[held.confirmed.basis] > RANK[best.confirmed.basis]) best = held;
    }
  if (best === undefined) return null;
  const { basis, at, by, source } = best.confirmed;
  return { basis, at, by: by ?? null, source };
}

const RANK: Record<Basis, number> = { declared: 0, tested: 1, observed: 2 };

function fieldsBehind(register: Register, change: Change): Field[] {
  const fields = (ref: SubjectRef, ...names: string[]): Field[] => {
    const subject = register.get(ref);
    return names.flatMap((name) => subject?.fields.get(name) ?? []);
  };
  switch (change.do) {
    case 'leave':
    case 'join': {
      const subject = register.get({ kind: change.kind, key: change.key });
      const wanted = new Set((change.do === 'leave' ? change.people : [change.person]).map(addressKey));
      return LIST_FIELDS[change.kind].flatMap((name) => [
        ...(subject?.fields.get(name) === undefined ? [] : [subject.fields.get(name) as Field]),
        ...[...(subject?.items.get(name)?.values() ?? [])].filter((field) => {
          const statement = field.effective?.statement;
          const value = statement !== undefined && 'value' in statement ? statement.value : null;
          const person = (value as { person?: unknown } | null)?.person;
          return typeof person === 'string' && wanted.has(addressKey(person));
        }),
      ]);
    }
    case 'enrol':
      return fields({ kind: 'device', key: change.device }, 'enrolledAt');
    case 'hand-over':
      return fields({ kind: 'device', key: change.device }, 'holder', 'place', 'vault');
    case 'end-admin':
      return change.people.flatMap((key) => fields({ kind: 'person', key }, 'mailAdmin', 'domainAdmin'));
    case 'status':
      return fields({ kind: 'person', key: change.person }, 'status');
    case 'create-group':
      return fields({ kind: 'group', key: change.key }, 'name');
    default:
      return fields({ kind: 'account', key: change.account }, ...ACCOUNT_FIELDS[change.do]);
  }
}

const ACCOUNT_FIELDS = {
  rotate: ['passwordRotatedAt'],
  'move-inbox': ['inbox', 'email'],
  'change-phone': ['phone'],
  'add-device': ['devices'],
  'drop-device': ['devices'],
  'clear-credentials': ['credentials.password'],
  'delete-keys': ['credentials.accessKeys'],
  tested: ['lastDrillAt'],
} as const;

function accountIn(model: CustodyModel, id: string) {
  const index = model.indexOf.get(id);
  return index === undefined ? undefined : model.accounts[index];
}
