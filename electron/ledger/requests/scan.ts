/** Scans, read from the ledger: past runs, and what changed in AWS. */
import type { DriftRow, scanChannels } from '../../../shared/ipc/channels/scan.ts';
import type { Json } from '../../../shared/register/facts.ts';
import { fieldLabel } from '../../../shared/register/labels.ts';
import { scanRuns } from '../scan-runs.ts';
import type { LedgerHandlers } from './handler.ts';

/** Fields whose change is only noise: they change at every scan by their nature. */
const NOISY_FIELDS = new Set(['aws.report', 'aws.rootEvents', 'aws.access']);

interface ChangeRow {
  account: string;
  field: string;
  before: string | null;
  after: string | null;
  at: string;
}

export const scanHandlers: LedgerHandlers<typeof scanChannels> = {
  'scan.runs': (context, { limit }) => ({
    runs: scanRuns(context, limit).map(({ id, started, finished, summary }) => ({ id, started, finished, summary })),
  }),
  'scan.drift': ({ ledger, assessment }, { since, offset, limit }) => {
    // A fact that ended and the one that took its slot in the same change.
    const rows = (
      ledger.db
        .prepare(
          `SELECT s.key AS account, n.field AS field, coalesce(o.value, o.unknown) AS before, coalesce(n.value, n.unknown) AS after, l.at AS at
           FROM fact n JOIN fact o ON o.subject_id = n.subject_id AND o.field = n.field AND o.item = n.item
             AND o.basis = n.basis AND o.ended_seq = n.added_seq AND o.id < n.id
           JOIN subject s ON s.id = n.subject_id JOIN log l ON l.seq = n.added_seq
           WHERE s.kind = 'account' AND n.basis = 'observed' AND l.at >= ? ORDER BY l.seq DESC, s.key, n.field`,
        )
        .all(since ?? '') as ChangeRow[]
    ).filter((row) => !NOISY_FIELDS.has(row.field));
    return {
      total: rows.length,
      rows: rows.slice(offset, offset + limit).map(
        (row): DriftRow => ({
          account: row.account,
          accountName: assessment.accountName(row.account),
          field: row.field,
          label: fieldLabel('account', row.field),
          before: row.before === null ? null : (JSON.parse(row.before) as Json),
          after: row.after === null ? null : (JSON.parse(row.after) as Json),
          firstSeen: row.at,
        }),
      ),
    };
  },
};
