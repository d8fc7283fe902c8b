/** Saying that passwords were changed and seeds enrolled anew, for one or for many. */
import { Button, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { today } from '../design/dates.ts';
import { DialogFoot } from '../design/dialog-foot.tsx';
import { Trouble } from '../design/trouble.tsx';
import { count } from '../design/words.ts';
import { useAction } from '../ipc/requests.ts';

export interface MarkDialogProps {
  readonly ids: readonly string[];
  onClose(): void;
  onDone(): void;
}

export function MarkDialog({ ids, onClose, onDone }: MarkDialogProps) {
  const [on, setOn] = useState(today);
  const [note, setNote] = useState('');
  const mark = useAction('rotations.mark', onDone);
  const passwords = ids.filter((id) => id.startsWith('password|')).length;
  const what = [
    passwords > 0 ? count(passwords, 'password') : '',
    ids.length > passwords ? count(ids.length - passwords, 'seed') : '',
  ]
    .filter(Boolean)
    .join(' and ');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mark.mutate({ ids: [...ids], on, ...(note.trim() === '' ? {} : { note: note.trim() }) });
  };
  return (
    <Modal opened onClose={onClose} title="Mark as rotated">
      <form onSubmit={submit}>
        <Stack gap="md">
          <div className="muted">
            You say that {what} {ids.length === 1 ? 'is' : 'are'} new since that day. Whoever could read only the old
            one no longer counts. It is one change, which can be undone.
          </div>
          <TextInput
            type="date"
            label="Since"
            required
            max={today()}
            value={on}
            onChange={(event) => setOn(event.currentTarget.value)}
          />
          <Textarea
            label="Note (optional)"
            description="Who did it, the ticket. Never the secret itself."
            autosize
            minRows={2}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Trouble error={mark.error} />
          <DialogFoot onBack={onClose}>
            <Button type="submit" loading={mark.isPending}>
              Mark as rotated
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  );
}
