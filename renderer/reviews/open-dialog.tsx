/** Opening a review: which lists, until when, and how many questions that is. */
import { Button, Checkbox, Modal, Stack, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { REVIEW_KINDS, type ReviewKind } from '../../shared/reviews/campaign.ts';
import { today } from '../design/dates.ts';
import { DialogFoot } from '../design/dialog-foot.tsx';
import { Trouble } from '../design/trouble.tsx';
import { count } from '../design/words.ts';
import { useAction, useRequest } from '../ipc/requests.ts';
import { KIND_WORDS } from './review-words.tsx';
import classes from './reviews.module.css';

/** The proposal: two weeks to ask everybody. */
const DUE_DAYS = 14;

export function OpenDialog({ onClose, onOpened }: { onClose(): void; onOpened(id: string): void }) {
  const now = new Date();
  const [name, setName] = useState(
    `Access review, quarter ${Math.floor(now.getUTCMonth() / 3) + 1} of ${now.getUTCFullYear()}`,
  );
  const [dueAt, setDue] = useState(() => today(DUE_DAYS));
  const [kinds, setKinds] = useState<readonly ReviewKind[]>(REVIEW_KINDS);
  const [unused, setUnused] = useState(false);
  const scope = { kinds: [...kinds], unused };
  const preview = useRequest('reviews.preview', scope, { enabled: kinds.length > 0, keepPrevious: true });
  const open = useAction('reviews.open', ({ id }) => onOpened(id));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    open.mutate({ ...scope, name: name.trim(), dueAt });
  };
  return (
    <Modal opened onClose={onClose} title="New access review">
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput label="Name" required value={name} onChange={(event) => setName(event.currentTarget.value)} />
          <TextInput
            type="date"
            label="Due"
            required
            value={dueAt}
            onChange={(event) => setDue(event.currentTarget.value)}
          />
          <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
            <legend style={{ marginBottom: '0.25rem' }}>Lists to ask about</legend>
            <div className={classes.kinds}>
              {REVIEW_KINDS.map((kind) => {
                const found = preview.data?.byKind.find((one) => one.kind === kind);
                const [one, many] = KIND_WORDS[kind];
                return (
                  <Checkbox
                    key={kind}
                    label={`${many.charAt(0).toUpperCase()}${many.slice(1)}${found ? `: ${count(found.lists, one, many)}, ${count(found.questions, 'question')}` : ''}`}
                    checked={kinds.includes(kind)}
                    onChange={(event) =>
                      setKinds(event.currentTarget.checked ? [...kinds, kind] : kinds.filter((other) => other !== kind))
                    }
                  />
                );
              })}
              <Checkbox
                label="Lists that open no account, too"
                checked={unused}
                onChange={(event) => setUnused(event.currentTarget.checked)}
              />
            </div>
          </fieldset>
          <Trouble error={open.error ?? preview.error} />
          <DialogFoot onBack={onClose}>
            <Button type="submit" disabled={kinds.length === 0} loading={open.isPending}>
              {preview.data ? `Ask ${count(preview.data.questions, 'question')}` : 'Open review'}
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  );
}
