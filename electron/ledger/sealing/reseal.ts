/** The entry from which on seals cover everything, in a ledger whose older entries did not. */
import type { Database } from 'better-sqlite3';
import { nextEntry, RESEAL, RULE, sealEntry } from '../log.ts';

/** Write it: it seals all that is there, as it is now. Inside the transaction that changes the schema. */
export function resealed(db: Database, now: Date): void {
  const { seq, at, wall } = nextEntry(db, now, { anyClock: true });
  sealEntry(db, {
    seq,
    at,
    wall,
    actor: 'Root Ledger',
    action: RESEAL,
    title: 'Sealed everything anew: from here on seals cover confirmations, scans and attached files too',
    reason: null,
    detail: { rule: RULE, entriesBefore: seq - 1 },
  });
}
