/** What to scan, and starting it. */
import { Button, Group, SegmentedControl, Switch, TextInput } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import type { CallerView } from '../../shared/ipc/channels/scan.ts';
import { isRunning, type ScanProgress } from '../../shared/ipc/events.ts';
import { Section } from '../design/page.tsx';
import { Trouble } from '../design/trouble.tsx';
import { useAction } from '../ipc/requests.ts';
import { DeepAuditNotice } from './deep-audit-notice.tsx';
import { PROPOSED_ROLE, ROLE_NAME } from './role-name.ts';
import classes from './scan.module.css';

export interface StartSectionProps {
  readonly profile: string | null;
  readonly caller: CallerView;
  readonly roleName: string;
  onRoleName(name: string): void;
  readonly progress: ScanProgress | null;
}

export function StartSection({ profile, caller, roleName, onRoleName, progress }: StartSectionProps) {
  const canOrganization = caller.organization !== null;
  const [wanted, setWanted] = useState<'organization' | 'account'>('organization');
  const [deepAudit, setDeepAudit] = useState(false);
  const scope = canOrganization ? wanted : 'account';
  const start = useAction('scan.start');
  const nameFits = ROLE_NAME.test(roleName);
  const running = isRunning(progress);
  const again = running ? null : leftToRead(progress);
  const begin = (what: Partial<Leftover['what']>) =>
    start.mutate({ profile, scope, roleName, onlyFailed: false, resume: false, deepAudit, ...what });
  return (
    <Section title="Scan" padded>
      <div className={classes.start}>
        <SegmentedControl
          aria-label="What to scan"
          value={scope}
          onChange={(value) => setWanted(value === 'account' ? 'account' : 'organization')}
          data={[
            { value: 'organization', label: 'Whole organization', disabled: !canOrganization },
            { value: 'account', label: 'This account alone' },
          ]}
        />
        {scope === 'organization' && (
          <TextInput
            size="sm"
            label="Read role in member accounts"
            value={roleName}
            error={nameFits ? null : 'A role name has letters, digits and + = , . @ _ - only.'}
            onChange={(event) => onRoleName(event.currentTarget.value)}
          />
        )}
        <Switch
          label="Deep audit"
          description="Also looks inside member accounts through short-lived central root sessions. AWS records each as root activity."
          checked={deepAudit}
          onChange={(event) => setDeepAudit(event.currentTarget.checked)}
        />
        {deepAudit && <DeepAuditNotice roleName={nameFits ? roleName : PROPOSED_ROLE} account={caller.account} />}
        <Group>
          <Button
            leftSection={<IconPlayerPlay size={15} stroke={1.7} />}
            disabled={running || !nameFits}
            loading={start.isPending}
            onClick={() => begin({})}
          >
            {running ? 'A scan is running' : 'Start scan'}
          </Button>
          {again !== null && (
            <Button variant="default" disabled={!nameFits || start.isPending} onClick={() => begin(again.what)}>
              {again.label}
            </Button>
          )}
          <span className="faint">Reads only. You can go on working meanwhile.</span>
        </Group>
        <Trouble error={start.error} />
      </div>
    </Section>
  );
}

interface Leftover {
  readonly label: string;
  readonly what: { readonly resume?: boolean; readonly onlyFailed?: boolean };
}

/** What the last scan of this session left unread, and how to read it without reading everything again. */
function leftToRead(progress: ScanProgress | null): Leftover | null {
  if (progress === null) return null;
  if (progress.phase === 'cancelled' || progress.phase === 'failed')
    return { label: 'Go on where it stopped', what: { resume: true } };
  if (progress.failed > 0) return { label: 'Only those with errors', what: { onlyFailed: true } };
  return null;
}
