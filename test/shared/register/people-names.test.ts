/** People are called by their names, and by their address only where a name alone would not tell them apart. */
import { describe, expect, it } from 'vitest';
import { compileCustody } from '../../../shared/custody/index.ts';
import { nameOf } from '../../../shared/custody/words.ts';
import { PeopleIndex } from '../../../shared/gaps/people-index.ts';
import { policyFrom } from '../../../shared/register/policy.ts';

const people = [
  { email: 'alice@x.example', name: 'Alice Moreau' },
  { email: 'alice.m@x.example', name: 'alice moreau' },
  { email: 'bob@x.example', name: 'Bob Tran' },
  { email: 'nameless@x.example' },
];

const document = { format: 'root-ledger' as const, version: 1 as const, people };
const model = compileCustody(document, { policy: policyFrom(undefined), now: Date.parse('2026-11-24T12:00:00Z') });

describe('the names of people in sentences', () => {
  it('tells two people of one name apart by their addresses', () => {
    const index = new PeopleIndex(model);
    expect(people.map(({ email }) => index.name(email))).toEqual([
      'Alice Moreau (alice@x.example)',
      'alice moreau (alice.m@x.example)',
      'Bob Tran',
      'nameless@x.example',
    ]);
  });

  it('calls them the same in verdicts as in gaps', () => {
    const index = new PeopleIndex(model);
    for (const { email } of people) expect(nameOf(model, email)).toBe(index.name(email));
  });
});
