/** Planning drills for the chosen accounts: a day, and parts proposed from who holds what. */
import { Button, Modal, Stack, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { today } from '../design/dates.ts';
import { DialogFoot } from '../design/dialog-foot.tsx';
import { Trouble } from '../design/trouble.tsx';
import { count } from '../design/words.ts';
import { useAction } from '../ipc/requests.ts';

/** The proposal: people need a week to find an hour together. */
const PROPOSED_DAYS = 7;

export interface PlanDialogProps {
  readonly accounts: readonly string[];
  onClose(): void;
  onPlanned(ids: readonly string[]): void;
}

export function PlanDialog({ accounts, onClose, onPlanned }: PlanDialogProps) {
  const [plannedFor, setDay] = useState(() => today(PROPOSED_DAYS));
  const plan = useAction('drills.plan', ({ ids }) => onPlanned(ids));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    plan.mutate({ accounts: [...accounts], plannedFor });
  };
  return (
    <Modal opened onClose={onClose} title={`Plan ${count(accounts.length, 'drill')}`}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <div className="muted">
            Somebody for the password, somebody else for the factor and a witness are proposed for each account from who
            holds what. You can change them.
          </div>
          <TextInput
            type="date"
            label="On"
            required
            value={plannedFor}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <Trouble error={plan.error} />
          <DialogFoot onBack={onClose}>
            <Button type="submit" loading={plan.isPending}>
              Plan
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  );
}
