/** Scans, read from the ledger: past runs, and what changed in AWS. */
import type { scanChannels } from '../../../shared/ipc/channels/scan.ts';
import { hasWords, wordsOf } from '../../../shared/text/search.ts';
import { drift } from '../drift.ts';
import { pageFrom } from '../paging.ts';
import { scanRuns } from '../scan-runs.ts';
import type { LedgerHandlers } from './handler.ts';

export const scanHandlers: LedgerHandlers<typeof scanChannels> = {
  'scan.runs': (context, { limit }) => ({
    runs: scanRuns(context, limit).map(({ id, started, finished, summary }) => ({ id, started, finished, summary })),
  }),
  'scan.drift': ({ ledger, assessment }, { since, search, offset, limit }) => {
    const words = wordsOf(search);
    const rows = drift(ledger, since ?? '', (account) => assessment.accountName(account)).filter((row) =>
      hasWords(`${row.account}\n${row.accountName}\n${row.label}`, words),
    );
    return pageFrom(rows, offset, limit);
  },
};
