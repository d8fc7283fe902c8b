/** Drills as the window shows them. */
import {
  castingProblems,
  type Drill,
  type DrillRole,
  drillIn,
  isLive,
  troubles,
} from '../../../shared/drills/index.ts';
import type { DrillPerson, DrillRow, DrillView } from '../../../shared/ipc/channels/drills.ts';
import { LedgerError } from '../../../shared/ipc/result.ts';
import type { Ledger } from '../ledger.ts';
import type { LedgerContext } from '../requests/handler.ts';

export function mustBeDrill(ledger: Ledger, id: string): Drill {
  const one = drillIn(ledger.register, id);
  if (one === undefined) throw new LedgerError('not-found', `The ledger has no drill ${id}.`);
  return one;
}

/** Throws `conflict` when the drill is over. */
export function mustBeLive(ledger: Ledger, id: string): Drill {
  const one = mustBeDrill(ledger, id);
  if (!isLive(one)) throw new LedgerError('conflict', `The drill ${id} is over.`, { hint: 'Plan a new one.' });
  return one;
}

export function drillRow({ ledger, assessment }: LedgerContext, one: Drill): DrillRow {
  const { steps, roles, ...rest } = one;
  const person = (role: DrillRole): DrillPerson | null => {
    const email = roles[role];
    return email === null ? null : { email, name: assessment.personName(email) };
  };
  return {
    ...rest,
    accountName: assessment.accountName(one.account),
    people: { password: person('password'), factor: person('factor'), witness: person('witness') },
    stepsDone: steps.filter(({ result }) => result !== null).length,
    stepsTotal: steps.length,
    troubles: troubles(one).length,
    late: one.status === 'planned' && one.plannedFor.slice(0, 10) < ledger.now().toISOString().slice(0, 10),
  };
}

export function drillView(context: LedgerContext, one: Drill): DrillView {
  const { ledger } = context;
  return {
    row: drillRow(context, one),
    steps: one.steps,
    problems: isLive(one) ? castingProblems(one.roles) : [],
    candidates: candidates(context, one),
    now: ledger.now().toISOString(),
  };
}

/** Everybody who brings a part of a way into the account, and who is cast already. */
function candidates({ assessment }: LedgerContext, one: Drill): DrillPerson[] {
  if (!assessment.accountIds().includes(one.account)) return [];
  const { verdict } = assessment.account(one.account);
  const emails = new Set([
    ...verdict.paths.flatMap(({ needs }) => needs.flatMap(({ people }) => people)),
    ...Object.values(one.roles).filter((email) => email !== null),
  ]);
  return [...emails]
    .map((email) => ({ email, name: assessment.personName(email) }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
