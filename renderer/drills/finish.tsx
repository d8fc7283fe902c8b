/** The end of a drill: passed or failed, and what went wrong in one or two sentences. */
import { Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { DrillStep } from '../../shared/drills/drill.ts';
import type { DrillRow } from '../../shared/ipc/channels/drills.ts';
import { Section } from '../design/page.tsx';
import { Trouble } from '../design/trouble.tsx';
import { count } from '../design/words.ts';
import { useAction } from '../ipc/requests.ts';

export function Finish({ row, steps }: { row: DrillRow; steps: readonly DrillStep[] }) {
  const [wentWrong, setWentWrong] = useState('');
  const finish = useAction('drills.finish');
  const open = steps.filter(({ result }) => result === null).length;
  const signedIn = steps.find(({ id }) => id === 'sign-in')?.result === 'ok';
  return (
    <Section title="Result" padded>
      <Textarea
        label="What went wrong"
        description="Also if it passed: the call that rang for long, the item that was hard to find"
        autosize
        minRows={2}
        value={wentWrong}
        onChange={(event) => setWentWrong(event.currentTarget.value)}
      />
      <Trouble error={finish.error} />
      <Group justify="flex-end" mt="md">
        {open > 0 && <span className="muted">{count(open, 'step')} without a result</span>}
        <Button
          variant="default"
          disabled={open > 0}
          loading={finish.isPending}
          onClick={() => finish.mutate({ id: row.id, result: 'failed', wentWrong: wentWrong.trim() })}
        >
          It failed
        </Button>
        <Button
          disabled={open > 0 || !signedIn}
          title={open === 0 && !signedIn ? 'Nobody signed in.' : undefined}
          loading={finish.isPending}
          onClick={() => finish.mutate({ id: row.id, result: 'passed', wentWrong: wentWrong.trim() })}
        >
          It passed
        </Button>
      </Group>
    </Section>
  );
}
