import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCustody, evaluateAccount, whoStillKnows } from '../../../shared/custody/index.ts';
import { AWS_FACT_NAMES } from '../../../shared/gaps/aws-fact-names.ts';
import { evaluateGaps, findingsOf } from '../../../shared/gaps/evaluate.ts';
import { GAP_RULES } from '../../../shared/gaps/table.ts';
import { RuleWorld } from '../../../shared/gaps/world.ts';
import { UNKNOWN_REASONS } from '../../../shared/register/facts.ts';
import { policyFrom } from '../../../shared/register/policy.ts';
import { documentOf, factsOfDocument } from '../../../shared/register/record.ts';
import { NOW as LEDGER_NOW, randomLedger } from '../custody/random-ledger.ts';
import { calm } from './calm.ts';
import { ACCOUNT, type Aws, DECLARED, findingOf, registerOf, worldOf } from './worlds.ts';

/** Rules that ask of facts which are known, so that an unknown one concerns another rule. */
const ASK_OF_THE_KNOWN = ['aws-facts-stale'];

describe('what is unknown', () => {
  it.each(UNKNOWN_REASONS)('is neither fine nor a gap when every fact of AWS is unknown: %s', (reason) => {
    const aws: Aws = Object.fromEntries(AWS_FACT_NAMES.map(([field]) => [field, { unknown: reason }]));
    const ledger = calm({ aws });
    for (const rule of GAP_RULES) {
      if (rule.about !== 'aws' || ASK_OF_THE_KNOWN.includes(rule.id)) continue;
      const finding = findingOf(rule.id, ledger);
      expect(['unknown', 'not-applicable'], rule.id).toContain(finding.status);
      if (finding.status === 'unknown') expect(finding.cause, rule.id).toBe(reason);
    }
  });

  it('is neither fine nor a gap when no fact of AWS was ever read', () => {
    for (const rule of GAP_RULES) {
      if (rule.about !== 'aws' || ASK_OF_THE_KNOWN.includes(rule.id) || rule.id === 'aws-facts-unknown') continue;
      expect(['unknown', 'not-applicable'], rule.id).toContain(findingOf(rule.id, {}).status);
    }
  });

  it('is a gap for no custody rule about an account of which nothing is recorded', () => {
    const nothing = {
      inbox: null,
      vaults: null,
      devices: null,
      phone: null,
      accessKeyHolders: null,
      passwordRotatedAt: null,
      lastDrillAt: null,
    };
    for (const { rule, finding } of findingsOf(worldOf(calm({ custody: nothing })), ACCOUNT))
      if (rule.about === 'custody') expect(finding.status, rule.id).not.toBe('gap');
  });
});

describe('any ledger whatsoever', () => {
  it('is judged in whole sentences, and agrees with the custody engine on who can get in', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const register = registerOf(factsOfDocument(randomLedger(seed).document, DECLARED));
        const document = documentOf(register);
        const policy = policyFrom(document.settings);
        const model = compileCustody(document, { policy, now: LEDGER_NOW });
        const owed = Map.groupBy(whoStillKnows(model), ({ account }) => account);
        const world = new RuleWorld({
          register,
          model,
          verdict: (id) => evaluateAccount(model, id),
          owed: (id) => owed.get(id) ?? [],
        });
        const gaps = evaluateGaps(world);
        for (const gap of gaps) expect(gap.reason, gap.rule).toMatch(/^\S[^\n]*\.$/);
        const shut = gaps.filter(({ rule, status }) => rule === 'nobody-can-get-in' && status === 'gap');
        const unreachable = [...world.accounts.keys()].filter((id) => evaluateAccount(model, id).reachable === 'no');
        expect(shut.map(({ account }) => account)).toEqual(unreachable.sort());
      }),
      { numRuns: 150 },
    );
  });
});
