/** An evidence pack: of which day, which edition, in which form. */
import { Button, Checkbox, Group, SegmentedControl, TextInput } from '@mantine/core';
import { IconFileTypePdf, IconFolderDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { EvidenceFormat } from '../../shared/ipc/channels/reports.ts';
import { today } from '../design/dates.ts';
import { Section } from '../design/page.tsx';
import { Trouble } from '../design/trouble.tsx';
import { useAction } from '../ipc/requests.ts';
import { instantOf } from './instants.ts';
import classes from './reports.module.css';
import { Saved } from './saved.tsx';

export function EvidenceSection() {
  const [day, setDay] = useState(today());
  const [redacted, setRedacted] = useState(false);
  const [maskAccounts, setMaskAccounts] = useState(false);
  const [format, setFormat] = useState<EvidenceFormat>('pdf');
  const save = useAction('reports.save-evidence');
  const saveAll = useAction('reports.save-evidence-folder');
  const asOf = instantOf(day);
  return (
    <Section title="Evidence pack" padded>
      <div className={classes.form}>
        <p className="muted">
          Every account with its verdicts, open gaps, waivers, cases and sign-offs, the provenance of each fact, related
          controls, the log’s chain head, and a manifest of SHA-256 sums.
        </p>
        <Group align="start" gap="lg">
          <TextInput
            type="date"
            label="As of"
            value={day}
            max={today()}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <Choice label="Edition">
            <SegmentedControl
              aria-label="Edition"
              value={redacted ? 'redacted' : 'full'}
              onChange={(value) => setRedacted(value === 'redacted')}
              data={[
                { value: 'full', label: 'Full' },
                { value: 'redacted', label: 'Redacted' },
              ]}
            />
          </Choice>
          <Choice label="Form">
            <SegmentedControl
              aria-label="Form"
              value={format}
              onChange={(value) => setFormat(value as EvidenceFormat)}
              data={[
                { value: 'pdf', label: 'PDF' },
                { value: 'html', label: 'HTML' },
                { value: 'json', label: 'JSON' },
              ]}
            />
          </Choice>
        </Group>
        {redacted && (
          <div>
            <p className="muted">
              Names, emails, phones and serials are masked: the same mask is the same value in this pack, and in no
              other.
            </p>
            <Checkbox
              label="Mask account ids too, except their last four digits"
              checked={maskAccounts}
              onChange={(event) => setMaskAccounts(event.currentTarget.checked)}
            />
          </div>
        )}
        <Group gap="sm">
          <Button
            leftSection={<IconFileTypePdf size={16} stroke={1.6} />}
            loading={save.isPending}
            disabled={saveAll.isPending}
            onClick={() => save.mutate({ format, redacted, maskAccounts, ...(asOf === undefined ? {} : { asOf }) })}
          >
            Save evidence pack…
          </Button>
          <Button
            variant="default"
            leftSection={<IconFolderDown size={16} stroke={1.6} />}
            loading={saveAll.isPending}
            disabled={save.isPending}
            onClick={() => saveAll.mutate({ redacted, maskAccounts, ...(asOf === undefined ? {} : { asOf }) })}
          >
            Save every form in a folder…
          </Button>
        </Group>
        {(save.isPending || saveAll.isPending) && (
          <p className="muted" role="status">
            Working it out{saveAll.isPending || format === 'pdf' ? ' and printing' : ''}. A large ledger takes a minute.
          </p>
        )}
        <Trouble error={save.error} />
        {save.data && <Saved saved={save.data} />}
        <Trouble error={saveAll.error} />
        {saveAll.data && (
          <p role="status">
            Saved {saveAll.data.files.length} files in {saveAll.data.folder}: PDF, web page, JSON, and manifest.json
            with the SHA-256 of each.
          </p>
        )}
      </div>
    </Section>
  );
}

function Choice({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <div className={classes.label}>{label}</div>
      {children}
    </div>
  );
}
