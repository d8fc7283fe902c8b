/** What comes next by the calendar: steps, drills, reviews, accepted gaps and domains that run out. */
import { Link } from 'wouter';
import type { Coming } from '../../shared/ipc/channels/home.ts';
import { ago, day } from '../design/dates.ts';
import { Section } from '../design/page.tsx';
import { subjectPath } from '../register/kinds.ts';
import classes from './home.module.css';

export function ComingUp({ coming }: { coming: readonly Coming[] }) {
  return (
    <Section title="Coming up">
      {coming.length === 0 ? (
        <p className={classes.calm}>
          Nothing has a day. <Link to="/drills">Plan a drill</Link> or <Link to="/reviews">open a review</Link>.
        </p>
      ) : (
        <ul className={classes.rows}>
          {coming.map((one) => {
            const { title, more, to } = said(one);
            const late = Date.parse(one.on) + DAY_MS < Date.now();
            return (
              <li key={`${one.what} ${to} ${title}`}>
                <Link to={to} className={classes.row}>
                  <span className={classes.rowText}>
                    <span className="clip private" title={title}>
                      {title}
                    </span>
                    <span className="faint clip">{more}</span>
                  </span>
                  <span className={`${classes.when} ${late ? classes.late : ''} numeric`} title={ago(one.on)}>
                    {day(one.on)}
                  </span>
                </Link>
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}

const DAY_MS = 86_400_000;

function said(one: Coming): { title: string; more: string; to: string } {
  switch (one.what) {
    case 'step':
      return {
        title: one.title,
        more: one.more === 0 ? `Step of ${one.case}` : `Step of ${one.case}, and ${one.more} more that day`,
        to: `/offboarding/${one.case}`,
      };
    case 'drill':
      return { title: `Drill on ${one.accountName}`, more: 'Rehearse getting in', to: `/drills/${one.id}` };
    case 'review':
      return { title: one.name, more: 'Access review is due', to: `/reviews/${one.id}` };
    case 'next-review':
      return { title: 'Next access review', more: 'By the policy', to: '/reviews' };
    case 'waiver':
      return { title: one.accountName, more: `No longer accepted: ${one.title}`, to: `/accounts/${one.account}` };
    case 'domain':
      return { title: one.name, more: 'The domain expires', to: subjectPath('domain', one.name) };
  }
}
