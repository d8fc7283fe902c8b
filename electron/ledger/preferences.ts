/** Choices that belong to the ledger and are no facts, such as when it scans by itself: each is an entry of the log. */
import type { Json } from '../../shared/register/facts.ts';
import { canonicalJson } from '../../shared/register/facts.ts';
import type { LedgerContext } from './requests/handler.ts';

export function preference({ ledger }: LedgerContext, name: string): Json {
  const text = ledger.db
    .prepare('SELECT value FROM choice WHERE name = ? ORDER BY seq DESC LIMIT 1')
    .pluck()
    .get(name) as string | undefined;
  return text === undefined ? null : (JSON.parse(text) as Json);
}

/** The same choice again is no entry. */
export function setPreference(context: LedgerContext, { name, value }: { name: string; value: Json }): void {
  const { ledger, actor } = context;
  const text = canonicalJson(value);
  if (canonicalJson(preference(context, name)) === text) return;
  ledger.note({ actor, action: 'choose', title: `Chose: ${name}`, detail: { name } }, (db, seq) =>
    db.prepare('INSERT INTO choice (name, seq, value) VALUES (?, ?, ?)').run(name, seq, text),
  );
}
