/** Whom to imagine gone first: those whose leaving would break most. */
import { IconUserQuestion } from '@tabler/icons-react';
import type { PersonImpact } from '../../shared/ipc/channels/whatif.ts';
import { Answered, EmptyState } from '../design/feedback.tsx';
import { numeral } from '../design/locale.ts';
import { Section } from '../design/page.tsx';
import { StateBadge } from '../design/state-badge.tsx';
import { useRequest } from '../ipc/requests.ts';
import classes from './what-if.module.css';
import { useWhatIf } from './what-if.tsx';

const SHOWN_MOST = 8;

export function Suggestions() {
  const people = useRequest('whatif.people', { search: '', offset: 0, limit: SHOWN_MOST });
  const { show } = useWhatIf();
  return (
    <Answered request={people}>
      {({ rows }) =>
        rows.length === 0 ? (
          <EmptyState icon={IconUserQuestion} title="Nobody is recorded yet">
            Record people, or import a list of them, to ask what would happen if they left.
          </EmptyState>
        ) : (
          <Section title="Whose leaving would break most" aside="Choose one, or several above">
            <ul className={classes.people}>
              {rows.map((person) => (
                <li key={person.email}>
                  <button type="button" className={classes.person} onClick={() => show([person.email])}>
                    <span className={`${classes.name} private`}>{person.name}</span>
                    <Lose person={person} />
                    <Keep person={person} />
                  </button>
                </li>
              ))}
            </ul>
          </Section>
        )
      }
    </Answered>
  );
}

function Lose({ person: { lost, fragile } }: { person: PersonImpact }) {
  const [standing, label] =
    lost > 0
      ? (['critical', `We lose ${numeral(lost)}`] as const)
      : fragile > 0
        ? (['medium', `${numeral(fragile)} become fragile`] as const)
        : (['fine', 'We lose none'] as const);
  return <StateBadge standing={standing} label={label} bare />;
}

function Keep({ person: { stillIn, withHelp } }: { person: PersonImpact }) {
  const [standing, label] =
    stillIn > 0
      ? (['critical', `They keep ${numeral(stillIn)}`] as const)
      : withHelp > 0
        ? (['high', `They keep ${numeral(withHelp)} with help`] as const)
        : (['fine', 'They keep none'] as const);
  return <StateBadge standing={standing} label={label} bare />;
}
