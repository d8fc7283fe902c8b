/** One account: what the verdict is and why, its gaps, who can get in which way, and every fact with its source. */
import { Link, useParams, useSearch } from 'wouter';
import type { AccountView } from '../../shared/ipc/channels/accounts.ts';
import { AccountHistory } from '../custody/account-history.tsx';
import { CustodyGraph } from '../custody/custody-graph.tsx';
import { CopyText } from '../design/copy-text.tsx';
import { moment } from '../design/dates.ts';
import { Failed, Loading } from '../design/feedback.tsx';
import { Page, Section, Stat, Stats } from '../design/page.tsx';
import { SeverityCounts, StateBadge } from '../design/state-badge.tsx';
import { Term } from '../design/term.tsx';
import { accountStateWords, count } from '../design/words.ts';
import { LeftOpenSection } from '../imports/left-open-section.tsx';
import { useRequest } from '../ipc/requests.ts';
import { AsOfBanner, AsOfPicker, endOfDay } from '../register/subject/as-of.tsx';
import { AccountFacts } from './account-facts.tsx';
import { AccountGaps } from './account-gaps.tsx';
import { AccountPaths } from './account-paths.tsx';
import type { Said } from './account-words.ts';
import { breakInSaid, busFactorSaid, mfaSaid, RECOVERY, recoverySaid } from './account-words.ts';
import classes from './accounts.module.css';

const BACK = { to: '/accounts', label: 'Accounts' };

export default function AccountScreen() {
  const { id = '' } = useParams<{ id: string }>();
  const asOf = new URLSearchParams(useSearch()).get('asof');
  const account = useRequest(
    'accounts.get',
    { id, ...(asOf === null ? {} : { asOf: endOfDay(asOf) }) },
    { keepPrevious: true },
  );
  if (account.data === undefined)
    return (
      <Page title={<span className="numeric">{id}</span>} back={BACK}>
        {account.error ? <Failed error={account.error} retry={account.refetch} /> : <Loading />}
      </Page>
    );
  return <Account view={account.data} asOf={asOf} />;
}

function Account({ view, asOf }: { view: AccountView; asOf: string | null }) {
  const { row, verdict, gaps } = view;
  return (
    <Page
      title={row.name ?? row.id}
      back={BACK}
      subtitle={
        <span className={`${classes.subtitle} numeric`}>
          <CopyText text={row.id} label="Copy account id" />
          {row.email && <CopyText text={row.email} label="Copy root email" />}
          {row.management && <span>Management account</span>}
          {row.state !== null && row.state !== 'ACTIVE' && (
            <StateBadge standing="medium" label={accountStateWords(row.state)} bare />
          )}
        </span>
      }
      actions={
        <>
          <span className="faint">
            {row.scannedAt === null ? 'Never read from AWS' : `Read ${moment(row.scannedAt)}`}
          </span>
          <Link to={`/runbooks/${row.id}`}>Break-glass card</Link>
          <AsOfPicker asOf={asOf} />
        </>
      }
    >
      {asOf !== null && <AsOfBanner asOf={asOf} />}
      <Stats>
        <Stat
          label="Open gaps"
          value={
            <span className={classes.mark}>
              <SeverityCounts counts={{ ...row.gaps, unknown: row.unknowns }} />
            </span>
          }
          note={row.unknowns > 0 ? `${count(row.unknowns, 'rule')} cannot be judged` : 'Every rule could be judged'}
        />
        <Stat
          label="Root MFA"
          value={<Mark {...mfaSaid(row)} />}
          note={`Password ${row.password === 'yes' ? 'set' : row.password === 'no' ? 'not set' : 'unknown'}`}
        />
        <Stat
          label={<Term name="bus factor">Bus factor</Term>}
          value={<Mark {...busFactorSaid(verdict.busFactor)} />}
          note={range(verdict.busFactor, verdict.busFactorRange, 'any number') ?? busFactorMeans(verdict.busFactor)}
        />
        <Stat
          label={<Term name="break-in number">Break-in number</Term>}
          value={<Mark {...breakInSaid(verdict.breakIn)} />}
          note={range(verdict.breakIn, verdict.breakInRange, 'nobody') ?? breakInMeans(verdict.breakIn)}
        />
        <Stat
          label={<Term name="recovery estimate">Best way back</Term>}
          value={<Mark {...wayBack(row)} />}
          note={sentence(verdict.recovery.duration)}
        />
      </Stats>
      {view.sentences.length > 0 && (
        <Section title="In words" padded>
          <ul className={classes.sentences}>
            {view.sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Section>
      )}
      <CustodyGraph picture={view.picture} />
      <AccountGaps gaps={gaps} />
      {asOf === null && <LeftOpenSection kind="account" subject={row.id} />}
      <AccountPaths verdict={verdict} picture={view.picture} />
      <AccountFacts view={view} {...(asOf === null ? {} : { asOf: endOfDay(asOf) })} />
      <AccountHistory account={row.id} />
    </Page>
  );
}

function Mark(said: Said) {
  return (
    <span className={classes.mark}>
      <StateBadge {...said} bare />
    </span>
  );
}

/** What is certain about a number that is not known exactly. */
function range(
  value: number | null | 'unknown',
  [least, most]: readonly [number | null, number | null],
  open: string,
): string | null {
  if (value !== 'unknown') return null;
  const words = (end: number | null) => (end === null ? open : String(end));
  return `Between ${words(least)} and ${words(most)}`;
}

function busFactorMeans(busFactor: number | 'unknown'): string {
  if (busFactor === 0) return 'Nobody gets in the intended way';
  return busFactor === 1 ? 'Hangs on one person' : 'people away before nobody gets in';
}

function breakInMeans(breakIn: number | null | 'unknown'): string {
  if (breakIn === null) return 'No way in is known';
  return breakIn === 1 ? 'One person alone gets in' : 'people must act together';
}

function wayBack(row: AccountView['row']): Said {
  const said = recoverySaid(row);
  return said.standing === 'unknown' ? said : { ...said, label: RECOVERY[row.recovery].label };
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
