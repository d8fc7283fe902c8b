/** Scans of the past, with what they could not read. */
import type { ScanRunView } from '../../shared/ipc/channels/scan.ts';
import { moment, span } from '../design/dates.ts';
import { Answered } from '../design/feedback.tsx';
import { numeral } from '../design/locale.ts';
import { Section } from '../design/page.tsx';
import { StateBadge } from '../design/state-badge.tsx';
import { count } from '../design/words.ts';
import { useRequest } from '../ipc/requests.ts';
import classes from './scan.module.css';

const RUNS_SHOWN = 10;
const ERRORS_SHOWN = 50;

export function RunsSection() {
  const runs = useRequest('scan.runs', { limit: RUNS_SHOWN });
  if (runs.data?.runs.length === 0) return null;
  return (
    <Section title="Earlier scans" plain={runs.data === undefined}>
      <Answered request={runs} lines={3}>
        {(answer) => (
          <ul className={classes.runs}>
            {answer.runs.map((run) => (
              <Run key={run.id} run={run} />
            ))}
          </ul>
        )}
      </Answered>
    </Section>
  );
}

function Run({ run }: { run: ScanRunView }) {
  const { summary } = run;
  return (
    <li>
      <div className={`${classes.run} numeric`}>
        <span>{moment(run.started)}</span>
        <span>
          {summary === null ? (
            <span className="muted">not finished</span>
          ) : summary.failed === 0 ? (
            <StateBadge standing="fine" label="Complete" bare />
          ) : (
            <StateBadge standing="medium" label={`${numeral(summary.failed)} with errors`} bare />
          )}
        </span>
        <span className="muted">
          {summary && `${numeral(summary.complete)} of ${count(summary.accounts, 'account')}`}
        </span>
        <span className="faint">
          {summary && `${count(summary.calls, 'call')} · ${took(summary.started, summary.finished)}`}
        </span>
      </div>
      {summary !== null && summary.errors.length > 0 && (
        <details className={classes.errors}>
          <summary>{count(summary.errors.length, 'reading')} failed</summary>
          <ul>
            {summary.errors.slice(0, ERRORS_SHOWN).map((error) => (
              <li key={`${error.account}${error.check}`} className="numeric">
                <span>{error.account}</span> <span className="muted">{error.check}</span> {error.reason}{' '}
                <span className="faint mono">{error.code}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function took(from: string, to: string): string {
  const milliseconds = Date.parse(to) - Date.parse(from);
  return milliseconds < 60_000 ? `${Math.max(1, Math.round(milliseconds / 1000))} s` : span(milliseconds);
}
