/** Are we safe today: open gaps by severity, and who can get in. */
import type { HomeAnswer } from '../../shared/ipc/channels/home.ts';
import { StandingGlyph } from '../design/glyphs.tsx';
import { numeral } from '../design/locale.ts';
import markClasses from '../design/marks.module.css';
import { Stat, Stats } from '../design/page.tsx';
import type { Standing } from '../design/words.ts';
import { count, STANDING_WORDS } from '../design/words.ts';
import classes from './home.module.css';

const SHOWN = ['critical', 'high', 'medium', 'low'] as const;

export function Safety({ home }: { home: HomeAnswer }) {
  const { gaps, unknowns, reachable, onePersonIn, clean, accounts } = home;
  const verdict = verdictOf(home);
  return (
    <section aria-labelledby="safe-today">
      <div className={classes.answer}>
        <h2 id="safe-today">Are we safe today?</h2>
        <p className={classes.verdict}>
          <Mark standing={verdict.standing} />
          {verdict.words}
        </p>
      </div>
      <div className={classes.safety} data-tour="safety">
        <Stats>
          {SHOWN.map((severity) => (
            <Stat
              key={severity}
              label={`${STANDING_WORDS[severity]} gaps`}
              value={numeral(gaps[severity])}
              mark={<Mark standing={gaps[severity] === 0 ? 'fine' : severity} />}
              to={`/gaps?severity=${severity}`}
            />
          ))}
          <Stat
            label="Unknown"
            value={numeral(unknowns)}
            mark={<Mark standing={unknowns === 0 ? 'fine' : 'unknown'} />}
            to="/gaps?status=unknown"
          />
        </Stats>
        <Stats>
          <Stat
            label="Nobody gets in"
            value={numeral(reachable.no)}
            mark={<Mark standing={reachable.no === 0 ? 'fine' : 'critical'} />}
            note={unknownToo(reachable.unknown)}
            to="/accounts?show=unreachable"
          />
          <Stat
            label="One alone gets in"
            value={numeral(onePersonIn.accounts)}
            mark={<Mark standing={onePersonIn.accounts === 0 ? 'fine' : 'high'} />}
            note={unknownToo(onePersonIn.unknown)}
            to="/accounts?show=one-person-in"
          />
          <Stat
            label="We get in as meant"
            value={numeral(reachable.yes)}
            note={`of ${count(accounts, 'account')}`}
            to="/accounts?show=reachable"
          />
          <Stat label="All in order" value={numeral(clean)} note="no gap, no unknown" />
        </Stats>
      </div>
    </section>
  );
}

/** The answer in one sentence: the worst of what is known, and never a yes while something is unknown. */
function verdictOf({ gaps, unknowns, reachable }: HomeAnswer): { standing: Standing; words: string } {
  const locked = reachable.no > 0 && `nobody gets into ${count(reachable.no, 'account')}`;
  const critical =
    gaps.critical > 0 && `${count(gaps.critical, 'critical gap')} ${gaps.critical === 1 ? 'is' : 'are'} open`;
  const worst = [locked, critical].filter(Boolean).join(', and ');
  if (worst !== '') return { standing: 'critical', words: `No: ${worst}.` };
  if (gaps.high > 0)
    return {
      standing: 'high',
      words: `Not quite: no gap is critical, but ${count(gaps.high, 'high one')} ${gaps.high === 1 ? 'is' : 'are'} open.`,
    };
  if (unknowns > 0)
    return { standing: 'unknown', words: `It cannot be told: ${count(unknowns, 'check')} could not be judged.` };
  return { standing: 'fine', words: 'Yes: nothing critical or high is open, and nothing is unknown.' };
}

/** An unknown never hides behind a zero. */
function unknownToo(accounts: number): string {
  return accounts === 0 ? 'known of all accounts' : `unknown of ${numeral(accounts)} more`;
}

function Mark({ standing }: { standing: Standing }) {
  const tone = standing === 'not-applicable' || standing === 'info' ? 'low' : standing;
  return (
    <span className={markClasses[tone]}>
      <StandingGlyph standing={standing} size={15} />
    </span>
  );
}
