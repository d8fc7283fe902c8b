/** Offboarding cases of the sample: one under way and a little late, one signed with open points accepted, one cancelled. */
import {
  type CasePlan,
  type Evidence,
  factsOfChanges,
  fieldFact,
  type PlannedStep,
  planCase,
  planFacts,
  progressFact,
  type StepKind,
  type StepProgress,
  untouched,
  worldFrom,
} from '../../../shared/offboarding/index.ts';
import type { Json, NewFact, Provenance } from '../../../shared/register/facts.ts';
import { who } from '../people.ts';
import type { Ground } from './ground.ts';

const LAST_DAY_NOOR = 9;

export function sampleCases(ground: Ground): NewFact[] {
  return [...signedInSummer(ground), ...cancelled(ground), ...underWay(ground)];
}

/** Noor goes in nine days: somebody else gets in, the vault is closed, one key of four is back, and a phone number is late. */
function underWay(ground: Ground): NewFact[] {
  const { clock } = ground;
  const one = new SampleCase(ground, 3, { leaver: 'noor', lastDay: clock.ahead(LAST_DAY_NOOR), openedDays: 20 });
  one.note('Gave notice three weeks ago; stays on call until the last day.');
  one.done('register-device', 8, 'priya', {
    note: 'Registered at Noor’s desk, signed in with it once, then locked away.',
    evidence: { kind: 'note', text: 'The list of MFA devices showed both keys.' },
  });
  one.done('leave-vault', 4, 'dmitri', {
    note: 'Removed in Bitwarden, checked with Gareth.',
    evidence: { kind: 'note', text: 'Bitwarden event log of that morning shows the removal.' },
  });
  one.done('other-access', 3, 'luca', {
    evidence: { kind: 'link', text: 'https://tickets.fernhill.example/IT-4821' },
  });
  one.done('ledger-keys', 3, 'luca', { note: 'Never had the passphrase, the recovery key or a copy.' });
  one.firstItem('hand-over-device', 2, 'marcus');
  one.touch('replace-phone', { owner: who('tom'), due: clock.day(2) });
  return one.facts();
}

/** Ana left in a hurry: two people accepted by name what could not be done in time. It is on the list of rotations to this day. */
function signedInSummer(ground: Ground): NewFact[] {
  const { clock } = ground;
  const one = new SampleCase(ground, 1, { leaver: 'ana', lastDay: clock.day(120), openedDays: 132 });
  one.done('other-access', 121, 'luca', {
    note: 'Identity Center and two CI keys.',
    evidence: { kind: 'link', text: 'https://tickets.fernhill.example/IT-3977' },
  });
  one.done('ledger-keys', 121, 'luca', { note: 'Changed the passphrase; Ana held no recovery key and no copy.' });
  one.leaveOut('delete-credentials', 119, 'priya', 'Central root access is being introduced; planned for the quarter.');
  one.leaveOut('change-password', 119, 'priya', 'Opens nothing without the second factor, which stays with Dmitri.');
  one.done('review-events', 118, 'sofia', { note: 'Nothing unusual since the day of notice.' });
  const accepted = ['24 accounts can still be opened with what they keep.'];
  const signature = (by: string, days: number, note: string) => ({
    by: who(by),
    at: clock.ago(days, 15),
    note,
    accepted,
  });
  one.signed(117, [
    signature('priya', 117, 'The seeds go with the root credentials this quarter.'),
    signature('tom', 117, 'Accepted for one quarter.'),
  ]);
  return one.facts();
}

/** Mei wanted to go and stayed. */
function cancelled(ground: Ground): NewFact[] {
  const { clock } = ground;
  const one = new SampleCase(ground, 2, { leaver: 'mei', lastDay: clock.day(30), openedDays: 64 });
  one.cancelled(51, 'Stays, and takes over the platform on-call.');
  return one.facts();
}

interface Opened {
  readonly leaver: string;
  readonly lastDay: string;
  readonly openedDays: number;
}

interface Done {
  readonly note?: string;
  readonly evidence?: Pick<Evidence, 'kind' | 'text'>;
}

class SampleCase {
  private readonly ground: Ground;
  private readonly id: string;
  private readonly plan: CasePlan;
  private readonly stated: NewFact[] = [];
  private readonly progress = new Map<string, StepProgress>();
  private readonly openedDays: number;
  private ended = false;

  constructor(ground: Ground, number: number, { leaver, lastDay, openedDays }: Opened) {
    this.ground = ground;
    this.openedDays = openedDays;
    this.id = `case-${ground.clock.now.slice(0, 4)}-00${number}`;
    this.plan = planCase(worldFrom(ground.model(openedDays), [who(leaver)]), { kind: 'planned', lastDay });
    this.stated.push(...planFacts(this.id, this.plan, this.by('priya', openedDays)));
    const openedAt = ground.clock.ago(openedDays);
    for (const [field, value] of Object.entries({ owner: who('priya'), openedAt, openedBy: who('priya') }))
      this.field(field as 'owner', value, openedDays);
  }

  note(text: string): void {
    this.field('note', text, this.openedDays);
  }

  /** Give a step to somebody, or another day. */
  touch(kind: StepKind, change: Pick<Partial<StepProgress>, 'owner' | 'due'>): void {
    this.put(this.step(kind), change);
  }

  done(kind: StepKind, days: number, by: string, { note, evidence }: Done = {}): void {
    const step = this.step(kind);
    const at = this.ground.clock.ago(days, 11);
    this.change(
      step.items.flatMap(({ changes }) => changes),
      days,
      by,
      step.id,
    );
    this.put(step, {
      state: 'done',
      how: 'declared',
      by: who(by),
      at,
      note: note ?? null,
      evidence: evidence === undefined ? [] : [{ id: `${step.order}`, ...evidence, at, by: who(by) }],
    });
  }

  /** The first thing of a step alone. */
  firstItem(kind: StepKind, days: number, by: string): void {
    const step = this.step(kind);
    const [first] = step.items;
    if (first === undefined) return;
    this.change(first.changes, days, by, step.id);
    const at = this.ground.clock.ago(days, 11);
    this.put(step, { doneItems: [first.key], how: 'declared', by: who(by), at });
  }

  leaveOut(kind: StepKind, days: number, by: string, reason: string): void {
    const step = this.step(kind);
    const at = this.ground.clock.ago(days, 16);
    const override = { by: who(by), reason, at, against: ['It was needed.'] };
    this.put(step, {
      state: 'skipped',
      by: who(by),
      at,
      note: reason,
      override: step.needed === 'must' ? override : null,
    });
  }

  signed(days: number, signatures: readonly Json[]): void {
    const { clock, policy } = this.ground;
    this.end('signed', days);
    this.field('signatures', [...signatures], days);
    this.field('nextDrillAt', clock.day(days - policy.drillDays), days);
    this.put(this.step('sign-off'), { state: 'done', how: 'declared', by: who('priya'), at: clock.ago(days, 15) });
  }

  cancelled(days: number, reason: string): void {
    this.end('cancelled', days);
    this.field('closedReason', reason, days);
  }

  facts(): NewFact[] {
    if (!this.ended) {
      this.field('status', 'open', this.openedDays);
      this.field('signatures', [], this.openedDays);
    }
    return [
      ...this.stated,
      ...[...this.progress.values()].map((one) => progressFact(this.id, one, this.by('priya', this.openedDays))),
    ];
  }

  private end(status: 'signed' | 'cancelled', days: number): void {
    this.ended = true;
    this.field('status', status, days);
    this.field('closedAt', this.ground.clock.ago(days, 15), days);
  }

  private step(kind: StepKind): PlannedStep {
    const step = this.plan.steps.find((one) => one.kind === kind);
    if (step === undefined) throw new Error(`the plan of ${this.id} has no step ${kind}`);
    return step;
  }

  private put(step: PlannedStep, change: Partial<StepProgress>): void {
    this.progress.set(step.id, { ...(this.progress.get(step.id) ?? untouched(step.id)), ...change });
  }

  private field(field: Parameters<typeof fieldFact>[1], value: Json, days: number): void {
    this.stated.push(fieldFact(this.id, field, value, this.by('priya', days)));
  }

  private change(changes: PlannedStep['items'][number]['changes'], days: number, by: string, step: string): void {
    const { register, document, clock } = this.ground;
    const provenance = { ...this.by(by, days), at: clock.ago(days, 11), detail: step };
    this.stated.push(...factsOfChanges(register, document, changes, provenance));
  }

  private by(name: string, days: number): Provenance {
    return { ...this.ground.clock.declared(who(name), days), source: `case:${this.id}` };
  }
}
