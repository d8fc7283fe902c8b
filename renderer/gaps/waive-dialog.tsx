/** Accepting a gap: who answers for it, why, and until when. None of the three may be missing. */
import { Button, Modal, Stack, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { today } from '../design/dates.ts';
import { DialogFoot } from '../design/dialog-foot.tsx';
import { ReasonField } from '../design/reason-field.tsx';
import { Trouble } from '../design/trouble.tsx';
import { count } from '../design/words.ts';
import { useAction } from '../ipc/requests.ts';

export interface WaiveDialogProps {
  readonly rule: string;
  readonly accounts: readonly string[];
  onClose(): void;
  onDone?(): void;
}

/** The proposal: long enough to plan the mending, short enough to be asked again. */
const PROPOSED_DAYS = 90;

export function WaiveDialog({ rule, accounts, onClose, onDone }: WaiveDialogProps) {
  const [owner, setOwner] = useState('');
  const [reason, setReason] = useState('');
  const [expiresAt, setExpires] = useState(() => today(PROPOSED_DAYS));
  const waive = useAction('gaps.waive', () => {
    onDone?.();
    onClose();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    waive.mutate({ rule, accounts: [...accounts], owner: owner.trim(), reason: reason.trim(), expiresAt });
  };
  return (
    <Modal opened onClose={onClose} title="Accept this gap">
      <form onSubmit={submit}>
        <Stack gap="md">
          <div className="muted">
            It is no longer counted for {count(accounts.length, 'account')} until the day you choose, and stays on
            record with its owner and reason.
          </div>
          <TextInput
            label="Who answers for it"
            description="Work email"
            required
            value={owner}
            onChange={(event) => setOwner(event.currentTarget.value)}
          />
          <ReasonField value={reason} onChange={setReason} />
          <TextInput
            type="date"
            label="Until"
            required
            min={today()}
            value={expiresAt}
            onChange={(event) => setExpires(event.currentTarget.value)}
          />
          <Trouble error={waive.error} />
          <DialogFoot onBack={onClose}>
            <Button type="submit" loading={waive.isPending}>
              Accept gap
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  );
}
