/**
 * How the sample company came to know what it knows: twelve weeks of scans, imports and statements, oldest first. What
 * stands at their end is `sampleFacts`, and what the earlier scans read.
 */
import { REGISTER_KINDS } from '../../shared/ipc/channels/register.ts';
import { compareInstants, type Json, type NewFact } from '../../shared/register/facts.ts';
import { Clock } from './clock.ts';
import { sampleFacts } from './facts.ts';
import { earlierScans } from './past-scans.ts';
import { earlierWords } from './past-words.ts';
import { who } from './people.ts';

/** One change of the ledger, as somebody made it then. */
export interface PastChange {
  /** ISO 8601. */
  readonly at: string;
  readonly actor: string;
  readonly action: 'sample' | 'scan';
  readonly title: string;
  readonly put: readonly NewFact[];
  /** Statements that are not true any more; another of the same subject takes their place. */
  readonly end: readonly NewFact[];
}

/** The ledger was begun so long ago: within one review interval, so that no review is overdue for its age alone. */
const BEGUN_DAYS = 84;
const SECURITY = who('marcus');

/** Everything up to `now` (ISO 8601), in order of time. */
export function samplePast(now: string): PastChange[] {
  const clock = new Clock(now);
  const begun = clock.ago(BEGUN_DAYS, 8);
  const facts = sampleFacts(now);
  const saidAt = sayingTimes(facts, now);
  const opening: PastChange = {
    at: begun,
    actor: mailbox(SECURITY),
    action: 'sample',
    title: 'Began the ledger with what was known',
    put: [
      ...facts.filter((fact) => compareInstants(saidAt(fact), begun) <= 0),
      ...earlierWords(facts, begun).map(({ fact }) => fact),
    ],
    end: [],
  };
  const later = Map.groupBy(
    facts.filter((fact) => compareInstants(saidAt(fact), begun) > 0),
    (fact) => `${saidAt(fact)}\n${fact.provenance.source}\n${fact.provenance.by ?? ''}`,
  );
  const ended = earlierWords(facts, begun).filter(({ until }) => until !== null);
  const changes = [...later.values()].map((group): PastChange => {
    const [first] = group as [NewFact, ...NewFact[]];
    return {
      at: saidAt(first),
      actor: mailbox(first.provenance.by ?? who('ingrid')),
      action: first.provenance.source.startsWith('aws:') ? 'scan' : 'sample',
      title: titleOf(first),
      put: group,
      end: ended.filter(({ until }) => until !== null && group.includes(until)).map(({ fact }) => fact),
    };
  });
  return [opening, ...earlierScans(clock, mailbox(SECURITY)), ...changes].sort((a, b) => compareInstants(a.at, b.at));
}

/**
 * When a fact can have been recorded: not before it was said, nor before anything that it tells of. Work is recorded when
 * the last of it was done.
 */
function sayingTimes(facts: readonly NewFact[], now: string): (fact: NewFact) => string {
  const register: ReadonlySet<string> = new Set(REGISTER_KINDS);
  const ofWork = new Map<string, string>();
  const own = ({ statement, provenance }: NewFact): string => latest([provenance.at, ...instantsIn(statement)], now);
  for (const fact of facts)
    if (!register.has(fact.kind)) {
      const work = `${fact.kind}\n${fact.key}`;
      ofWork.set(work, latest([ofWork.get(work) ?? fact.provenance.at, own(fact)], now));
    }
  return (fact) => ofWork.get(`${fact.kind}\n${fact.key}`) ?? own(fact);
}

function instantsIn(statement: Json | object): string[] {
  return JSON.stringify(statement).match(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g) ?? [];
}

function latest(instants: readonly string[], now: string): string {
  const past = instants.filter((at) => compareInstants(at, now) <= 0);
  return past.reduce((last, at) => (compareInstants(at, last) > 0 ? at : last), past[0] ?? now);
}

function titleOf({ kind, provenance: { source, detail } }: NewFact): string {
  if (source.startsWith('file:')) return `Imported ${detail ?? 'a file'}`;
  if (source.startsWith('aws:')) return 'Scan: what another organization holds';
  if (source === 'drill') return 'Recorded a drill';
  if (source.startsWith('case:')) return 'Offboarding: recorded what was done';
  return kind === 'waiver' ? 'Accepted gaps' : 'Recorded who holds what';
}

function mailbox(email: string): string {
  return email.slice(0, email.indexOf('@'));
}
