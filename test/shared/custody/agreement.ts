/** Holds the engine against the brute force on one ledger. */
import { compileCustody, evaluateAccount, whatIf, whatIfVerdicts } from '../../../shared/custody/index.ts';
import type { LedgerDocument } from '../../../shared/register/document.ts';
import type { NewFact } from '../../../shared/register/facts.ts';
import { policyFrom } from '../../../shared/register/policy.ts';
import { documentOf, factsOfDocument } from '../../../shared/register/record.ts';
import { Register } from '../../../shared/register/register.ts';
import { BruteForce } from './brute-force.ts';
import { Completions } from './completions.ts';
import type { RandomLedger } from './random-ledger.ts';

/**
 * What differs, or null; `undefined` when there are too many completions to write out. The definitions know no end of
 * outside people; where one is too few for a bus factor to grow as it might, the brute force gets more of them.
 */
export function disagreement(ledger: RandomLedger, mostCompletions: number): string | null | undefined {
  const found = compare(ledger, mostCompletions);
  if (!found || ledger.outsiders >= ledger.minBusFactor) return found;
  return compare({ ...ledger, outsiders: ledger.minBusFactor }, Number.POSITIVE_INFINITY);
}

function compare(ledger: RandomLedger, mostCompletions: number): string | null | undefined {
  const { document, leavers } = ledger;
  const policy = policyFrom({ companyDomains: ['acme.example'], minBusFactor: ledger.minBusFactor });
  const account = document.accounts?.[0];
  if (!account) return null;
  const slow = new Completions(new BruteForce(document, policy, ledger.now, ledger.outsiders, leavers.flat()));
  if (slow.count(account) > mostCompletions) return undefined;
  const truth = slow.verdict(account, leavers);
  const model = compileCustody(recorded(document), { policy, now: ledger.now });
  const verdict = evaluateAccount(model, account.id);
  const text = (value: unknown) => (value === 'unknown' ? value : JSON.stringify(value));
  const sets = verdict.breakInSets === 'unknown' ? 'unknown' : verdict.breakInSets.map((set) => [...set]);
  const mine = {
    reachable: verdict.reachable,
    busFactor: verdict.busFactor,
    breakIn: verdict.breakIn,
    breakInSets: sets === 'unknown' ? sets : JSON.stringify(sets.sort()),
    centralReach: verdict.centralReach,
    separation:
      verdict.separation === 'unknown'
        ? 'unknown'
        : text(verdict.separation.map(({ kind, people }) => [kind, [...people]])),
    leavers: leavers.map((who) => {
      const [quick] = whatIfVerdicts(model, who);
      const [one] = whatIf(model, who);
      if (quick?.company !== one?.company || quick?.leaver !== one?.leaver) return { quick, one };
      return { company: one?.company, leaver: one?.leaver };
    }),
  };
  const [expected, got] = [JSON.stringify(truth), JSON.stringify(mine)];
  return expected === got ? null : `brute force ${expected}\nengine      ${got}`;
}

/**
 * The document as a ledger gives it back that took it in as facts: what counts is what the ledger's users see. What AWS can
 * say is as AWS said it, and people say otherwise, later.
 */
function recorded(document: LedgerDocument): LedgerDocument {
  const register = new Register();
  const put = (fact: NewFact): void => register.put({ item: '', confirmed: fact.provenance, ...fact });
  const declared = { basis: 'declared', source: 'test', at: '2026-11-01T00:00:00Z' } as const;
  const seen = { basis: 'observed', source: 'aws:test', at: '2026-10-01T00:00:00Z' } as const;
  for (const fact of factsOfDocument(document, declared)) {
    const isAws = fact.field in SAID_OTHERWISE;
    put(isAws ? { ...fact, provenance: seen } : fact);
    if (isAws) put({ ...fact, statement: { value: SAID_OTHERWISE[fact.field] as string } });
  }
  return documentOf(register);
}

const SAID_OTHERWISE: Readonly<Record<string, string>> = {
  email: 'root@elsewhere.example',
  organization: 'o-elsewhere',
  centralRoot: 'yes',
  managementAccount: '222222222222',
  'credentials.password': 'no',
  'credentials.mfa': 'yes',
  'credentials.accessKeys': 'no',
};
