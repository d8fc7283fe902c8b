/** Proof of a step: notes, links and files, which are kept inside the encrypted ledger with their hash. */
import { Button, FileButton, Group, TextInput } from '@mantine/core';
import { IconLink, IconNote, IconPaperclip } from '@tabler/icons-react';
import { useState } from 'react';
import type { StepView } from '../../shared/ipc/channels/offboarding.ts';
import type { Evidence } from '../../shared/offboarding/case.ts';
import { moment } from '../design/dates.ts';
import { Trouble } from '../design/trouble.tsx';
import { useAction } from '../ipc/requests.ts';
import classes from './offboarding.module.css';

const SIGNS = { note: IconNote, link: IconLink, file: IconPaperclip } as const;

export function EvidencePart({ id, step, open }: { id: string; step: StepView; open: boolean }) {
  const [text, setText] = useState('');
  const [unreadable, setUnreadable] = useState<unknown>(null);
  const add = useAction('offboarding.evidence', () => setText(''));
  const attach = async (file: File | null) => {
    if (file === null) return;
    try {
      add.mutate({
        id,
        step: step.id,
        kind: 'file',
        text: file.name,
        base64: base64Of(new Uint8Array(await file.arrayBuffer())),
      });
    } catch (error) {
      setUnreadable(error);
    }
  };
  const note = text.trim();
  return (
    <div className={classes.part}>
      <h3>Proof</h3>
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
          <FileButton onChange={(file) => void attach(file)}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconPaperclip size={14} stroke={1.7} />}>
                File…
              </Button>
            )}
          </FileButton>
        </Group>
      )}
      <Trouble error={add.error ?? unreadable} />
    </div>
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
      </span>
    </li>
  );
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
