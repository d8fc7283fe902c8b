/** The bar under the top bar: who is imagined gone, and what that would do, in six numbers. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import type { WhatIfAnswer } from '../../shared/ipc/channels/whatif.ts';
import { Failed } from '../design/feedback.tsx';
import { numeral } from '../design/locale.ts';
import { StateBadge } from '../design/state-badge.tsx';
import { useRequest } from '../ipc/requests.ts';
import { PeopleSelect } from './people-select.tsx';
import { COMPANY, LEAVER } from './verdict-words.ts';
import classes from './what-if.module.css';
import { useWhatIf } from './what-if.tsx';

export function WhatIfBar() {
  const { on, leavers, choose, toggle } = useWhatIf();
  const [at] = useLocation();
  const answer = useRequest(
    'whatif.run',
    { leavers: [...leavers] },
    { enabled: on && leavers.length > 0, keepPrevious: true },
  );
  if (!on) return null;
  return (
    <section className={classes.bar} aria-label="What if">
      <span style={{ fontWeight: 500 }}>What if these people left?</span>
      <div className={classes.select}>
        <PeopleSelect label="Choose people" value={leavers} onChange={choose} />
      </div>
      <div className={classes.answer} aria-live="polite">
        {answer.error && <Failed error={answer.error} retry={answer.refetch} />}
        {leavers.length > 0 && answer.data && <Counts answer={answer.data} />}
      </div>
      {leavers.length > 0 && at !== '/what-if' && <Link to="/what-if">Show accounts</Link>}
      <Tooltip label="Close">
        <ActionIcon aria-label="Close what if" onClick={toggle}>
          <IconX size={15} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
    </section>
  );
}

function Counts({ answer }: { answer: WhatIfAnswer }) {
  const shown = [
    ...(['unreachable', 'lost', 'fragile'] as const).map((kind) => ({ ...COMPANY[kind], many: answer.company[kind] })),
    ...(['still-in', 'in-with-help'] as const).map((kind) => ({ ...LEAVER[kind], many: answer.leaver[kind] })),
    {
      standing: 'unknown' as const,
      word: 'Unknown',
      means: 'Accounts of which the recorded facts do not settle one of the two questions.',
      many: Math.max(answer.company.unknown, answer.leaver.unknown),
    },
  ].filter((entry) => entry.many > 0);
  if (shown.length === 0) return <StateBadge standing="fine" label="Nothing would break" bare />;
  return (
    <div className={`${classes.counts} numeric`}>
      {shown.map((entry) => (
        <StateBadge
          key={entry.word}
          standing={entry.standing}
          label={`${numeral(entry.many)} ${entry.word.toLowerCase()}`}
          hint={entry.means}
          bare
        />
      ))}
    </div>
  );
}
