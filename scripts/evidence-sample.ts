/**
 * Writes docs/evidence-pack-sample.pdf: the evidence pack of the sample company on a day, and of a drill that went well on
 * it, as an auditor would be given it.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from '../electron/cli/command.ts';
import { Opener } from '../electron/cli/open-session.ts';
import { printPdf } from '../electron/cli/print-pdf.ts';
import { evidenceFiles } from '../electron/ledger/reports/evidence.ts';
import { reportFont } from '../electron/reports/font.ts';
import type { DrillView } from '../shared/ipc/channels/drills.ts';

const NOW = '2026-11-20T09:00:00Z';
const FILE = join(import.meta.dirname, '..', 'docs', 'evidence-pack-sample.pdf');
const PREPARED_BY = 'grace.mbeki@fernhill.example';
const OWNER = 'priya.raman@fernhill.example';

const opener = new Opener({ demo: true, now: NOW }, { writes: false, say: () => {} });
try {
  const session = await opener.open();
  rehearse(session);
  const { html } = evidenceFiles(
    { ledger: session.host.ledger, assessment: session.host.assessment, actor: PREPARED_BY },
    {
      asOf: null,
      edition: 'full',
      accountIds: 'kept',
      preparedWith: 'Root Ledger, the sample company',
      formats: ['html'],
      font: reportFont(),
    },
  );
  process.stderr.write('Printing…\n');
  writeFileSync(FILE, await printPdf(html ?? ''));
  process.stderr.write(`Wrote ${FILE}\n`);
} finally {
  await opener.close();
}

/** Ask a channel of the ledger, as the window does. */
function ask<Answer>({ host }: Session, channel: string, request: unknown, actor = OWNER): Answer {
  const result = host.answer(channel, request, actor);
  if (!result.ok) throw new Error(`${channel}: ${result.error.message}`);
  return result.value as Answer;
}

function rehearse(session: Session): void {
  const account = session.host.assessment.rows().find(({ name }) => name === 'orders-prod')?.id;
  if (account === undefined) return;
  const { ids } = ask<{ ids: string[] }>(session, 'drills.plan', { accounts: [account], plannedFor: '2026-11-20' });
  for (const id of ids) {
    ask(session, 'drills.start', { id });
    const { steps } = ask<DrillView>(session, 'drills.get', { id });
    for (const step of steps) ask(session, 'drills.step', { id, step: step.id, result: 'ok' });
    ask(session, 'drills.finish', { id, result: 'passed', wentWrong: '' });
  }
}
