import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCustody, evaluateAll, updateCustody, whatIf } from '../../../shared/custody/index.ts';
import type { LedgerDocument } from '../../../shared/register/document.ts';
import { policyFrom } from '../../../shared/register/policy.ts';
import { NOW, randomFrom, randomLedger } from './random-ledger.ts';

const options = { policy: policyFrom({ companyDomains: ['acme.example'] }), now: NOW };
const COLLECTIONS = ['people', 'groups', 'vaults', 'places', 'devices', 'phones', 'organizations', 'accounts'] as const;

/** One ledger with several accounts over the same groups, vaults and people. */
function ledgerOf(seed: number): LedgerDocument {
  const { document } = randomLedger(seed);
  const accounts = [0, 1, 2, 3].flatMap((i) => {
    const record = randomLedger(seed + i).document.accounts?.[0];
    return record ? [{ ...record, id: `11111111111${i + 1}` }] : [];
  });
  return { ...document, accounts };
}

/** One record replaced, removed or added, or somebody's status changed; the others stay the same objects. */
function edited(document: LedgerDocument, seed: number): LedgerDocument {
  const random = randomFrom(seed);
  const other = ledgerOf(seed);
  const collection = COLLECTIONS[Math.floor(random() * COLLECTIONS.length)] ?? 'groups';
  const records: unknown[] = [...(document[collection] ?? [])];
  const at = Math.floor(random() * (records.length + 1));
  const replacement = (other[collection] ?? [])[Math.min(at, (other[collection]?.length ?? 1) - 1)];
  if (collection === 'people' && random() < 0.7 && at < records.length) {
    const status = (['active', 'leaving', 'left'] as const)[Math.floor(random() * 3)];
    records[at] = { ...(records[at] as object), status };
  } else if (random() < 0.2) records.splice(at, 1);
  else if (random() < 0.1) records.push({ ...(replacement as object) });
  else if (replacement) records[at] = replacement;
  return { ...document, [collection]: records };
}

describe('following an edit', () => {
  it('gives what reading the edited ledger from the start gives', () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(fc.nat(), { minLength: 1, maxLength: 6 }), (seed, edits) => {
        let document = ledgerOf(seed % 1_000_000);
        let model = compileCustody(document, options);
        evaluateAll(model);
        for (const edit of edits) {
          document = edited(document, edit % 1_000_000);
          model = updateCustody(model, document);
          const afresh = compileCustody(document, options);
          expect(evaluateAll(model)).toEqual(evaluateAll(afresh));
          for (const leavers of [['bob@acme.example'], ['ANN@acme.example', 'cy@acme.example'], ['new@x.example']])
            expect(whatIf(model, leavers)).toEqual(whatIf(afresh, leavers));
        }
      }),
      { numRuns: 100, seed: 7 },
    );
  });

  it('follows the clock too: what begins and ends meanwhile counts as edited', () => {
    const DAY_MS = 86_400_000;
    fc.assert(
      fc.property(
        fc.nat(),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 900 })), { maxLength: 5 }),
        (seed, steps) => {
          let document = ledgerOf(seed % 1_000_000);
          let now = NOW - 1000 * DAY_MS;
          let model = compileCustody(document, { ...options, now });
          evaluateAll(model);
          for (const [edit, days] of steps) {
            if (edit % 2 === 0) document = edited(document, edit % 1_000_000);
            now += days * DAY_MS;
            model = updateCustody(model, document, { policy: options.policy, now });
            const afresh = compileCustody(document, { policy: options.policy, now });
            expect(evaluateAll(model)).toEqual(evaluateAll(afresh));
            expect(whatIf(model, ['bob@acme.example'])).toEqual(whatIf(afresh, ['bob@acme.example']));
          }
        },
      ),
      { numRuns: 150, seed: 11 },
    );
  });

  it('reads again nothing but what the edit touches', () => {
    const document = ledgerOf(5);
    const model = compileCustody(document, options);
    const [first, ...others] = document.accounts ?? [];
    const after = updateCustody(model, {
      ...document,
      accounts: [{ ...(first as object), id: '999999999999' } as never, ...others],
    });
    expect(after.accounts.slice(1).every((account, i) => account === model.accounts[i + 1])).toBe(true);
    expect(after.accounts[0]).not.toBe(model.accounts[0]);
  });
});
