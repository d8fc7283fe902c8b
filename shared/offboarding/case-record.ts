/** A case to and from the register: its fields, its plan, and what happened to each step. */
import type { Json, NewFact, Provenance } from '../register/facts.ts';
import type { Register, Subject } from '../register/register.ts';
import {
  type Case,
  type CaseKind,
  type CasePlan,
  type CaseStatus,
  PHASES,
  type PlannedStep,
  type Signature,
  type Snapshot,
  STEP_KINDS,
  type StepProgress,
  untouched,
} from './case.ts';

export type CaseField =
  | 'leaving'
  | 'leavers'
  | 'lastDay'
  | 'plannedAt'
  | 'orderWhy'
  | 'snapshot'
  | 'unsolved'
  | 'successors'
  | 'status'
  | 'owner'
  | 'openedAt'
  | 'openedBy'
  | 'note'
  | 'signatures'
  | 'closedAt'
  | 'closedReason'
  | 'nextDrillAt';

const EMPTY_SNAPSHOT: Snapshot = {
  at: '',
  elsewhereUnknown: 0,
  accounts: [],
  company: { unreachable: 0, lost: 0, fragile: 0, fine: 0, unknown: 0 },
  leaver: { 'still-in': 0, 'in-with-help': 0, out: 0, unknown: 0 },
};

/** The case with this id, or undefined. Steps that this version does not understand are left out. */
export function caseIn(register: Register, id: string): Case | undefined {
  const subject = register.get({ kind: 'case', key: id });
  return subject === undefined ? undefined : caseFrom(subject);
}

/** Every case, newest first. */
export function casesIn(register: Register): Case[] {
  return [...register.subjects('case').values()].map(caseFrom).sort((a, b) => (a.id < b.id ? 1 : -1));
}

function caseFrom(subject: Subject): Case {
  const text = (field: CaseField): string | null => {
    const value = subject.value(field);
    return typeof value === 'string' ? value : null;
  };
  const list = <T>(field: CaseField): readonly T[] => {
    const value = subject.value(field);
    return Array.isArray(value) ? (value as unknown as T[]) : [];
  };
  const steps = itemsOf(subject, 'steps')
    .map((value) => value as unknown as PlannedStep)
    .filter((step) => PHASES.includes(step.phase) && STEP_KINDS.includes(step.kind) && Array.isArray(step.items))
    .sort((a, b) => a.order - b.order);
  const progress = itemsOf(subject, 'progress').map((value) => value as unknown as StepProgress);
  return {
    id: subject.key,
    kind: (text('leaving') ?? 'planned') as CaseKind,
    leavers: list('leavers'),
    lastDay: text('lastDay') ?? '',
    plannedAt: text('plannedAt') ?? '',
    orderWhy: text('orderWhy') ?? '',
    snapshot: (subject.value('snapshot') as unknown as Snapshot | undefined) ?? EMPTY_SNAPSHOT,
    steps,
    unsolved: list('unsolved'),
    successors: list('successors'),
    status: (text('status') ?? 'open') as CaseStatus,
    owner: text('owner') ?? '',
    openedAt: text('openedAt') ?? '',
    openedBy: text('openedBy') ?? '',
    note: text('note'),
    progress: new Map(progress.map((one) => [one.id, { ...untouched(one.id), ...one }])),
    signatures: list<Signature>('signatures'),
    closedAt: text('closedAt'),
    closedReason: text('closedReason'),
    nextDrillAt: text('nextDrillAt'),
  };
}

function itemsOf(subject: Subject, field: string): Json[] {
  return [...(subject.items.get(field)?.values() ?? [])].flatMap((held) => {
    const statement = held.effective?.statement;
    return statement !== undefined && 'value' in statement ? [statement.value] : [];
  });
}

/** The facts that a plan states about a case. */
export function planFacts(id: string, plan: CasePlan, provenance: Provenance): NewFact[] {
  const { kind, steps, ...rest } = plan;
  return [
    ...Object.entries({ leaving: kind, ...rest }).map(([field, value]) =>
      fieldFact(id, field as CaseField, json(value), provenance),
    ),
    ...steps.map((step) => itemFact(id, 'steps', step.id, json(step), provenance)),
  ];
}

export function fieldFact(id: string, field: CaseField, value: Json, provenance: Provenance): NewFact {
  return { kind: 'case', key: id, field, statement: { value }, provenance };
}

export function progressFact(id: string, progress: StepProgress, provenance: Provenance): NewFact {
  return itemFact(id, 'progress', progress.id, json(progress), provenance);
}

export function stepFact(id: string, step: PlannedStep, provenance: Provenance): NewFact {
  return itemFact(id, 'steps', step.id, json(step), provenance);
}

function itemFact(id: string, field: string, item: string, value: Json, provenance: Provenance): NewFact {
  return { kind: 'case', key: id, field, item, statement: { value }, provenance };
}

/** Plain data: what is absent is left out. */
function json(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

/** The next free id of a year: `case-2026-001`. */
export function nextCaseId(register: Register, now: Date): string {
  const prefix = `case-${now.getUTCFullYear()}-`;
  const numbers = [...register.subjects('case').keys()]
    .filter((key) => key.startsWith(prefix))
    .map((key) => Number(key.slice(prefix.length)))
    .filter(Number.isInteger);
  return `${prefix}${String(Math.max(0, ...numbers) + 1).padStart(3, '0')}`;
}
