/** The ways in as root, and who brings each part of them. */
import type { AccountVerdict, CustodyPicture, Part, PathKind } from '../../shared/custody/verdicts.ts';
import { Section } from '../design/page.tsx';
import { PersonChip } from '../design/person-chip.tsx';
import { StateBadge } from '../design/state-badge.tsx';
import { Table } from '../design/table.tsx';
import classes from './accounts.module.css';

const PATH: Record<PathKind, { name: string; means: string }> = {
  password: { name: 'Sign in', means: 'Root password, then the second factor.' },
  reset: { name: 'Password reset', means: 'Mail to the root address, then the second factor.' },
  recovery: { name: 'Inbox and phone', means: 'Mail and a call to the phone get past a lost second factor.' },
  key: { name: 'Access key', means: 'A root access key, without any second factor.' },
  central: { name: 'Central root access', means: 'The organization acts on the account’s root credentials.' },
};

const PART: Record<Part, string> = {
  password: 'Password',
  inbox: 'Inbox',
  factor: 'Factor',
  phone: 'Phone',
  key: 'Key',
  central: 'Central',
};

/** As many names as fit a line or two; the rest is a number. */
const NAMED_MOST = 8;

export function AccountPaths({ verdict, picture }: { verdict: AccountVerdict; picture: CustodyPicture }) {
  const names = new Map(picture.nodes.filter((node) => node.kind === 'person').map((node) => [node.key, node.label]));
  return (
    <Section title="Who can get in">
      <Table heads={['Way in', 'Today', 'Who brings what']}>
        {verdict.paths.map((path) => (
          <tr key={path.path}>
            <th scope="row" title={PATH[path.path].means}>
              {PATH[path.path].name}
            </th>
            <td>
              {path.open === 'unknown' ? (
                <StateBadge standing="unknown" bare />
              ) : (
                <StateBadge
                  standing="not-applicable"
                  label={path.open === 'no' ? 'Closed' : path.intended === 'no' ? 'Open, not intended' : 'Open'}
                  bare
                />
              )}
              {path.from !== undefined && path.open !== 'no' && <div className="muted">{path.from}</div>}
            </td>
            <td>
              {path.needs.map((need) => (
                <div key={need.part} className={classes.need}>
                  <span className={classes.needName}>{PART[need.part]}</span>
                  <span className={classes.holders}>
                    {need.people.slice(0, NAMED_MOST).map((email) => (
                      <PersonChip key={email} email={email} name={names.get(email)} />
                    ))}
                    {need.people.length > NAMED_MOST && (
                      <span className="faint numeric">and {need.people.length - NAMED_MOST} more</span>
                    )}
                    {!need.complete && (
                      <StateBadge
                        standing="unknown"
                        label={need.people.length === 0 ? 'Not recorded' : 'and perhaps others'}
                        bare
                      />
                    )}
                    {need.complete && need.people.length === 0 && <span className="faint">nobody</span>}
                  </span>
                </div>
              ))}
            </td>
          </tr>
        ))}
      </Table>
    </Section>
  );
}
