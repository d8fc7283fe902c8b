/** One rotation that is owed: who could know it and why, what hangs on it, and what to do. */
import { Button, Group } from '@mantine/core';
import { Link } from 'wouter';
import type { ListedRotation } from '../../shared/ipc/channels/rotations.ts';
import { day } from '../design/dates.ts';
import { PersonChip } from '../design/person-chip.tsx';
import { PanelPart, SidePanel } from '../design/side-panel.tsx';
import { StateBadge } from '../design/state-badge.tsx';
import { count } from '../design/words.ts';
import { becauseWords, WORTH } from './rotation-words.ts';
import classes from './rotations.module.css';

export interface RotationPanelProps {
  readonly row: ListedRotation;
  onMark(): void;
  onReplace(): void;
  onClose(): void;
}

export function RotationPanel({ row, onMark, onReplace, onClose }: RotationPanelProps) {
  const reading = row.people.filter(({ readsToday }) => readsToday);
  return (
    <SidePanel label="The chosen rotation" head={<StateBadge {...WORTH[row.worth]} />} onClose={onClose}>
      <h2 className={classes.title}>{row.title}</h2>
      <div className="muted">
        {row.since === null
          ? 'When it was last changed is not recorded, so everybody who ever could read it counts.'
          : `Last ${row.what === 'seed' ? 'enrolled' : 'changed'} ${day(row.since)}.`}
      </div>
      <Group gap="sm" mt="md">
        <Button onClick={onMark}>{row.what === 'seed' ? 'Enrolled anew…' : 'Changed…'}</Button>
        {row.device !== null && (
          <Button variant="default" onClick={onReplace}>
            Replaced by another device…
          </Button>
        )}
      </Group>
      {reading.length > 0 && (
        <PanelPart>
          <StateBadge
            standing="high"
            label={`${reading.map(({ name }) => name).join(', ')} can read it today`}
            hint="End the access first: a new one would be theirs too."
          />
        </PanelPart>
      )}
      <PanelPart title="Who could know it">
        <ul className={classes.people}>
          {row.people.map((person) => (
            <li key={person.email}>
              <PersonChip email={person.email} name={person.name} />{' '}
              <span className="muted">{becauseWords(person)}</span>
            </li>
          ))}
        </ul>
      </PanelPart>
      <PanelPart title="Where it is kept">
        {row.kept.length === 0 ? (
          <StateBadge standing="unknown" reason="not-recorded" />
        ) : (
          <div className="private">{row.kept.join('; ')}</div>
        )}
        {row.serial !== null && <div className="muted numeric">Serial {row.serial}</div>}
      </PanelPart>
      <PanelPart title={count(row.accountsTotal, 'account')}>
        <div className={classes.accounts}>
          {row.accounts.map(({ id, name }) => (
            <Link key={id} to={`/accounts/${id}`} className="private">
              {name ?? id}
            </Link>
          ))}
          {row.accountsTotal > row.accounts.length && (
            <span className="muted">and {row.accountsTotal - row.accounts.length} more</span>
          )}
        </div>
      </PanelPart>
    </SidePanel>
  );
}
