/** A redactor for one pack or export: it knows everybody the ledger has ever known, and its key is kept nowhere. */
import { createHmac, randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Identity } from '../../../shared/reports/redaction/identities.ts';
import { identitiesIn } from '../../../shared/reports/redaction/identities.ts';
import { type RedactionOptions, Redactor } from '../../../shared/reports/redaction/redactor.ts';
import type { Ledger } from '../ledger.ts';

const KEY_BYTES = 32;
const MASK_LETTERS = 8;
/** Letters and digits that nobody confuses when reading aloud. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';

export function redactorFor(ledger: Ledger, accountIds: RedactionOptions['accountIds']): Redactor {
  const key = randomBytes(KEY_BYTES);
  return new Redactor([...identitiesIn(ledger.register), ...formerIdentities(ledger.db)], {
    accountIds,
    pseudonym: (kind, value) => {
      const digest = createHmac('sha256', key).update(`${kind}\n${value}`).digest();
      return Array.from(digest.subarray(0, MASK_LETTERS), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
    },
  });
}

/** What the history still tells of: names and serials that were corrected, people and devices that were removed. */
function formerIdentities(db: Database): Identity[] {
  const found: Identity[] = [];
  const subjects = db.prepare(`SELECT kind, key FROM subject WHERE kind IN ('person', 'phone', 'device')`);
  for (const { kind, key } of subjects.iterate() as Iterable<{ kind: 'person' | 'phone' | 'device'; key: string }>)
    found.push({ kind, identity: kind === 'person' ? key.toLowerCase() : key, spellings: [key] });
  const facts = db.prepare(
    `SELECT s.kind, s.key, f.value FROM fact f JOIN subject s ON s.id = f.subject_id
     WHERE f.value IS NOT NULL AND ((s.kind = 'person' AND f.field IN ('name', 'aliases')) OR (s.kind = 'device' AND f.field = 'serial')
       OR (s.kind = 'account' AND f.field IN ('phone', 'email')))`,
  );
  for (const row of facts.iterate() as Iterable<{ kind: string; key: string; value: string }>)
    for (const text of textsIn(JSON.parse(row.value) as unknown)) found.push(identityOf(row.kind, row.key, text));
  return found;
}

function identityOf(kind: string, key: string, text: string): Identity {
  if (kind === 'account') {
    const is = text.includes('@') ? 'address' : 'phone';
    return { kind: is, identity: text, spellings: [text] };
  }
  return kind === 'person'
    ? { kind: 'person', identity: key.toLowerCase(), spellings: [text] }
    : { kind: 'device', identity: key, spellings: [text] };
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
  return Array.isArray(value) ? value.flatMap(textsIn) : [];
}
