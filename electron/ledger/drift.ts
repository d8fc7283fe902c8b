/** What AWS says differently than before: a fact that ended and the one that took its slot in the same change. */
import type { DriftRow } from '../../shared/ipc/channels/scan.ts';
import type { Json } from '../../shared/register/facts.ts';
import { fieldLabel } from '../../shared/register/labels.ts';
import type { Ledger } from './ledger.ts';
import type { LedgerContext } from './requests/handler.ts';

/** Fields that change at every scan by their nature: their change is only noise. */
const NOISY_FIELDS = "('aws.report', 'aws.rootEvents', 'aws.access')";

const CHANGES = `FROM fact n
  JOIN fact o ON o.subject_id = n.subject_id AND o.field = n.field AND o.item = n.item
    AND o.basis = n.basis AND o.ended_seq = n.added_seq AND o.id < n.id
  JOIN subject s ON s.id = n.subject_id JOIN log l ON l.seq = n.added_seq
  WHERE s.kind = 'account' AND n.basis = 'observed' AND l.at >= ? AND n.field NOT IN ${NOISY_FIELDS}`;

interface ChangeRow {
  account: string;
  field: string;
  before: string | null;
  after: string | null;
  at: string;
}

/** Changes since an instant (default: ever), newest first. */
export function drift(ledger: Ledger, since: string, nameOf: (account: string) => string | null): DriftRow[] {
  const rows = ledger.db
    .prepare(
      `SELECT s.key AS account, n.field AS field, coalesce(o.value, o.unknown) AS before,
         coalesce(n.value, n.unknown) AS after, l.at AS at ${CHANGES} ORDER BY l.seq DESC, s.key, n.field`,
    )
    .all(since) as ChangeRow[];
  const parsed = (text: string | null): Json => (text === null ? null : (JSON.parse(text) as Json));
  return rows.map((row) => ({
    account: row.account,
    accountName: nameOf(row.account),
    field: row.field,
    label: fieldLabel('account', row.field),
    before: parsed(row.before),
    after: parsed(row.after),
    firstSeen: row.at,
  }));
}

/** How many readings changed since an instant. */
export function changesSince({ ledger }: LedgerContext, since: string): number {
  return ledger.db.prepare(`SELECT count(*) ${CHANGES}`).pluck().get(since) as number;
}
