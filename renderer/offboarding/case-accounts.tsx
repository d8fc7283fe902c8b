/** Account by account: what we would lose and what they keep, when the case was opened and today. */

import { IconShieldCheck } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { CaseView } from '../../shared/ipc/channels/offboarding.ts';
import { EmptyState } from '../design/feedback.tsx';
import { Section } from '../design/page.tsx';
import { StateBadge } from '../design/state-badge.tsx';
import { Table } from '../design/table.tsx';
import { count } from '../design/words.ts';
import { COMPANY, LEAVER } from '../what-if/verdict-words.ts';
import caseClasses from './case.module.css';
import stepsClasses from './steps.module.css';

export function CaseAccounts({ view }: { view: CaseView }) {
  const { accounts: then } = view.case.snapshot;
  const now = new Map(view.accounts.map((row) => [row.account, row]));
  const all = [...then, ...view.accounts.filter(({ account }) => !then.some((row) => row.account === account))];
  if (all.length === 0)
    return (
      <EmptyState icon={IconShieldCheck} title="No account depends on them">
        Nobody is locked out, and what they keep opens nothing.
      </EmptyState>
    );
  return (
    <div className={caseClasses.tabbed}>
      <Section
        title="Today"
        aside={`${count(view.accountsTotal, 'account')} not fine, ${count(view.snapshotTotal, 'account')} when it was opened`}
        plain
      >
        <Table heads={['Account', 'We', 'They', 'When the case was opened']}>
          {all.map((row) => {
            const today = now.get(row.account);
            const company = COMPANY[today?.company ?? 'fine'];
            const leaver = LEAVER[today?.leaver ?? 'out'];
            return (
              <tr key={row.account}>
                <td>
                  <Link to={`/accounts/${row.account}`}>{row.name ?? row.account}</Link>
                  <span className={`${stepsClasses.note} numeric`}>{row.account}</span>
                </td>
                <td>
                  <StateBadge standing={company.standing} label={company.word} hint={company.means} bare />
                </td>
                <td>
                  <StateBadge standing={leaver.standing} label={leaver.word} hint={leaver.means} bare />
                </td>
                <td className="muted">
                  {row.weLose} {row.theyKeep}
                </td>
              </tr>
            );
          })}
        </Table>
      </Section>
      {view.case.unsolved.length > 0 && (
        <Section title="Said in advance" aside="What the recorded facts do not let the steps solve">
          <ul className={caseClasses.plain}>
            {[...Map.groupBy(view.case.unsolved, ({ account }) => account)].map(([account, reasons]) => (
              <li key={account} className={caseClasses.said}>
                <Link to={`/accounts/${account}`} className="numeric">
                  {account}
                </Link>
                <span className="muted">{reasons.map(({ reason }) => reason).join(' ')}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}
