/** Who does a step, and until when. */
import { Button, Group, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { StepView } from '../../shared/ipc/channels/offboarding.ts';
import { Trouble } from '../design/trouble.tsx';
import { useAction } from '../ipc/requests.ts';
import classes from './steps.module.css';

export function StepAssignment({ id, step }: { id: string; step: StepView }) {
  const [owner, setOwner] = useState(step.ownerNow);
  const [due, setDue] = useState(step.dueNow);
  const assign = useAction('offboarding.assign');
  const changed = owner.trim() !== step.ownerNow || due !== step.dueNow;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    assign.mutate({ id, step: step.id, owner: owner.trim(), due });
  };
  return (
    <form className={classes.part} onSubmit={submit}>
      <h3>Who and when</h3>
      <Group gap="sm" align="flex-end">
        <TextInput
          aria-label="Who does it"
          size="sm"
          required
          style={{ flex: 1 }}
          value={owner}
          onChange={(event) => setOwner(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          aria-label="Due"
          size="sm"
          required
          value={due}
          onChange={(event) => setDue(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={!changed} loading={assign.isPending}>
          Assign
        </Button>
      </Group>
      <Trouble error={assign.error} />
    </form>
  );
}
