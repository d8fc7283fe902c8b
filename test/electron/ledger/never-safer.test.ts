/**
 * Knowing less never calms: replacing a known value by an unknown, or a person by something that is none, makes no verdict,
 * no gap and no figure of a screen safer.
 */
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Assessment } from '../../../electron/ledger/assessment.ts';
import { Ledger } from '../../../electron/ledger/ledger.ts';
import { homeHandlers } from '../../../electron/ledger/requests/home.ts';
import { findingsOf } from '../../../shared/gaps/evaluate.ts';
import type { LedgerDocument } from '../../../shared/register/document.ts';
import { factsOfDocument } from '../../../shared/register/record.ts';
import { ledgerOf } from '../../shared/custody/edited-ledger.ts';
import { NOW } from '../../shared/custody/random-ledger.ts';
import { degraded } from '../../shared/degraded.ts';
import { saferHome, saferVerdict, saferWhatIf } from '../../shared/safer.ts';

const SETTINGS = { companyDomains: ['acme.example'] };

function deskOf(document: LedgerDocument) {
  const ledger = new Ledger(new Database(':memory:'), () => new Date(NOW));
  const provenance = { basis: 'observed', source: 'file:test', at: '2026-11-01T00:00:00Z' } as const;
  ledger.change({ actor: 'test', action: 'import', title: 'all' }, (draft) => {
    for (const fact of factsOfDocument({ ...document, settings: SETTINGS }, provenance)) draft.put(fact);
  });
  const assessment = new Assessment(ledger);
  return { ledger, assessment, actor: 'test' };
}

describe('knowing less', () => {
  it('makes nothing safer: no verdict, no gap, no figure of Home, no row', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000 }), fc.nat({ max: 1_000_000 }), (seed, how) => {
        const document = ledgerOf(seed);
        const less = degraded(document, how);
        const [before, after] = [deskOf(document), deskOf(less.document)];
        const found: string[] = [];
        for (const id of before.assessment.accountIds()) {
          found.push(...saferVerdict(before.assessment.account(id).verdict, after.assessment.account(id).verdict));
          const now = new Map(findingsOf(after.assessment.world, id).map(({ rule, finding }) => [rule.id, finding]));
          const isAnythingUnknown = after.assessment.gapsOf(id).some(({ status }) => status === 'unknown');
          for (const { rule, finding } of findingsOf(before.assessment.world, id)) {
            if (finding.status !== 'gap' && finding.status !== 'unknown') continue;
            const status = now.get(rule.id)?.status;
            const isTold = status === 'gap' || status === 'unknown' || isAnythingUnknown;
            if (!isTold) found.push(`${rule.id} on ${id}: ${finding.status} → ${status}, told nowhere`);
          }
        }
        for (const { email, notPerson } of less.document.people ?? [])
          if (!notPerson)
            found.push(
              ...saferWhatIf(
                before.assessment.whatIfVerdicts([email]).verdicts,
                after.assessment.whatIfVerdicts([email]).verdicts,
              ),
            );
        found.push(
          ...saferHome(homeHandlers['home.get'](before, undefined), homeHandlers['home.get'](after, undefined)),
        );
        expect(found, less.what).toEqual([]);
      }),
      { numRuns: 150, seed: 20261201 },
    );
  });
});
