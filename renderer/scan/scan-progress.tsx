/** The scan at work: how far, how long still, what it is reading, and stopping it. */
import { Button, Progress } from '@mantine/core';
import { isRunning, type ScanProgress } from '../../shared/ipc/events.ts';
import { duration } from '../design/dates.ts';
import { numeral } from '../design/locale.ts';
import { Section } from '../design/page.tsx';
import { StateBadge } from '../design/state-badge.tsx';
import { Trouble } from '../design/trouble.tsx';
import { count } from '../design/words.ts';
import { useAction } from '../ipc/requests.ts';
import classes from './scan.module.css';
import { shareDone } from './scan-state.ts';

const TITLE: Record<ScanProgress['phase'], string> = {
  listing: 'Listing the accounts of the organization',
  accounts: 'Scanning',
  paused: 'Paused',
  done: 'Scan finished',
  cancelled: 'Scan cancelled; what was read is kept',
  failed: 'The scan stopped',
};

export function ScanProgressCard({ progress }: { progress: ScanProgress }) {
  const cancel = useAction('scan.cancel');
  const proceed = useAction('scan.continue');
  const share = shareDone(progress);
  const running = isRunning(progress);
  return (
    <Section title={TITLE[progress.phase]} padded>
      <div className={classes.progress}>
        {running && (
          <Progress
            value={share === null ? 100 : share * 100}
            animated={running && share === null}
            striped={running && share === null}
            color="accent"
            size="sm"
            aria-label="Accounts read"
          />
        )}
        <div className={`${classes.facts} numeric`}>
          <span>
            <strong>{numeral(progress.complete + progress.failed)}</strong> of {count(progress.accounts, 'account')}
          </span>
          {progress.failed > 0 && (
            <StateBadge standing="medium" label={`${numeral(progress.failed)} with errors`} bare />
          )}
          <span className="muted">{count(progress.calls, 'call')}</span>
          {progress.throttled > 0 && <span className="muted">{numeral(progress.throttled)} slowed down by AWS</span>}
          {running && progress.leftMs !== null && <span className="muted">about {duration(progress.leftMs)} left</span>}
          <span style={{ flex: 1 }} />
          {progress.phase === 'paused' && (
            <Button loading={proceed.isPending} onClick={() => proceed.mutate(undefined)}>
              Continue
            </Button>
          )}
          {running && (
            <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate(undefined)}>
              Cancel
            </Button>
          )}
        </div>
        {progress.message && <div>{progress.message}</div>}
        {running && progress.current.length > 0 && (
          <div className="faint numeric clip">Reading {progress.current.join(', ')}</div>
        )}
        <Trouble error={cancel.error ?? proceed.error} />
      </div>
    </Section>
  );
}
