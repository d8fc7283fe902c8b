/** What a comparison found, as tables: people, accounts, statements. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type {
  AccountChange,
  NumberChange,
  PersonChange,
  ReachChange,
  StatementChange,
} from '../../shared/reports/compare/compare.ts';
import { day } from '../design/dates.ts';
import { Table } from '../design/table.tsx';
import { count } from '../design/words.ts';
import classes from './reports.module.css';

export function PeopleChanges({ changes, total }: { changes: readonly PersonChange[]; total: number }) {
  return (
    <Found
      title="People"
      noun="person"
      nouns="people"
      listed={changes.length}
      total={total}
      heads={['Person', 'Gained on', 'Lost on']}
    >
      {changes.map(({ email, name, gained, lost }) => (
        <tr key={email}>
          <td className="private">
            <Link to={`/people/${encodeURIComponent(email)}`}>{name}</Link>
          </td>
          <td className="numeric">{gained === 0 ? '' : count(gained, 'account')}</td>
          <td className="numeric">{lost === 0 ? '' : count(lost, 'account')}</td>
        </tr>
      ))}
    </Found>
  );
}

const IS = { new: 'New', gone: 'Gone', changed: '' } as const;

export function AccountChanges({ changes, total }: { changes: readonly AccountChange[]; total: number }) {
  return (
    <Found
      title="Accounts"
      noun="account"
      listed={changes.length}
      total={total}
      heads={['Account', 'Gained reach', 'Lost reach', 'Verdicts', 'Gaps']}
    >
      {changes.map((change) => (
        <tr key={change.id}>
          <td className="private">
            <Link to={`/accounts/${change.id}`}>{change.name ?? change.id}</Link>
            <div className="faint">{IS[change.is]}</div>
          </td>
          <td className="private">{change.gained.map(reachLine)}</td>
          <td className="private">{change.lost.map(reachLine)}</td>
          <td>
            <Moved label="Reachable" change={change.reachable} />
            <Moved label="Bus factor" change={change.busFactor} />
            <Moved label="Break-in number" change={change.breakIn} />
          </td>
          <td>
            {change.opened.map((title) => (
              <div key={title}>Opened: {title}</div>
            ))}
            {change.closed.map((title) => (
              <div key={title} className="muted">
                Closed: {title}
              </div>
            ))}
          </td>
        </tr>
      ))}
    </Found>
  );
}

function reachLine({ person, name, parts, alone }: ReachChange) {
  return (
    <div key={person}>
      {name}: {parts.join(', ')}
      {alone && <strong> (alone)</strong>}
    </div>
  );
}

function Moved({ label, change }: { label: string; change: NumberChange<string | number | null> | null }) {
  if (change === null) return null;
  return (
    <div className="numeric">
      {label}: {change.before ?? 'impossible'} → {change.after ?? 'impossible'}
    </div>
  );
}

export function StatementChanges({ changes, total }: { changes: readonly StatementChange[]; total: number }) {
  return (
    <Found
      title="Statements"
      noun="statement"
      listed={changes.length}
      total={total}
      heads={['Of', 'What', 'Before', 'After', 'Known']}
    >
      {changes.map((change, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list that is shown once and never reordered
        <tr key={index}>
          <td className="private">
            {change.name} <span className="faint">{change.kind}</span>
          </td>
          <td>{change.label}</td>
          <td className="private">{change.before ?? <span className="faint">not recorded</span>}</td>
          <td className="private">{change.after ?? <span className="faint">no longer said</span>}</td>
          <td className="muted">{[change.basis, day(change.at)].filter(Boolean).join(', ')}</td>
        </tr>
      ))}
    </Found>
  );
}

function Found({
  title,
  noun,
  nouns,
  listed,
  total,
  heads,
  children,
}: {
  title: string;
  noun: string;
  nouns?: string;
  listed: number;
  total: number;
  heads: readonly string[];
  children: ReactNode;
}) {
  if (total === 0) return null;
  return (
    <div>
      <h3 className={classes.found}>{title}</h3>
      <div className={classes.scroll}>
        <Table heads={heads} label={title} slim>
          {children}
        </Table>
      </div>
      {listed < total && (
        <p className="faint">
          {count(total - listed, `more ${noun}`, `more ${nouns ?? `${noun}s`}`)} in the saved comparison.
        </p>
      )}
    </div>
  );
}
