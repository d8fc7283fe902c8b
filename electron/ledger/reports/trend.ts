/**
 * The trend: how things stood on past days, worked out once and kept.
 *
 * A past day does not change: facts are ended, never altered, and the log's clock never runs back. Each takes the whole
 * ledger as of that day, so at most one is worked out for each question.
 */
import type { Database } from 'better-sqlite3';
import { SEVERITIES, type Severity } from '../../../shared/gaps/rule.ts';
import { REGISTER_KINDS } from '../../../shared/ipc/channels/register.ts';
import { medianAgeDays } from '../../../shared/reports/evidence/summary.ts';
import { movement, type TrendPoint, trendInstants } from '../../../shared/reports/trend/trend.ts';
import type { Assessment } from '../assessment.ts';
import { keepDay, keptDay } from '../kept-answers.ts';
import type { LedgerContext } from '../requests/handler.ts';

/** What is kept of a day: its numbers, and a mark for each gap that was open, to tell the next day's new ones. */
interface KeptDay {
  readonly point: Omit<TrendPoint, 'opened' | 'closed'>;
  readonly gaps: readonly number[];
}

/** Change when points are worked out differently, so that old ones are not mixed with new ones. */
const VERSION = 2;

export function trend(
  { ledger, assessment }: LedgerContext,
  { days, every }: { days: number; every: number },
): { points: TrendPoint[]; pending: number } {
  const { db } = ledger;
  const first = db.prepare('SELECT at FROM log ORDER BY seq LIMIT 1').pluck().get() as string | undefined;
  if (first === undefined) return { points: [], pending: 0 };
  const instants = trendInstants(ledger.now(), new Date(first), days, every);
  let pending = instants.filter((at) => !isKept(db, at)).length;
  const missing = instants.find((at) => !isKept(db, at));
  if (missing !== undefined) {
    keep(db, missing, dayOf(assessment.at(missing), missing));
    pending -= 1;
  }
  const known = instants.flatMap((at) => kept(db, at) ?? []);
  const today = dayOf(assessment, ledger.now().toISOString());
  return { points: withMovements([...known, today]), pending };
}

function withMovements(daysKept: readonly KeptDay[]): TrendPoint[] {
  let before: ReadonlySet<number> | null = null;
  return daysKept.map(({ point, gaps }) => {
    const now: ReadonlySet<number> = new Set(gaps);
    const moved = before === null ? { opened: null, closed: null } : movement(before, now);
    before = now;
    return { ...point, ...moved };
  });
}

function dayOf(assessment: Assessment, at: string): KeptDay {
  const open = Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])) as Record<Severity, number>;
  const gaps: number[] = [];
  let unknown = 0;
  let waived = 0;
  for (const { said, account } of assessment.briefGaps()) {
    const { status, severity, rule } = said;
    if (status === 'unknown') unknown += 1;
    else if (status === 'waived') waived += 1;
    else {
      open[severity] += 1;
      gaps.push(markOf(`${rule}|${account}`));
    }
  }
  const { register } = assessment.world;
  const dates: (string | null)[] = [];
  for (const kind of REGISTER_KINDS)
    for (const subject of register.subjects(kind).values())
      for (const field of subject.fields.values()) dates.push(field.effective?.confirmed.at ?? null);
  return {
    point: {
      at,
      accounts: assessment.accountIds().length,
      open,
      unknown,
      waived,
      medianAgeDays: medianAgeDays(dates, at),
    },
    gaps: gaps.sort((a, b) => a - b),
  };
}

const nameOf = (at: string): string => `trend/${VERSION}/${at.slice(0, 10)}`;

function isKept(db: Database, at: string): boolean {
  return keptDay(db, nameOf(at)) !== undefined;
}

function kept(db: Database, at: string): KeptDay | undefined {
  const text = keptDay(db, nameOf(at));
  return text === undefined ? undefined : (JSON.parse(text) as KeptDay);
}

function keep(db: Database, at: string, day: KeptDay): void {
  keepDay(db, nameOf(at), JSON.stringify(day));
}

const MARK_LIMIT = 2 ** 52;

/** A number for a gap: enough to tell tens of thousands apart, and far shorter than its name. FNV-1a in two halves. */
function markOf(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b) + 1;
  }
  return ((high >>> 0) * 2 ** 20 + ((low >>> 0) & 0xfffff)) % MARK_LIMIT;
}
