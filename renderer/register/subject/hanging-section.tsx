/** The accounts that hang on a subject, and how each does. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { SubjectView } from '../../../shared/ipc/channels/register.ts';
import { numeral } from '../../design/locale.ts';
import { Section } from '../../design/page.tsx';
import { Table } from '../../design/table.tsx';
import { count } from '../../design/words.ts';
import classes from '../register.module.css';

const SHOWN_FIRST = 50;

export function HangingSection({ view }: { view: SubjectView }) {
  const [shown, setShown] = useState(SHOWN_FIRST);
  const { hanging, hangingTotal } = view;
  if (hanging.length === 0) return null;
  return (
    <Section title="Accounts that hang on it" aside={<span className="numeric">{count(hangingTotal, 'account')}</span>}>
      <Table heads={['Account', 'Account id', 'How']}>
        {hanging.slice(0, shown).map((one) => (
          <tr key={one.account}>
            <th scope="row">
              <Link to={`/accounts/${one.account}`} className={classes.chipLink}>
                {one.name ?? one.account}
              </Link>
            </th>
            <td className="numeric muted">{one.account}</td>
            <td>{one.how.join(' · ')}</td>
          </tr>
        ))}
      </Table>
      {hanging.length > shown && (
        <div className={classes.more}>
          <Button variant="subtle" color="gray" onClick={() => setShown(shown + 200)}>
            Show more
          </Button>
        </div>
      )}
      {shown >= hanging.length && hangingTotal > hanging.length && (
        <div className={`${classes.more} faint`}>The first {numeral(hanging.length)} are listed.</div>
      )}
    </Section>
  );
}
