/** Entries for what was taken out of the ledger, and for changes of what opens it: who has a copy of the map, and since when. */
import type { Json } from '../../shared/register/facts.ts';
import type { Head } from './log.ts';
import type { LedgerContext } from './requests/handler.ts';
import { headProblem } from './sealing/chain.ts';

export interface TakenOut {
  /** `export`, `report`, `backup` or `keys`: the action in the log. */
  readonly what: 'export' | 'report' | 'backup' | 'keys';
  /** One readable line, without a path: where a file lies is nobody's to know for ever. */
  readonly title: string;
  /** Sums and counts. */
  readonly detail: Json;
}

/** Write the entry, at the true time whatever instant the ledger was read as of. Answers its number. */
export function tellTakenOut({ ledger, actor }: LedgerContext, { what, title, detail }: TakenOut): number {
  return ledger.tell({ actor, action: what, title, detail });
}

/**
 * Has the ledger anything that a copy of it lacks which ends with `head`? What only tells of backups is nothing, so that a
 * backup does not ask for the next; without a head, or with one of another past, everything is.
 */
export function changedSince({ ledger: { db } }: LedgerContext, { head }: { readonly head: Head | null }): boolean {
  if (head === null || headProblem(db, head) !== null) return true;
  return db.prepare("SELECT 1 FROM log WHERE seq > ? AND action <> 'backup' LIMIT 1").get(head.seq) !== undefined;
}
