/** What the sample company's people knew when they planned their work: their records, and what a scan had shown. */
import { type CustodyModel, compileCustody } from '../../../shared/custody/index.ts';
import type { LedgerDocument } from '../../../shared/register/document.ts';
import type { Fact, NewFact } from '../../../shared/register/facts.ts';
import { type Policy, policyFrom } from '../../../shared/register/policy.ts';
import { documentOf, factsOf } from '../../../shared/register/record.ts';
import { Register } from '../../../shared/register/register.ts';
import type { Clock } from '../clock.ts';
import { MAIN_ORGANIZATION } from '../company.ts';
import { accountIdOf } from '../ids.ts';
import type { Sketch } from '../sketch.ts';

export interface Ground {
  readonly clock: Clock;
  readonly register: Register;
  readonly document: LedgerDocument;
  readonly policy: Policy;
  /** The custody model as of so many days ago. */
  model(daysAgo: number): CustodyModel;
}

/** From what is recorded; the accounts' truth at AWS is taken from their sketches and stated nowhere. */
export function groundOf(recorded: readonly NewFact[], sketches: readonly Sketch[], clock: Clock): Ground {
  const register = new Register();
  const put = (fact: NewFact): void => {
    const whole: Fact = { ...fact, item: fact.item ?? '', confirmed: fact.confirmed ?? fact.provenance };
    register.put(whole);
  };
  const scan = clock.scanned('scan', 0);
  const yes = (is: boolean): 'yes' | 'no' => (is ? 'yes' : 'no');
  for (const fact of recorded) put(fact);
  for (const { name, email, root } of sketches) {
    const credentials = {
      password: yes(root.password),
      mfa: yes(root.mfa.length > 0),
      accessKeys: yes(root.keys > 0),
      certificates: yes(root.certificate),
    };
    const seen = { id: accountIdOf(name), name, email, organization: MAIN_ORGANIZATION, credentials };
    for (const fact of factsOf('account', seen, scan)) put(fact);
  }
  for (const fact of factsOf('organization', { id: MAIN_ORGANIZATION, centralRoot: 'yes' }, scan)) put(fact);
  const document = documentOf(register);
  const policy = policyFrom(document.settings);
  return {
    clock,
    register,
    document,
    policy,
    model: (daysAgo) => compileCustody(document, { policy, now: Date.parse(clock.ago(daysAgo)) }),
  };
}
