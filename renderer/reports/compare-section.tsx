/** Two days compared: who gained and who lost reach, what is recorded otherwise, which gaps came and went. */
import { Button, Checkbox, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Comparison } from '../../shared/reports/compare/compare.ts';
import { day as dayWords, today } from '../design/dates.ts';
import { Section } from '../design/page.tsx';
import { Trouble } from '../design/trouble.tsx';
import { count } from '../design/words.ts';
import { useAction } from '../ipc/requests.ts';
import { AccountChanges, PeopleChanges, StatementChanges } from './comparison-tables.tsx';
import { instantOf } from './instants.ts';
import classes from './reports.module.css';
import { Saved } from './saved.tsx';

const USUAL_SPAN_DAYS = 30;

export function CompareSection() {
  const [from, setFrom] = useState(today(-USUAL_SPAN_DAYS));
  const [to, setTo] = useState(today());
  const [redacted, setRedacted] = useState(false);
  const compare = useAction('reports.compare');
  const save = useAction('reports.save-comparison');
  const dates = () => ({
    from: instantOf(from) ?? new Date().toISOString(),
    to: instantOf(to) ?? new Date().toISOString(),
  });
  const inOrder = from !== '' && to !== '' && from < to;
  return (
    <Section title="What changed between two days" padded>
      <div className={classes.form}>
        <Group align="end">
          <TextInput
            type="date"
            label="From the end of"
            value={from}
            max={today()}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label="To the end of"
            value={to}
            max={today()}
            error={inOrder ? null : 'The second day has to be after the first.'}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
          <Button disabled={!inOrder} loading={compare.isPending} onClick={() => compare.mutate(dates())}>
            Compare
          </Button>
        </Group>
        <Trouble error={compare.error ?? save.error} />
        {compare.data && (
          <>
            <Summary comparison={compare.data} />
            <Group>
              {(['html', 'json'] as const).map((format) => (
                <Button
                  key={format}
                  variant="default"
                  loading={save.isPending}
                  onClick={() => save.mutate({ from: compare.data.from, to: compare.data.to, format, redacted })}
                >
                  Save as {format.toUpperCase()}…
                </Button>
              ))}
              <Checkbox
                label="Redacted"
                checked={redacted}
                onChange={(event) => setRedacted(event.currentTarget.checked)}
              />
            </Group>
            {save.data && <Saved saved={save.data} />}
            <PeopleChanges changes={compare.data.people} total={compare.data.peopleTotal} />
            <AccountChanges changes={compare.data.accounts} total={compare.data.accountsTotal} />
            <StatementChanges changes={compare.data.statements} total={compare.data.statementsTotal} />
          </>
        )}
      </div>
    </Section>
  );
}

function Summary({ comparison }: { comparison: Comparison }) {
  const { from, to, accountsTotal, statementsTotal, opened, closed } = comparison;
  const nothing = accountsTotal === 0 && statementsTotal === 0;
  return (
    <p role="status">
      Between {dayWords(from)} and {dayWords(to)}:{' '}
      {nothing
        ? 'nothing changed.'
        : `${count(statementsTotal, 'statement')} recorded otherwise, ${count(accountsTotal, 'account')} with other reach or verdicts, ${count(opened, 'gap')} opened and ${count(closed, 'gap')} closed.`}
    </p>
  );
}
