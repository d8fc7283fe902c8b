/** What is gone: judged only inside what files list from end to end, and only proposed. */

import type { Json, NewFact } from '../../register/facts.ts';
import { isGone, standingIn } from '../../register/standing.ts';
import { domainKey } from '../../text/compare.ts';
import type { Scope } from '../statement.ts';
import type { Batch, Origin } from './batch.ts';
import { recordLineId } from './batch.ts';
import { strings } from './known.ts';
import type { List, Lists } from './lists.ts';
import { later } from './when.ts';
import { type Coverage, looksFiltered, tellFiltered, wholeFiles } from './whole.ts';

/** A small list may change from end to end: a pair of readers, a new team of three. */
const FEW_ENTRIES = 3;
/** An account that leaves alone, or with its last sibling. */
const FEW_ACCOUNTS = 2;
/** Nobody: a list that knows none of the company's people is not theirs. */
const FEW_PEOPLE = 0;

interface Judged {
  readonly scope: Scope;
  readonly files: number[];
  whole: boolean;
}

/** Lines for what is gone, and what each list is complete as. */
export function scopeLines(
  batch: Batch,
  lists: Lists,
  listedPeople: ReadonlySet<string>,
  leaversOnly: ReadonlySet<number>,
): void {
  const whole = wholeFiles(batch);
  const judged = new Map<string, Judged>();
  for (const [at, file] of batch.files.entries())
    for (const scope of file.scopes) {
      const key = scopeKey(batch, scope);
      const found = judged.get(key) ?? { scope, files: [], whole: true };
      found.files.push(at);
      found.whole &&= whole[at] === true;
      judged.set(key, found);
    }
  const parts = new Map<string, Set<'people' | 'groups'>>();
  for (const { scope, files, whole: isWhole } of judged.values()) {
    const file = files.at(-1) ?? 0;
    const origin = batch.origin(file, 0);
    if (scope.of === 'accounts') accountsGone(batch, scope.organization, origin, isWhole);
    else if (scope.of === 'people') {
      if (isWhole && !files.some((at) => leaversOnly.has(at))) peopleGone(batch, listedPeople, origin);
    } else if (scope.of === 'members') {
      const list = lists.get('group', batch.known.list('group', scope.group).key);
      const shown = isWhole && entriesGone(batch, list, scope.who === 'all' ? ['person', 'group'] : ['person'], origin);
      completeness(batch, list, shown ? true : null, origin);
    } else {
      const key = batch.known.list('vault', scope.vault).key;
      const list = lists.get('vault', key);
      const shown = isWhole && entriesGone(batch, list, [scope.grantees === 'people' ? 'person' : 'group'], origin);
      const heard =
        parts.get(key) ??
        new Set(strings(batch.register.get({ kind: 'vault', key }), 'accessListed') as ('people' | 'groups')[]);
      parts.set(key, heard);
      if (shown) heard.add(scope.grantees);
      if (shown && scope.whole) heard.add('people').add('groups');
      completeness(batch, list, heard.has('people') && heard.has('groups') ? true : null, origin, [...heard].sort());
    }
  }
  for (const list of lists.all())
    if (list.openEnded) {
      const first = [...list.listed.values()][0]?.origin ?? batch.origin(0, 0);
      completeness(batch, list, false, first);
    }
}

function scopeKey(batch: Batch, scope: Scope): string {
  if (scope.of === 'members') return `members\n${batch.known.list('group', scope.group).key}`;
  if (scope.of === 'access') return `access\n${batch.known.list('vault', scope.vault).key}\n${scope.grantees}`;
  return scope.of === 'accounts' ? `accounts\n${scope.organization}` : 'people';
}

/** Proposes what the list no longer has, and answers whether it can be the whole list. */
function entriesGone(batch: Batch, list: List, kinds: readonly ('person' | 'group')[], origin: Origin): boolean {
  const known = [...list.open].filter(([name]) => kinds.some((kind) => name.startsWith(`${kind}:`)));
  const absent = known.filter(([name]) => !list.listed.has(name));
  const coverage: Coverage = { stay: known.length - absent.length, gone: absent.length };
  if (looksFiltered(coverage, FEW_ENTRIES)) {
    tellFiltered(
      batch,
      origin,
      coverage,
      list.field === 'members' ? `members of ${list.ref.key}` : `entries of ${list.ref.key}`,
    );
    return false;
  }
  if (list.openEnded) return true;
  for (const [name, held] of absent) {
    const effective = held.field.effective;
    if (effective === undefined || later(effective.confirmed.at, origin.at)) continue;
    const key = name.slice(name.indexOf(':') + 1);
    const after = { ...held.value, until: origin.at } as Json;
    batch.lines.push({
      id: `${list.ref.kind}:${list.ref.key}:${list.field}:${name}:gone`,
      change: 'gone',
      subject: list.ref,
      title: list.field === 'members' ? `${key} in ${list.ref.key}` : `${key} on ${list.ref.key}`,
      before: held.value as Json,
      after,
      reason: 'The file lists everybody, and no longer this one. What was known until then stays in the history.',
      file: origin.file,
      row: 0,
      counted: true,
      acceptable: true,
      byDefault: false,
      facts: [
        {
          ...list.ref,
          field: list.field,
          item: held.item,
          statement: { value: after },
          provenance: batch.provenance(origin),
        },
      ],
      ended: [],
      needs: [],
    });
  }
  return true;
}

/** `whole` null: the files do not show that the list is whole; that counts only where nothing was known of it. */
function completeness(
  batch: Batch,
  list: List,
  whole: boolean | null,
  origin: Origin,
  heard?: readonly string[],
): void {
  const before = batch.register.get(list.ref)?.value('complete');
  const complete = list.openEnded ? false : whole;
  const provenance = batch.provenance(origin);
  const state = (field: string, value: Json): NewFact => ({
    ...list.ref,
    field,
    item: '',
    statement: { value },
    provenance,
  });
  if (heard !== undefined && heard.length > 0)
    batch.completions.push({ fact: state('accessListed', heard as Json), lines: [] });
  if (complete === true) batch.completions.push({ fact: state('complete', true), lines: [...list.lines] });
  else if (complete === false || before === undefined)
    batch.completions.push({ fact: state('complete', false), lines: [] });
}

function accountsGone(batch: Batch, organization: string, origin: Origin, isWhole: boolean): void {
  const listed = new Set<string>();
  let management = false;
  for (const { ref, fields } of batch.wishes.values()) {
    if (ref.kind !== 'account') continue;
    const own = fields.get('organization')?.some((wish) => wish.value === organization);
    if (!own) continue;
    listed.add(ref.key);
    management ||= fields.get('aws.management')?.some((wish) => wish.value === true) ?? false;
  }
  if (!management) {
    batch.problem(origin, 'The organization’s management account is not in the list: the listing is incomplete.');
    return;
  }
  if (!isWhole) return;
  const known = [...batch.register.subjects('account')].filter(
    ([, account]) => account.value('organization') === organization && account.value('state') !== 'CLOSED',
  );
  const absent = known.filter(([id]) => !listed.has(id));
  const coverage: Coverage = { stay: known.length - absent.length, gone: absent.length };
  if (looksFiltered(coverage, FEW_ACCOUNTS)) {
    tellFiltered(batch, origin, coverage, 'accounts of the organization');
    return;
  }
  for (const [id, account] of absent) {
    const held = account.fields.get('organization');
    if (held?.effective !== undefined && later(held.effective.confirmed.at, origin.at)) continue;
    batch.lines.push({
      id: `account:${id}:gone`,
      change: 'gone',
      subject: { kind: 'account', key: id },
      title: `Account ${account.value<string>('name') ?? ''} (${id})`.replace('  ', ' '),
      before: { organization },
      after: { organization: null },
      reason:
        'The organization no longer lists the account. Accepting takes it out of the organization; nothing else of it is forgotten.',
      file: origin.file,
      row: 0,
      counted: true,
      acceptable: true,
      byDefault: false,
      facts: [],
      ended: (held?.all ?? []).map((slot) => ({
        kind: 'account',
        key: id,
        field: 'organization',
        item: '',
        basis: slot.provenance.basis,
      })),
      needs: [],
    });
  }
}

function peopleGone(batch: Batch, listed: ReadonlySet<string>, origin: Origin): void {
  const domains = new Set([...listed].map((key) => domainKey(key.slice(key.lastIndexOf('@') + 1))));
  const now = Date.parse(batch.options.now);
  const known = [...batch.register.subjects('person')].filter(
    ([key, person]) =>
      !isGone(standingIn(person), now) &&
      person.value('outsider') !== true &&
      // A directory of one domain says nothing about the people of another.
      domains.has(domainKey(key.slice(key.lastIndexOf('@') + 1))),
  );
  const absent = known.filter(([key]) => !listed.has(key));
  const coverage: Coverage = { stay: known.length - absent.length, gone: absent.length };
  if (looksFiltered(coverage, FEW_PEOPLE)) {
    tellFiltered(batch, origin, coverage, 'people of the company');
    return;
  }
  for (const [key, person] of absent) {
    const provenance = {
      ...batch.provenance(origin, 'not in the list any more; confirmed by hand'),
      basis: 'declared' as const,
    };
    batch.lines.push({
      id: `person:${key}:gone`,
      change: 'gone',
      subject: { kind: 'person', key },
      title: `Person ${person.value<string>('name') ?? ''} (${key})`.replace('  ', ' '),
      before: { status: person.value('status') ?? 'active' },
      after: { status: 'left' },
      reason: 'The list no longer has this person. Have they left? Not in a list is not gone: you decide.',
      file: origin.file,
      row: 0,
      counted: true,
      acceptable: true,
      byDefault: false,
      facts: [{ kind: 'person', key, field: 'status', item: '', statement: { value: 'left' }, provenance }],
      ended: [],
      needs: [recordLineId({ kind: 'person', key }, origin.file)],
    });
  }
}
