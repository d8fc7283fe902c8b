/** Are we safe today: open gaps by severity, and who can get in. */
import type { HomeAnswer } from '../../shared/ipc/channels/home.ts';
import { StandingGlyph } from '../design/glyphs.tsx';
import markClasses from '../design/marks.module.css';
import { Section, Stat, Stats } from '../design/page.tsx';
import type { Standing } from '../design/words.ts';
import { count, STANDING_WORDS } from '../design/words.ts';
import classes from './home.module.css';

const SHOWN = ['critical', 'high', 'medium', 'low'] as const;

export function Safety({ home }: { home: HomeAnswer }) {
  const { gaps, unknowns, reachable, onePersonIn, clean, accounts } = home;
  return (
    <Section
      title="Are we safe today?"
      aside={`${clean.toLocaleString()} of ${count(accounts, 'account')} without any gap or unknown`}
      plain
    >
      <div className={classes.safety}>
        <Stats>
          {SHOWN.map((severity) => (
            <Stat
              key={severity}
              label={`${STANDING_WORDS[severity]} gaps`}
              value={gaps[severity].toLocaleString()}
              mark={<Mark standing={gaps[severity] === 0 ? 'fine' : severity} />}
              to={`/gaps?severity=${severity}`}
            />
          ))}
          <Stat
            label="Unknown"
            value={unknowns.toLocaleString()}
            mark={<Mark standing={unknowns === 0 ? 'fine' : 'unknown'} />}
            to="/gaps?status=unknown"
          />
        </Stats>
        <Stats>
          <Stat
            label="Nobody gets in"
            value={reachable.no.toLocaleString()}
            mark={<Mark standing={reachable.no === 0 ? 'fine' : 'critical'} />}
            note={unknownToo(reachable.unknown)}
            to="/accounts?show=unreachable"
          />
          <Stat
            label="One alone gets in"
            value={onePersonIn.accounts.toLocaleString()}
            mark={<Mark standing={onePersonIn.accounts === 0 ? 'fine' : 'high'} />}
            note={unknownToo(onePersonIn.unknown)}
            to="/accounts?show=one-person-in"
          />
          <Stat
            label="We get in as intended"
            value={reachable.yes.toLocaleString()}
            note={`of ${count(accounts, 'account')}`}
            to="/accounts?show=reachable"
          />
        </Stats>
      </div>
    </Section>
  );
}

/** An unknown never hides behind a zero. */
function unknownToo(accounts: number): string {
  return accounts === 0 ? 'known of all accounts' : `unknown of ${accounts.toLocaleString()} more`;
}

function Mark({ standing }: { standing: Standing }) {
  const tone = standing === 'not-applicable' || standing === 'info' ? 'low' : standing;
  return (
    <span className={markClasses[tone]}>
      <StandingGlyph standing={standing} size={15} />
    </span>
  );
}
