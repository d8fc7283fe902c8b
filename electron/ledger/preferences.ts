/** Choices that belong to the ledger and are no facts: kept encrypted with it, without history. */
import type { Json } from '../../shared/register/facts.ts';
import type { LedgerContext } from './requests/handler.ts';

export function preference({ ledger }: LedgerContext, name: string): Json {
  const text = ledger.db.prepare('SELECT value FROM preference WHERE name = ?').pluck().get(name) as string | undefined;
  return text === undefined ? null : (JSON.parse(text) as Json);
}

export function setPreference({ ledger }: LedgerContext, { name, value }: { name: string; value: Json }): void {
  ledger.db.prepare('INSERT OR REPLACE INTO preference (name, value) VALUES (?, ?)').run(name, JSON.stringify(value));
}
