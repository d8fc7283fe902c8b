/** What planning and checking read: the document, its custody model, and who is going. */
import { type CustodyModel, compileCustody, evaluateAccount, updateCustody, whatIf } from '../custody/index.ts';
import type { LeaverVerdict, Tristate } from '../custody/verdicts.ts';
import type { LedgerDocument } from '../register/document.ts';
import type { Policy } from '../register/policy.ts';
import { amongPeople } from './among.ts';
import { applyChanges, type Change } from './change.ts';

export interface World {
  readonly model: CustodyModel;
  /** The leavers of the case, by email. */
  readonly leavers: readonly string[];
  /** Everybody who goes: the leavers, and those of other open cases. */
  readonly gone: readonly string[];
}

export function worldOf(
  document: LedgerDocument,
  policy: Policy,
  now: number,
  leavers: readonly string[],
  alsoLeaving: readonly string[] = [],
): World {
  return worldFrom(compileCustody(document, { policy, now }), leavers, alsoLeaving);
}

export function worldFrom(model: CustodyModel, leavers: readonly string[], alsoLeaving: readonly string[] = []): World {
  return { model, leavers, gone: [...new Set([...leavers, ...alsoLeaving])] };
}

/** The world once these changes are done, at the model's own instant. */
export function after(world: World, changes: readonly Change[]): World {
  const { model } = world;
  const document = applyChanges(model.document, changes, new Date(model.now).toISOString());
  return document === model.document ? world : { ...world, model: updateCustody(model, document) };
}

/** Accounts that the records tie the leavers to: they are in one of its sets, or keep something of it. */
export function tiedTo(world: World): string[] {
  const { model } = world;
  const leavers = numbersOf(model, world.leavers);
  return model.accounts
    .filter(({ partSets, today, kept, mailbox }) => {
      const sets = [...partSets, ...today.sets, kept.password, kept.factor[0], kept.factor[1], kept.phone, kept.key];
      return leavers.includes(mailbox) || sets.some((set) => anyIn(model, set, leavers));
    })
    .map(({ id }) => id);
}

/**
 * The same world with these accounts alone, and what they are read from. What is said about them is the same; trying out
 * changes takes time only for them. `more` names records to keep besides, as `group:KEY` or `phone:NUMBER`.
 */
export function focusedOn(world: World, accounts: Iterable<string>, more: readonly string[] = []): World {
  const { model } = world;
  const wanted = new Set(accounts);
  const among = model.accounts.filter(({ id }) => wanted.has(id));
  if (among.length === model.accounts.length) return world;
  const refs = new Set([...more, ...among.flatMap((account) => account.refs.flat())]);
  const isLeaver = amongPeople(model.document)(world.leavers);
  const lists = (people: readonly (string | null | undefined)[] | null | undefined): boolean =>
    (people ?? []).some((one) => typeof one === 'string' && isLeaver(one));
  const { document } = model;
  const focused: LedgerDocument = {
    ...document,
    accounts: among.map(({ record }) => record),
    groups: document.groups?.filter(
      ({ key, members }) => refs.has(`group:${key}`) || lists(members?.map(({ person }) => person)),
    ),
    vaults: document.vaults?.filter(
      ({ key, access }) => refs.has(`vault:${key}`) || lists(access?.map(({ person }) => person)),
    ),
    places: document.places?.filter(({ key, keyholders }) => refs.has(`place:${key}`) || lists(keyholders)),
    devices: document.devices?.filter(({ key, holder }) => refs.has(`device:${key}`) || lists([holder])),
    phones: document.phones?.filter(({ number, holders }) => refs.has(`phone:${number}`) || lists(holders)),
  };
  return { ...world, model: compileCustody(focused, model) };
}

const byRef = new WeakMap<CustodyModel, Map<string, string[]>>();

/** Accounts that are read from a place in the ledger, such as `group:KEY` or `phone:NUMBER`. */
export function accountsAt(model: CustodyModel, ref: string): readonly string[] {
  let index = byRef.get(model);
  if (index === undefined) {
    index = new Map();
    for (const { id, refs } of model.accounts)
      for (const one of new Set(refs.flat())) {
        const list = index.get(one);
        if (list === undefined) index.set(one, [id]);
        else list.push(id);
      }
    byRef.set(model, index);
  }
  return index.get(ref) ?? [];
}

/** Accounts whose verdicts a change may move. */
export function accountsOf(model: CustodyModel, change: Change): readonly string[] {
  switch (change.do) {
    case 'leave':
    case 'join':
      return change.kind === 'domain' ? [] : accountsAt(model, `${change.kind}:${change.key}`);
    case 'enrol':
    case 'hand-over':
      return accountsAt(model, `device:${change.device}`);
    case 'end-admin':
      return [];
    case 'create-group':
      return accountsAt(model, `group:${change.key}`);
    case 'status':
      return model.accounts.map(({ id }) => id);
    default:
      return [change.account];
  }
}

/**
 * What becomes of accounts when they go; both verdicts, with everybody who goes gone on the company's side. What becomes of
 * an account through the others alone is their case's matter: nothing done in this one would help it.
 */
export function verdicts(world: World, accounts?: readonly string[]): LeaverVerdict[] {
  const { model, leavers, gone } = world;
  const mine = whatIf(model, leavers, accounts);
  if (gone.length === leavers.length) return mine;
  const together = whatIf(model, gone, accounts);
  const others = whatIf(
    model,
    gone.filter((person) => !leavers.includes(person)),
    accounts,
  );
  return mine.map((verdict, index) => {
    const all = together[index] ?? verdict;
    if (all.company === others[index]?.company) return verdict;
    return { ...verdict, company: all.company, companyWitness: all.companyWitness };
  });
}

export function reachable(model: CustodyModel, account: string): Tristate {
  return evaluateAccount(model, account).reachable;
}

/** Numbers of those people whom the model knows. */
export function numbersOf(model: CustodyModel, people: readonly string[]): number[] {
  return [...new Set(people.map((email) => model.people.find(email)).filter((person) => person >= 0))];
}

/** Is any of these people in the set? */
export function anyIn(model: CustodyModel, set: number, people: readonly number[]): boolean {
  return people.some((person) => model.sets.has(set, person));
}

/** Is anybody in the set who has neither left nor goes? */
export function othersIn(model: CustodyModel, set: number, gone: readonly number[]): boolean {
  for (const person of model.sets.of(set)) if (model.people.left[person] !== 1 && !gone.includes(person)) return true;
  return false;
}
