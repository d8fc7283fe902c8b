/** The log: pages, one entry's changes, the check of the chain, undo and redo. */
import type { LogChange, LogRow, logChannels } from '../../../shared/ipc/channels/log.ts';
import { LedgerError } from '../../../shared/ipc/result.ts';
import type { Fact, Json } from '../../../shared/register/facts.ts';
import { fieldLabel } from '../../../shared/register/labels.ts';
import type { LogEntry } from '../log.ts';
import { chainHead, readLog } from '../log.ts';
import { nextToRedo, nextToUndo } from '../undo-stack.ts';
import { verification } from '../verification.ts';
import type { LedgerHandlers } from './handler.ts';

const MOST_LISTED_CHANGES = 500;

export const logHandlers: LedgerHandlers<typeof logChannels> = {
  'log.page': ({ ledger }, { before, limit, search }) => {
    const { seq, hash } = chainHead(ledger.db);
    return { rows: readLog(ledger.db, { before, limit, search }).map(rowOf), head: { seq, hash } };
  },
  'log.entry': ({ ledger }, { seq }) => {
    const entry = readLog(ledger.db, { before: seq + 1, limit: 1, search: '' })[0];
    if (entry === undefined || entry.seq !== seq) throw new LedgerError('not-found', 'There is no such entry.');
    const { added, ended } = ledger.facts.ofEntry(seq);
    const slots = new Map<string, { fact: Fact; before: Json | null; after: Json | null }>();
    const slot = (fact: Fact) => {
      const name = JSON.stringify([fact.kind, fact.key, fact.field, fact.item, fact.provenance.basis]);
      const found = slots.get(name) ?? { fact, before: null, after: null };
      slots.set(name, found);
      return found;
    };
    for (const fact of ended) if (fact.addedSeq !== seq) slot(fact).before = told(fact);
    for (const fact of added) if (fact.endedSeq !== seq) slot(fact).after = told(fact);
    const changes: LogChange[] = [...slots.values()].map(({ fact, before, after }) => ({
      subject: `${fact.kind} ${fact.key}`,
      field: fieldLabel(fact.kind, fact.field),
      before,
      after,
    }));
    return {
      entry: rowOf(entry),
      changes: changes.slice(0, MOST_LISTED_CHANGES),
      more: Math.max(0, changes.length - MOST_LISTED_CHANGES),
    };
  },
  'log.verify': ({ ledger }) => {
    const { problems, notes } = verification(ledger, { now: ledger.now() });
    const { seq, hash } = chainHead(ledger.db);
    return { ok: problems.length === 0, problems, notes, head: { seq, hash } };
  },
  'log.clock': ({ ledger }) => ledger.clockDoubt,
  'log.accept-clock': ({ ledger, actor }) => ({ seq: ledger.acceptClock(actor) }),
  'ledger.undo': ({ ledger, actor }, { seq }) => {
    const target = seq === undefined ? nextToUndo(ledger.db) : seq;
    if (target === null) return null;
    const undone = ledger.undo(target, actor);
    return { seq: undone.seq, title: titleOf(ledger.db, target) };
  },
  'ledger.redo': ({ ledger, actor }) => {
    const target = nextToRedo(ledger.db);
    if (target === null) return null;
    const redone = ledger.undo(target.undo, actor, `Redo: ${target.title}`, 'redo');
    return { seq: redone.seq, title: target.title };
  },
};

function told(fact: Fact): Json {
  return 'value' in fact.statement ? fact.statement.value : `unknown: ${fact.statement.unknown.reason}`;
}

function rowOf(entry: LogEntry & { hash: string }): LogRow {
  return { ...entry };
}

function titleOf(db: import('better-sqlite3').Database, seq: number): string {
  return db.prepare('SELECT title FROM log WHERE seq = ?').pluck().get(seq) as string;
}
