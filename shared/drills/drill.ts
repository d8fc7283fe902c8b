/** A drill, as the register keeps it: who rehearses getting into an account, step by step, and what went wrong. */
import type { Json, NewFact, Provenance } from '../register/facts.ts';
import type { Register, Subject } from '../register/register.ts';

/** Who does a step: the password side, the MFA side, whoever watches and writes, or everybody. */
export const DRILL_ROLES = ['password', 'factor', 'witness'] as const;
export type DrillRole = (typeof DRILL_ROLES)[number];

export type DrillStatus = 'planned' | 'running' | 'passed' | 'failed' | 'cancelled';
export const STEP_RESULTS = ['ok', 'failed', 'skipped'] as const;
export type StepResult = (typeof STEP_RESULTS)[number];

export interface DrillStep {
  readonly id: string;
  readonly role: DrillRole | 'all';
  readonly title: string;
  readonly instruction: string;
  readonly result: StepResult | null;
  /** What went wrong, or anything worth keeping. */
  readonly note: string | null;
  /** ISO 8601. */
  readonly at: string | null;
}

export interface Drill {
  readonly id: string;
  readonly account: string;
  readonly status: DrillStatus;
  /** ISO date. */
  readonly plannedFor: string;
  /** Emails; null = nobody yet. */
  readonly roles: Readonly<Record<DrillRole, string | null>>;
  readonly steps: readonly DrillStep[];
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly wentWrong: string | null;
}

export function drillIn(register: Register, id: string): Drill | undefined {
  const subject = register.get({ kind: 'drill', key: id });
  return subject === undefined ? undefined : drillFrom(subject);
}

/** Every drill: those to come first by their day, then those that are over, the newest first. */
export function drillsIn(register: Register): Drill[] {
  const over = (one: Drill): boolean => !isLive(one);
  return [...register.subjects('drill').values()].map(drillFrom).sort((a, b) => {
    if (over(a) !== over(b)) return over(a) ? 1 : -1;
    const [x, y] = over(a)
      ? [b.finishedAt ?? b.plannedFor, a.finishedAt ?? a.plannedFor]
      : [a.plannedFor, b.plannedFor];
    return x < y ? -1 : x > y ? 1 : a.id < b.id ? -1 : 1;
  });
}

/** Planned or going on. */
export function isLive({ status }: Pick<Drill, 'status'>): boolean {
  return status === 'planned' || status === 'running';
}

function drillFrom(subject: Subject): Drill {
  const text = (field: string): string | null => {
    const value = subject.value(field);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const roles = (subject.value('roles') ?? {}) as Partial<Record<DrillRole, string | null>>;
  const steps = subject.value('steps');
  return {
    id: subject.key,
    account: text('account') ?? '',
    status: (text('status') ?? 'planned') as DrillStatus,
    plannedFor: text('plannedFor') ?? '',
    roles: { password: roles.password ?? null, factor: roles.factor ?? null, witness: roles.witness ?? null },
    steps: Array.isArray(steps) ? (steps as unknown as DrillStep[]) : [],
    startedAt: text('startedAt'),
    finishedAt: text('finishedAt'),
    wentWrong: text('wentWrong'),
  };
}

export function drillFacts(id: string, fields: Partial<Omit<Drill, 'id'>>, provenance: Provenance): NewFact[] {
  return Object.entries(fields).flatMap(([field, value]) =>
    value === null || value === undefined
      ? []
      : [
          {
            kind: 'drill' as const,
            key: id,
            field,
            statement: { value: JSON.parse(JSON.stringify(value)) as Json },
            provenance,
          },
        ],
  );
}

/** The next `many` free ids of a year: `drill-2026-001`. */
export function nextDrillIds(register: Register, now: Date, many: number): string[] {
  const prefix = `drill-${now.getUTCFullYear()}-`;
  const numbers = [...register.subjects('drill').keys()]
    .filter((key) => key.startsWith(prefix))
    .map((key) => Number(key.slice(prefix.length)))
    .filter(Number.isInteger);
  const first = Math.max(0, ...numbers) + 1;
  return Array.from({ length: many }, (_, index) => `${prefix}${String(first + index).padStart(3, '0')}`);
}

/** Steps that went wrong, with what was written about each. */
export function troubles(one: Pick<Drill, 'steps'>): DrillStep[] {
  return one.steps.filter(({ result }) => result === 'failed');
}
