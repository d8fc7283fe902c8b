import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges, factsOfChanges } from '../../../shared/offboarding/index.ts';
import type { Fact, NewFact, Provenance } from '../../../shared/register/facts.ts';
import { documentOf, factsOfDocument } from '../../../shared/register/record.ts';
import { Register } from '../../../shared/register/register.ts';
import { AT, planFor, randomCompany } from './companies.ts';

const BEFORE: Provenance = { basis: 'declared', source: 'file:test', at: '2026-11-01T00:00:00Z', by: 'olga' };
const SEEN: Provenance = { basis: 'observed', source: 'aws:iam:GetAccountSummary', at: '2026-11-01T00:00:00Z' };
const DONE: Provenance = { basis: 'declared', source: 'case:case-2026-001', at: AT, by: 'olga' };

const fact = (stated: NewFact): Fact => ({ item: '', ...stated, confirmed: stated.confirmed ?? stated.provenance });

function registerOf(document: Parameters<typeof factsOfDocument>[0]): Register {
  const register = new Register();
  for (const stated of factsOfDocument(document, BEFORE)) register.put(fact(stated));
  return register;
}

describe('a change', () => {
  it('states as facts exactly what its simulation says', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.constantFrom('planned' as const, 'immediate' as const), (seed, kind) => {
        const register = registerOf(randomCompany(seed));
        const { plan } = planFor(documentOf(register), ['ann@acme.example', 'bob@acme.example'], { kind });
        for (const item of plan.steps.flatMap(({ items }) => items)) {
          const document = documentOf(register);
          const expected = applyChanges(document, item.changes, AT);
          for (const stated of factsOfChanges(register, document, item.changes, DONE)) register.put(fact(stated));
          expect(sorted(documentOf(register))).toEqual(sorted(expected));
        }
      }),
      { numRuns: 60, seed: 3 },
    );
  });

  it('says of what AWS can answer nothing that AWS has not answered yet', () => {
    const register = new Register();
    register.put(
      fact({
        kind: 'account',
        key: '111111111111',
        field: 'credentials.password',
        statement: { value: 'yes' },
        provenance: SEEN,
      }),
    );
    const document = documentOf(register);
    const closed = [{ do: 'clear-credentials', account: '111111111111' }] as const;
    expect(applyChanges(document, closed, AT).accounts?.[0]?.credentials?.password).toBe('no');
    for (const stated of factsOfChanges(register, document, closed, DONE)) register.put(fact(stated));
    expect(documentOf(register).accounts?.[0]?.credentials?.password).toBe('yes');
  });

  it('does not touch the document it is applied to', () => {
    const document = randomCompany(77);
    const before = structuredClone(document);
    const { plan } = planFor(document, ['ann@acme.example']);
    const after = applyChanges(
      document,
      plan.steps.flatMap(({ items }) => items.flatMap(({ changes }) => changes)),
      AT,
    );
    expect(document).toEqual(before);
    expect(after).not.toEqual(before);
  });
});

/** Lists of entries have no order of their own in the register. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    const entries = value.map(sorted);
    return entries.every((entry) => typeof entry === 'object')
      ? entries.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
      : entries;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]));
}
