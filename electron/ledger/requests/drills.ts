/** Drills: planning, running, finishing. A result is stated as tested. */
import {
  type Drill,
  type DrillRole,
  drillFacts,
  drillSteps,
  drillsDue,
  drillsIn,
  isLive,
  nextDrillIds,
  type Roles,
  rolesFor,
  troubles,
} from '../../../shared/drills/index.ts';
import type { drillChannels } from '../../../shared/ipc/channels/drills.ts';
import { MOST_LISTED_DUE } from '../../../shared/ipc/channels/drills.ts';
import { LedgerError } from '../../../shared/ipc/result.ts';
import type { Provenance } from '../../../shared/register/facts.ts';
import { sheetOf } from '../../../shared/runbooks/index.ts';
import { drillRow, drillView, mustBeDrill, mustBeLive } from '../drills/views.ts';
import { knownPerson } from '../known-people.ts';
import { refuseSecrets } from '../register-secrets.ts';
import type { LedgerContext, LedgerHandlers } from './handler.ts';

const MOST_PAST = 200;

export const drillHandlers: LedgerHandlers<typeof drillChannels> = {
  'drills.list': (context) => {
    const { ledger, assessment } = context;
    const drills = drillsIn(ledger.register);
    const due = dueIn(context);
    return {
      due: due.slice(0, MOST_LISTED_DUE),
      dueTotal: due.length,
      live: drills.filter(isLive).map((one) => drillRow(context, one)),
      past: drills
        .filter((one) => !isLive(one))
        .slice(0, MOST_PAST)
        .map((one) => drillRow(context, one)),
      drillDays: assessment.policy.drillDays,
    };
  },
  'drills.summary': (context) => {
    const { ledger, assessment } = context;
    const count = { failed: 0, never: 0, overdue: 0, soon: 0 };
    for (const { because } of dueIn(context)) count[because] += 1;
    const live = drillsIn(ledger.register).filter(isLive);
    const [first] = live;
    return {
      ...count,
      planned: live.length,
      next:
        first === undefined
          ? null
          : {
              id: first.id,
              accountName: assessment.accountName(first.account) ?? first.account,
              plannedFor: first.plannedFor,
            },
    };
  },
  'drills.plan': (context, { accounts, plannedFor, roles }) => {
    const { ledger, assessment, actor } = context;
    notBefore(context, plannedFor);
    const live = new Map(
      drillsIn(ledger.register)
        .filter(isLive)
        .map((one) => [one.account, one.id]),
    );
    const wanted = [...new Set(accounts)];
    const twice = wanted.find((account) => live.has(account));
    if (twice !== undefined)
      throw new LedgerError('conflict', `${assessment.accountName(twice) ?? twice} has a drill planned already.`, {
        hint: 'Change that one, or cancel it first.',
      });
    const cast = roles === undefined ? undefined : casting(context, roles);
    const plans = wanted.map((account) => ({
      account,
      // Throws `not-found` for an account that the ledger does not know.
      roles: cast ?? rolesFor(assessment.account(account).verdict, assessment.document, assessment.instant().getTime()),
    }));
    const ids = nextDrillIds(ledger.register, ledger.now(), plans.length);
    const title =
      plans.length === 1
        ? `Planned a drill on ${assessment.accountName(wanted[0] ?? '') ?? wanted[0]} for ${plannedFor}`
        : `Planned ${plans.length} drills for ${plannedFor}`;
    const { seq } = ledger.change({ actor, action: 'drill', title }, (draft) => {
      for (const [index, plan] of plans.entries())
        for (const fact of drillFacts(
          ids[index] as string,
          { ...plan, status: 'planned', plannedFor },
          by(ids[index] as string, draft.at, actor),
        ))
          draft.put(fact);
    });
    return { ids, seq };
  },
  'drills.get': (context, { id }) => drillView(context, mustBeDrill(context.ledger, id)),
  'drills.change': (context, { id, plannedFor, roles }) => {
    const one = mustBeLive(context.ledger, id);
    if (plannedFor !== undefined && plannedFor !== one.plannedFor) notBefore(context, plannedFor);
    return write(context, id, `Changed the drill ${id}`, {
      ...(plannedFor === undefined ? {} : { plannedFor }),
      ...(roles === undefined ? {} : { roles: casting(context, roles, one.roles) }),
    });
  },
  'drills.start': (context, { id }) => {
    const { ledger, assessment } = context;
    const one = mustBeLive(ledger, id);
    if (one.status === 'running') throw new LedgerError('conflict', 'This drill is going on already.');
    const sheet = sheetOf(assessment.world, one.account);
    if (sheet === undefined) throw new LedgerError('not-found', `The ledger has no account ${one.account}.`);
    return write(context, id, `Started the drill on ${sheet.name}`, (at) => ({
      status: 'running',
      startedAt: at,
      steps: drillSteps(sheet),
    }));
  },
  'drills.step': (context, { id, step, result, note }) => {
    const one = mustBeRunning(context, id);
    if (!one.steps.some((other) => other.id === step))
      throw new LedgerError('not-found', 'The drill has no such step.');
    if (note !== undefined) refuseSecrets({ kind: 'drill', key: id, set: { note }, items: {}, close: {} });
    const title = one.steps.find((other) => other.id === step)?.title ?? step;
    return write(context, id, `Drill ${id}: ${title}, ${result ?? 'open again'}`, (at) => ({
      steps: one.steps.map((other) =>
        other.id === step
          ? { ...other, result, at: result === null ? null : at, note: note === undefined ? other.note : note || null }
          : other,
      ),
    }));
  },
  'drills.finish': (context, { id, result, wentWrong }) => {
    const { ledger, assessment, actor } = context;
    const one = mustBeRunning(context, id);
    const open = one.steps.filter((step) => step.result === null).length;
    if (open > 0)
      throw new LedgerError('conflict', `${open} step${open === 1 ? ' has' : 's have'} no result yet.`, {
        hint: 'Give each step a result; what was left out is “skipped”.',
      });
    const signIn = one.steps.find((step) => step.id === 'sign-in');
    if (result === 'passed' && signIn?.result !== 'ok')
      throw new LedgerError('conflict', 'Nobody signed in, so the drill did not show that somebody can.', {
        hint: 'Record it as failed, with what went wrong.',
      });
    if (result === 'failed' && wentWrong === '' && troubles(one).every(({ note }) => note === null))
      throw new LedgerError('invalid-request', 'What went wrong?', { hint: 'One sentence is enough.' });
    refuseSecrets({ kind: 'drill', key: id, set: { wentWrong }, items: {}, close: {} });
    const name = assessment.accountName(one.account) ?? one.account;
    const title = `Drill on ${name}: ${result}`;
    return ledger.change({ actor, action: 'drill', title, reason: wentWrong || undefined }, (draft) => {
      const fields = { status: result, finishedAt: draft.at, ...(wentWrong === '' ? {} : { wentWrong }) } as const;
      for (const fact of drillFacts(id, fields, by(id, draft.at, actor))) draft.put(fact);
      const tested: Provenance = { basis: 'tested', source: 'drill', detail: id, at: draft.at, by: actor };
      for (const [field, value] of Object.entries({ lastDrillAt: draft.at, lastDrillResult: result }))
        draft.put({ kind: 'account', key: one.account, field, statement: { value }, provenance: tested });
    });
  },
  'drills.cancel': (context, { id, reason }) => {
    mustBeLive(context.ledger, id);
    return write(context, id, `Cancelled the drill ${id}`, (at) => ({ status: 'cancelled', finishedAt: at }), reason);
  },
};

/** Who plays what, by the addresses that the ledger knows them by; what was so before stays. Throws `refused` as `knownPerson`. */
function casting(context: LedgerContext, roles: Roles, before?: Roles): Roles {
  const who = (role: DrillRole): string | null => {
    const given = roles[role];
    return given === null || given === before?.[role] ? given : knownPerson(context, given, 'take part in a drill');
  };
  return { password: who('password'), factor: who('factor'), witness: who('witness') };
}

function dueIn({ ledger, assessment }: LedgerContext) {
  return drillsDue(assessment.document, drillsIn(ledger.register), assessment.policy, ledger.now().toISOString());
}

function notBefore({ ledger }: LedgerContext, day: string): void {
  if (day < ledger.now().toISOString().slice(0, 10))
    throw new LedgerError('invalid-request', 'A drill cannot be planned for a day that has passed.', {
      hint: 'Choose today or a later day.',
    });
}

function mustBeRunning({ ledger }: LedgerContext, id: string): Drill {
  const one = mustBeLive(ledger, id);
  if (one.status !== 'running')
    throw new LedgerError('conflict', 'This drill has not been started.', {
      hint: 'Start it first: the timer runs from then.',
    });
  return one;
}

function by(id: string, at: string, actor: string): Provenance {
  return { basis: 'declared', source: `drill:${id}`, at, by: actor };
}

type Fields = Partial<Omit<Drill, 'id'>>;

function write(
  { ledger, actor }: LedgerContext,
  id: string,
  title: string,
  fields: Fields | ((at: string) => Fields),
  reason?: string,
): { seq: number } {
  return ledger.change({ actor, action: 'drill', title, reason }, (draft) => {
    const said = typeof fields === 'function' ? fields(draft.at) : fields;
    for (const fact of drillFacts(id, said, by(id, draft.at, actor))) draft.put(fact);
  });
}
