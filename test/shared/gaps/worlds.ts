/** Small ledgers for tests of rules: an account with what a test says about it, and the world that rules see. */
import { compileCustody, evaluateAccount, type FactAges } from '../../../shared/custody/index.ts';
import { RuleContext } from '../../../shared/gaps/context.ts';
import { evaluateGaps, type Gap } from '../../../shared/gaps/evaluate.ts';
import type { Finding } from '../../../shared/gaps/rule.ts';
import { ruleOf } from '../../../shared/gaps/table.ts';
import { RuleWorld, type RuleWorldInput } from '../../../shared/gaps/world.ts';
import type { Fact, Json, NewFact, Provenance, Statement, SubjectKind } from '../../../shared/register/facts.ts';
import { policyFrom } from '../../../shared/register/policy.ts';
import { documentOf, factsOf, type LedgerRecord } from '../../../shared/register/record.ts';
import { Register } from '../../../shared/register/register.ts';

export const NOW = '2026-11-24T12:00:00Z';
export const ACCOUNT = '111122223333';
export const DECLARED: Provenance = { basis: 'declared', source: 'person', at: '2026-11-01T00:00:00Z' };
export const SCANNED: Provenance = { basis: 'observed', source: 'aws:scan', at: '2026-11-20T00:00:00Z' };

export type Aws = Record<string, Json>;

export interface Ledger {
  /** What AWS says about the account; `{unknown: reason}` states an unknown. */
  readonly aws?: Aws;
  readonly scannedAt?: string;
  /** What people say about the account. */
  readonly custody?: LedgerRecord;
  readonly records?: readonly (readonly [SubjectKind, LedgerRecord])[];
  readonly settings?: LedgerRecord;
  readonly ages?: FactAges;
  readonly owed?: RuleWorldInput['owed'];
}

export function worldOf(ledger: Ledger): RuleWorld {
  const facts: NewFact[] = [];
  const scan: Provenance = { ...SCANNED, at: ledger.scannedAt ?? SCANNED.at };
  for (const [field, value] of Object.entries(ledger.aws ?? {})) {
    const isUnknown = typeof value === 'object' && value !== null && 'unknown' in value;
    const statement: Statement = isUnknown
      ? { unknown: { reason: (value as { unknown: 'access-denied' }).unknown } }
      : { value };
    facts.push({ kind: 'account', key: ACCOUNT, field, statement, provenance: scan });
  }
  facts.push(...factsOf('account', { id: ACCOUNT, name: 'prod', ...ledger.custody }, DECLARED));
  for (const [kind, record] of ledger.records ?? []) facts.push(...factsOf(kind, record, DECLARED));
  const settings = { companyDomains: ['acme.example'], ...ledger.settings };
  facts.push(...factsOf('settings', settings, DECLARED));
  const register = registerOf(facts);
  const document = documentOf(register);
  const policy = policyFrom(document.settings);
  const model = compileCustody(document, { policy, now: Date.parse(NOW) });
  return new RuleWorld({
    register,
    model,
    verdict: (id) => evaluateAccount(model, id, ledger.ages),
    owed: ledger.owed ?? (() => []),
  });
}

export function registerOf(facts: readonly NewFact[]): Register {
  const register = new Register();
  for (const fact of facts) {
    const whole: Fact = { ...fact, item: fact.item ?? '', confirmed: fact.confirmed ?? fact.provenance };
    register.put(whole);
  }
  return register;
}

/** One rule's answer about the account. */
export function findingOf(rule: string, ledger: Ledger): Finding {
  const world = worldOf(ledger);
  const account = world.accounts.get(ACCOUNT);
  const known = ruleOf(rule);
  if (account === undefined || known === undefined) throw new Error(`no such rule: ${rule}`);
  return known.evaluate(new RuleContext(world, account));
}

/** Everything open on the account, after freshness, waivers and coverage. */
export function gapsIn(ledger: Ledger): Gap[] {
  return evaluateGaps(worldOf(ledger));
}

export function openOn(rule: string, ledger: Ledger): Gap | undefined {
  return gapsIn(ledger).find((gap) => gap.rule === rule);
}
