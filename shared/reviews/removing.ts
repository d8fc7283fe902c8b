/** What "no longer needed" means in the register: intervals end, names go from lists, a device is with nobody known. */

import { goesOn } from '../custody/instants.ts';
import type { Edit } from '../handover/edits.ts';
import type { LedgerDocument } from '../register/document.ts';
import type { Json } from '../register/facts.ts';
import { recordKey } from '../text/compare.ts';
import type { Question } from './campaign.ts';

/** The edits that end what these questions ask about, from an instant on. What has ended already needs none. */
export function removalEdits(document: LedgerDocument, questions: readonly Question[], at: string): Edit[] {
  const found = new Map<
    string,
    { kind: Edit['kind']; key: string; set: Record<string, Json>; items: Record<string, Json[]> }
  >();
  const of = ({ kind, key }: Question) => {
    const name = `${kind}:${key}`;
    const edit = found.get(name) ?? { kind, key, set: {}, items: {} };
    found.set(name, edit);
    return edit;
  };
  for (const question of questions) {
    const { kind, key } = question;
    switch (kind) {
      case 'group': {
        const group = document.groups?.find((one) => one.key === key);
        end(of(question), 'members', group?.members, question, at, (entry) => entry.role ?? 'member');
        break;
      }
      case 'vault': {
        const vault = document.vaults?.find((one) => one.key === key);
        end(of(question), 'access', vault?.access, question, at, (entry) => entry.level);
        break;
      }
      case 'device':
        if (same(document.devices?.find((one) => one.key === key)?.holder, question.who))
          of(question).set.holder = null;
        break;
      case 'place':
        drop(of(question).set, 'keyholders', document.places?.find((one) => one.key === key)?.keyholders, question);
        break;
      case 'phone':
        drop(of(question).set, 'holders', document.phones?.find((one) => one.number === key)?.holders, question);
        break;
      case 'organization':
        drop(
          of(question).set,
          'controllers',
          document.organizations?.find(({ id }) => id === key)?.controllers,
          question,
        );
        break;
    }
  }
  return [...found.values()].filter(
    ({ set, items }) => Object.keys(set).length > 0 || Object.values(items).some((entries) => entries.length > 0),
  );
}

interface Entry {
  readonly person?: string | undefined;
  readonly group?: string | undefined;
  readonly from?: string | null | undefined;
  readonly until?: string | null | undefined;
}

function end<T extends Entry>(
  edit: { readonly items: Record<string, Json[]> },
  field: string,
  entries: readonly T[] | null | undefined,
  question: Question,
  at: string,
  asOf: (entry: T) => string,
): void {
  for (const entry of entries ?? [])
    if (same(entry[question.whoKind], question.who) && asOf(entry) === question.as && goesOn(entry, Date.parse(at))) {
      edit.items[field] ??= [];
      edit.items[field].push({ ...entry, until: at } as Json);
    }
}

function drop(
  set: Record<string, Json>,
  field: string,
  people: readonly string[] | null | undefined,
  question: Question,
): void {
  const before = (set[field] as readonly string[] | undefined) ?? people ?? [];
  const after = before.filter((one) => !same(one, question.who));
  if (after.length !== before.length) set[field] = after;
}

function same(a: string | null | undefined, b: string): boolean {
  return typeof a === 'string' && recordKey(a) === recordKey(b);
}
