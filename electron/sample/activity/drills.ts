/** Drills of the sample: one that went well, one that failed and says why, one planned, one whose day has passed. */

import { compileCustody } from '../../../shared/custody/index.ts';
import { type Drill, type DrillStep, drillFacts, drillSteps } from '../../../shared/drills/index.ts';
import { RuleWorld } from '../../../shared/gaps/world.ts';
import type { NewFact } from '../../../shared/register/facts.ts';
import { sheetOf } from '../../../shared/runbooks/index.ts';
import { accountIdOf } from '../ids.ts';
import { who } from '../people.ts';
import type { Ground } from './ground.ts';

interface Told {
  readonly account: string;
  readonly roles: readonly [password: string, factor: string, witness: string];
  /** Days ago, or ahead where negative. */
  readonly days: number;
  readonly held?: {
    readonly result: 'passed' | 'failed';
    readonly minutes: number;
    readonly wentWrong: string | null;
    /** What became of steps that did not simply work. */
    readonly steps: Readonly<Record<string, readonly [DrillStep['result'], note: string]>>;
  };
}

/** Held drills are those that the accounts' own records tell the result of. */
const DRILLS: readonly Told[] = [
  {
    account: 'storefront-prod',
    roles: ['marcus', 'patrick', 'priya'],
    days: 40,
    held: {
      result: 'passed',
      minutes: 21,
      wentWrong: 'The vault item was hard to find: it is called “root sf”.',
      steps: { phone: ['ok', 'Rang for two minutes before the service desk answered.'] },
    },
  },
  {
    account: 'dr-rehearsal',
    roles: ['tom', 'noor', 'aoife'],
    days: 20,
    held: {
      result: 'failed',
      minutes: 48,
      wentWrong: 'Noor’s key was at home, and Gareth’s authenticator is on his own phone.',
      steps: {
        factor: ['failed', 'Neither device was in the office.'],
        'sign-in': ['failed', 'Nobody could give the second factor.'],
        look: ['skipped', 'Not signed in.'],
      },
    },
  },
  { account: 'payments-prod', roles: ['jonas', 'hannah', 'ellen'], days: -6 },
  { account: 'fernhill-management', roles: ['sofia', 'lena', 'priya'], days: 3 },
];
const MINUTE_MS = 60_000;

export function sampleDrills({ clock, register, document, policy }: Ground): NewFact[] {
  const world = new RuleWorld({
    register,
    model: compileCustody(document, { policy, now: Date.parse(clock.now) }),
    verdict: () => undefined,
    owed: () => [],
  });
  return DRILLS.flatMap(({ account: name, roles: [password, factor, witness], days, held }, index) => {
    const id = `drill-${clock.now.slice(0, 4)}-00${index + 1}`;
    const account = accountIdOf(name);
    const fields: Partial<Omit<Drill, 'id'>> = {
      account,
      status: 'planned',
      plannedFor: days < 0 ? clock.ahead(-days) : clock.day(days),
      roles: { password: who(password), factor: who(factor), witness: who(witness) },
    };
    const planned = clock.declared(who('grace'), Math.max(days, 0) + 9);
    if (held === undefined) return drillFacts(id, fields, { ...planned, source: `drill:${id}` });
    const sheet = sheetOf(world, account);
    if (sheet === undefined) throw new Error(`the sample has no account ${name}`);
    const ended = clock.tested(who(witness), days);
    const steps = drillSteps(sheet).map((step): DrillStep => {
      const [result, note] = held.steps[step.id] ?? ['ok', null];
      return { ...step, result, note, at: ended.at };
    });
    const startedAt = new Date(Date.parse(ended.at) - held.minutes * MINUTE_MS).toISOString();
    return drillFacts(
      id,
      { ...fields, status: held.result, steps, startedAt, finishedAt: ended.at, wentWrong: held.wentWrong },
      { ...ended, basis: 'declared', source: `drill:${id}` },
    );
  });
}
