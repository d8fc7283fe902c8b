/** The next days that somebody has to keep: steps of cases, drills, reviews, accepted gaps and domains that run out. */
import { drillsIn, isLive } from '../../../shared/drills/index.ts';
import { GAP_RULES } from '../../../shared/gaps/table.ts';
import { waiversIn } from '../../../shared/gaps/waivers.ts';
import type { Coming } from '../../../shared/ipc/channels/home.ts';
import { type Case, dueOf, progressOf } from '../../../shared/offboarding/index.ts';
import { campaignsIn, reviewStanding } from '../../../shared/reviews/index.ts';
import { openCases } from '../offboarding/cases.ts';
import type { LedgerContext } from '../requests/handler.ts';

const MOST_SHOWN = 4;
const DAY_MS = 86_400_000;
/** Accepted gaps and domains are of interest only when they run out soon; the rest has a day that was agreed. */
const SOON_DAYS = 90;

export function comingDays(context: LedgerContext): Coming[] {
  const { ledger } = context;
  const now = ledger.now();
  const soon = new Date(now.getTime() + SOON_DAYS * DAY_MS).toISOString();
  return [
    ...openCases(ledger).flatMap(nextStep),
    ...drills(context),
    ...reviews(context, now.toISOString()),
    ...waivers(context, now.toISOString(), soon),
    ...domains(context, soon),
  ]
    .sort((a, b) => a.on.localeCompare(b.on))
    .slice(0, MOST_SHOWN);
}

/** The first open step of a case, and how many more are due on the same day. */
function nextStep(one: Case): Coming[] {
  const open = one.steps
    .filter((step) => progressOf(one, step.id).state === 'open')
    .map((step) => ({ title: step.title, on: dueOf(one, step).slice(0, 10) }))
    .sort((a, b) => a.on.localeCompare(b.on));
  const [first] = open;
  if (first === undefined) return [];
  return [{ what: 'step', case: one.id, ...first, more: open.filter(({ on }) => on === first.on).length - 1 }];
}

function drills({ ledger, assessment }: LedgerContext): Coming[] {
  return drillsIn(ledger.register)
    .filter(isLive)
    .map(({ id, account, plannedFor }) => ({
      what: 'drill',
      on: plannedFor.slice(0, 10),
      id,
      accountName: assessment.accountName(account) ?? account,
    }));
}

function reviews({ ledger, assessment }: LedgerContext, now: string): Coming[] {
  const open = campaignsIn(ledger.register).filter(({ status }) => status === 'open');
  if (open.length > 0) return open.map(({ id, name, dueAt }) => ({ what: 'review', on: dueAt.slice(0, 10), id, name }));
  const { lastClosedAt } = reviewStanding(ledger.register, now);
  if (lastClosedAt === null) return [];
  const next = new Date(Date.parse(lastClosedAt) + assessment.policy.reviewDays * DAY_MS);
  return [{ what: 'next-review', on: next.toISOString().slice(0, 10) }];
}

function waivers({ ledger, assessment }: LedgerContext, now: string, soon: string): Coming[] {
  return [...waiversIn(ledger.register).values()]
    .filter(({ expiresAt }) => expiresAt > now && expiresAt < soon)
    .map(({ rule, account, expiresAt }) => ({
      what: 'waiver',
      on: expiresAt.slice(0, 10),
      account,
      accountName: assessment.accountName(account) ?? account,
      title: GAP_RULES.find(({ id }) => id === rule)?.title ?? rule,
    }));
}

function domains({ ledger }: LedgerContext, soon: string): Coming[] {
  return [...ledger.register.subjects('domain').values()].flatMap((domain): Coming[] => {
    const expiresAt = domain.value('expiresAt');
    if (typeof expiresAt !== 'string' || expiresAt > soon) return [];
    return [{ what: 'domain', on: expiresAt.slice(0, 10), name: domain.key }];
  });
}
