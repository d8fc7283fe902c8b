/** The answer at the top of a subject's page: how many accounts hang on it and how; for people, what would break. */
import type { RegisterKind, SubjectView } from '../../../shared/ipc/channels/register.ts';
import { StandingGlyph } from '../../design/glyphs.tsx';
import { numeral } from '../../design/locale.ts';
import { Stat, Stats } from '../../design/page.tsx';
import { Term } from '../../design/term.tsx';
import type { TermName } from '../../design/terms.ts';
import type { Standing } from '../../design/words.ts';
import { count } from '../../design/words.ts';
import { COMPANY, LEAVER } from '../../what-if/verdict-words.ts';
import { KIND_SCREENS } from '../kinds.ts';
import classes from '../register.module.css';

/** As many ways as fit beside each other. */
const WAYS_MOST = 5;

export function SubjectAnswer({ kind, view }: { kind: RegisterKind; view: SubjectView }) {
  const { row, ways } = view;
  return (
    <>
      <p className={classes.answer}>{sentence(kind, view)}</p>
      {kind === 'person' && row.impact !== null ? (
        <Stats>
          <Broken {...COMPANY.lost} term="lost" many={row.impact.lost} note="nobody else gets in" />
          <Broken {...COMPANY.fragile} term="fragile" many={row.impact.fragile} note="too few others get in" />
          <Broken {...LEAVER['still-in']} term="still in" many={row.impact.stillIn} note="they alone still get in" />
          <Broken
            {...LEAVER['in-with-help']}
            term="in with help"
            many={row.impact.withHelp}
            note="with one who stays"
          />
          <Stat label="Has a part in" value={numeral(row.accounts)} note="accounts" />
        </Stats>
      ) : (
        // One way alone is all in the sentence.
        ways.length > 1 && (
          <Stats>
            <Stat label="Accounts that hang on it" value={numeral(row.accounts)} note="in any way" />
            {ways.slice(0, WAYS_MOST).map(({ how, accounts }) => (
              <Stat
                key={how}
                label={capital(how)}
                value={numeral(accounts)}
                note={accounts === 1 ? 'account' : 'accounts'}
              />
            ))}
          </Stats>
        )
      )}
    </>
  );
}

interface BrokenProps {
  readonly standing: Standing;
  readonly word: string;
  readonly term: TermName;
  readonly many: number;
  readonly note: string;
}

function Broken({ standing, word, term, many, note }: BrokenProps) {
  return (
    <Stat
      label={<Term name={term}>{word}</Term>}
      value={numeral(many)}
      note={note}
      {...(many > 0
        ? {
            mark: (
              <span className={classes.glyph} data-standing={standing}>
                <StandingGlyph standing={standing} size={16} />
              </span>
            ),
          }
        : {})}
    />
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The answer in one sentence that can be read aloud. */
export function sentence(kind: RegisterKind, { row, ways }: SubjectView): string {
  if (kind === 'person') {
    const { impact } = row;
    if (impact === null) return '';
    const parts = [
      impact.lost > 0 && `nobody would get into ${count(impact.lost, 'account')}`,
      impact.fragile > 0 && `${count(impact.fragile, 'account')} would hang on too few people`,
      impact.stillIn > 0 && `they could still get into ${count(impact.stillIn, 'account')} alone`,
      impact.withHelp > 0 && `into ${numeral(impact.withHelp)} with somebody’s help`,
    ].filter((part): part is string => part !== false);
    const subject = row.status === 'left' ? `${row.name} has left` : `If ${row.name} left`;
    if (parts.length === 0)
      return row.accounts === 0
        ? `${row.name} has no part in any account.`
        : row.status === 'left'
          ? `${subject} and keeps nothing that opens an account.`
          : `${subject}, others would still get in everywhere, and nothing they keep would open an account.`;
    const told = parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
    return row.status === 'left' ? `${subject}: ${told}.` : `${subject}, ${told}.`;
  }
  if (row.accounts === 0) return `No account hangs on this ${KIND_SCREENS[kind].one}.`;
  const [first, ...rest] = ways;
  if (first === undefined) return '';
  if (rest.length === 0)
    return `${count(row.accounts, 'account')}: it ${first.how} of ${first.accounts === 1 ? 'it' : 'each'}.`;
  const more = rest.slice(0, 2).map(({ how, accounts }) => `${how} (${numeral(accounts)})`);
  return `${count(row.accounts, 'account')} hang${row.accounts === 1 ? 's' : ''} on it: it ${first.how} (${numeral(first.accounts)}), ${more.join(', ')}.`;
}
