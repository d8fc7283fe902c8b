/** How well custody is known, part by part: one bar of all accounts for each. */
import type { Coverage, CoverageStanding, CustodyPart } from '../../shared/ipc/channels/home.ts';
import { COVERAGE_STANDINGS } from '../../shared/ipc/channels/home.ts';
import { numeral } from '../design/locale.ts';
import { Section } from '../design/page.tsx';
import classes from './home.module.css';

const PART_WORDS: Record<CustodyPart, string> = {
  inbox: 'Root inbox',
  password: 'Password vault',
  factor: 'MFA device',
  phone: 'Primary phone',
};

const STANDING_WORDS: Record<CoverageStanding, readonly [name: string, means: string]> = {
  verified: ['Verified', 'A reading or a drill showed it'],
  recorded: ['Recorded', 'A person said so, recently enough'],
  stale: ['Stale', 'Said longer ago than the review interval allows'],
  unknown: ['Unknown', 'Not recorded, or a list of people is not complete'],
};

export function CustodyBars({ custody }: { custody: readonly Coverage[] }) {
  return (
    <Section title="Who holds what" aside="Accounts, by how well it is known" padded>
      <dl className={classes.bars}>
        {custody.map(({ part, accounts }) => (
          <div key={part} className={classes.barRow}>
            <dt>{PART_WORDS[part]}</dt>
            <dd>
              <div className={classes.bar} role="img" aria-label={inWords(accounts)}>
                {COVERAGE_STANDINGS.filter((standing) => accounts[standing] > 0).map((standing) => (
                  <span
                    key={standing}
                    className={`${classes.part} ${classes[standing]} numeric`}
                    style={{ flexGrow: accounts[standing] }}
                    title={`${numeral(accounts[standing])} ${STANDING_WORDS[standing][0].toLowerCase()}`}
                  />
                ))}
              </div>
            </dd>
            <dd className={`${classes.barNote} numeric`} aria-hidden="true">
              {noteOf(accounts)}
            </dd>
          </div>
        ))}
      </dl>
      <ul className={classes.legend}>
        {COVERAGE_STANDINGS.map((standing) => (
          <li key={standing} className={classes.legendItem} title={STANDING_WORDS[standing][1]}>
            <span className={`${classes.swatch} ${classes[standing]}`} aria-hidden="true" />
            {STANDING_WORDS[standing][0]}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function inWords(accounts: Coverage['accounts']): string {
  return COVERAGE_STANDINGS.map(
    (standing) => `${numeral(accounts[standing])} ${STANDING_WORDS[standing][0].toLowerCase()}`,
  ).join(', ');
}

function noteOf(accounts: Coverage['accounts']): string {
  const known = accounts.verified + accounts.recorded;
  return `${numeral(known)} of ${numeral(known + accounts.stale + accounts.unknown)} known`;
}
