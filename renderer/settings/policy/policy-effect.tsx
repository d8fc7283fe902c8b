/** Before and after: how many gaps, under which rules, on which accounts. */
import { Link } from 'wouter';
import type { PolicyPreview } from '../../../shared/ipc/channels/policy.ts';
import { Answered } from '../../design/feedback.tsx';
import { numeral } from '../../design/locale.ts';
import { Table } from '../../design/table.tsx';
import { count } from '../../design/words.ts';
import classes from './policy.module.css';

const ACCOUNTS_SHOWN = 40;

export function PolicyEffect({
  preview,
}: {
  preview: { data: PolicyPreview | undefined; error: unknown; refetch: () => unknown };
}) {
  return <Answered request={preview}>{(effect) => <Effect effect={effect} />}</Answered>;
}

function Effect({ effect }: { effect: PolicyPreview }) {
  if (effect.affected === 0 && effect.rules.length === 0)
    return <p className={classes.line}>No gap opens or closes.</p>;
  return (
    <div aria-live="polite">
      <p className={classes.line}>
        {change(effect.gaps.before, effect.gaps.after, 'open gap')} on {count(effect.affected, 'account')}.
      </p>
      {effect.unknowns.before !== effect.unknowns.after && (
        <p className={classes.line}>
          {change(effect.unknowns.before, effect.unknowns.after, 'rule')} that cannot be judged.
        </p>
      )}
      <Table heads={['Rule', { title: 'Now', end: true }, { title: 'Then', end: true }]} slim>
        {effect.rules.map((rule) => (
          <tr key={rule.rule}>
            <th scope="row">{rule.title}</th>
            <td className="numeric" data-end>
              {numeral(rule.before)}
            </td>
            <td className="numeric" data-end>
              {numeral(rule.after)}
            </td>
          </tr>
        ))}
      </Table>
      <h3 className={classes.heading}>Accounts</h3>
      <ul className={classes.accounts}>
        {effect.accounts.slice(0, ACCOUNTS_SHOWN).map((account) => (
          <li key={account.account}>
            <Link to={`/accounts/${account.account}`}>{account.name ?? account.account}</Link>
            {account.opens.length > 0 && <div className={classes.opens}>Opens: {account.opens.join(', ')}</div>}
            {account.closes.length > 0 && <div className="muted">Closes: {account.closes.join(', ')}</div>}
          </li>
        ))}
      </ul>
      {effect.affected > ACCOUNTS_SHOWN && (
        <p className="faint">and {count(effect.affected - ACCOUNTS_SHOWN, 'more account')}</p>
      )}
    </div>
  );
}

/** "12 open gaps more", "3 open gaps fewer", "as many open gaps". */
function change(before: number, after: number, noun: string): string {
  if (before === after) return `As many ${noun}s as today (${numeral(after)})`;
  const difference = Math.abs(after - before);
  return `${count(difference, noun)} ${after > before ? 'more' : 'fewer'} (${numeral(before)} now, ${numeral(after)} then)`;
}
