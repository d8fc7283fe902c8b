/** Who does a step, and until when. */
import { Button, Group, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { StepView } from '../../shared/ipc/channels/offboarding.ts';
import { PanelPart } from '../design/side-panel.tsx';
import { Trouble } from '../design/trouble.tsx';
import { useAction } from '../ipc/requests.ts';

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
    <form onSubmit={submit}>
      <PanelPart title="Who and when">
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
      </PanelPart>
    </form>
  );
}
