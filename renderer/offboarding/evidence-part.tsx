/** Proof of a step: notes, links and files, which are kept inside the encrypted ledger with their hash. */
import { Button, Group, TextInput } from '@mantine/core';
import { IconLink, IconNote, IconPaperclip } from '@tabler/icons-react';
import { useState } from 'react';
import type { StepView } from '../../shared/ipc/channels/offboarding.ts';
import type { Evidence } from '../../shared/offboarding/case.ts';
import { moment } from '../design/dates.ts';
import { PanelPart } from '../design/side-panel.tsx';
import { complain, tell } from '../design/tell.ts';
import { Trouble } from '../design/trouble.tsx';
import { useAction } from '../ipc/requests.ts';
import { savedWords } from '../reports/saved.tsx';
import classes from './steps.module.css';

const SIGNS = { note: IconNote, link: IconLink, file: IconPaperclip } as const;

export function EvidencePart({ id, step, open }: { id: string; step: StepView; open: boolean }) {
  const [text, setText] = useState('');
  const add = useAction('offboarding.evidence', () => setText(''));
  const attach = useAction('offboarding.attach');
  const note = text.trim();
  return (
    <PanelPart title="Proof">
      <p className="muted">{step.evidence}</p>
      {step.progress.evidence.length > 0 && (
        <ul className={classes.items} style={{ marginTop: '0.5rem' }}>
          {step.progress.evidence.map((one) => (
            <EvidenceLine key={one.id} evidence={one} />
          ))}
        </ul>
      )}
      {open && (
        <Group gap="sm" mt="sm">
          <TextInput
            aria-label="Note or link"
            placeholder="Note or link"
            size="sm"
            style={{ flex: 1 }}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button
            variant="default"
            disabled={note === ''}
            loading={add.isPending}
            onClick={() =>
              add.mutate({ id, step: step.id, kind: /^https?:\/\/\S+$/.test(note) ? 'link' : 'note', text: note })
            }
          >
            Add
          </Button>
          <Button
            variant="default"
            leftSection={<IconPaperclip size={14} stroke={1.7} />}
            title="Up to 10 MB, kept inside the encrypted ledger with its SHA-256. Text is searched for secrets; pictures, PDFs and archives are not looked into."
            loading={attach.isPending}
            onClick={() => attach.mutate({ id, step: step.id })}
          >
            File…
          </Button>
        </Group>
      )}
      <Trouble error={add.error ?? attach.error} />
    </PanelPart>
  );
}

function EvidenceLine({ evidence }: { evidence: Evidence }) {
  const Sign = SIGNS[evidence.kind];
  return (
    <li className={classes.item}>
      <Sign size={14} stroke={1.7} aria-hidden="true" style={{ marginTop: 3 }} />
      <span>
        {evidence.text}
        <span className={classes.note}>
          {evidence.by}, {moment(evidence.at)}
          {evidence.hash !== undefined && ` · SHA-256 ${evidence.hash.slice(0, 16)}…`}
        </span>
        {evidence.hash !== undefined && <SaveCopy hash={evidence.hash} name={evidence.text} />}
      </span>
    </li>
  );
}

function SaveCopy({ hash, name }: { hash: string; name: string }) {
  const save = useAction('offboarding.save-attachment', (saved) => {
    if (saved !== null) tell(savedWords(saved));
  });
  return (
    <button
      type="button"
      className={classes.link}
      disabled={save.isPending}
      aria-label={`Save a copy of ${name}`}
      onClick={() => save.mutate({ hash }, { onError: complain })}
    >
      Save a copy…
    </button>
  );
}
