/** Home: are we safe today, who is leaving, what do I do next. */
import type { HomeAnswer } from '../../shared/ipc/channels/home.ts';
import { ago, moment } from '../design/dates.ts';
import { Answered } from '../design/feedback.tsx';
import { Page } from '../design/page.tsx';
import { count } from '../design/words.ts';
import { useRequest } from '../ipc/requests.ts';
import { TourOffer } from '../tour/tour-offer.tsx';
import { ComingUp } from './coming-up.tsx';
import { CustodyBars } from './custody-bars.tsx';
import { FirstSteps } from './first-steps.tsx';
import classes from './home.module.css';
import { Leaving } from './leaving.tsx';
import { NextSteps } from './next-steps.tsx';
import { Safety } from './safety.tsx';
import { Trend } from './trend.tsx';
import { WorstAccounts } from './worst-accounts.tsx';

export default function HomeScreen() {
  const home = useRequest('home.get', undefined);
  return (
    <Page title="Home" subtitle={home.data && subtitleOf(home.data)}>
      <Answered request={home} lines={10}>
        {(answer) => (
          <>
            <TourOffer />
            {answer.judgedAt !== null && (
              <p role="status" className="muted">
                As of {moment(answer.judgedAt)}. The figures of today are being worked out.
              </p>
            )}
            {answer.accounts === 0 ? <FirstSteps /> : <Overview home={answer} />}
          </>
        )}
      </Answered>
    </Page>
  );
}

function Overview({ home }: { home: HomeAnswer }) {
  return (
    <div className={classes.home}>
      <Safety home={home} />
      <div className={classes.columns}>
        <div>
          <NextSteps steps={home.next} />
          <WorstAccounts accounts={home.worst} />
        </div>
        <div>
          <Leaving leaving={home.leaving} />
          <ComingUp coming={home.coming} />
        </div>
        <div>
          <Trend />
          <CustodyBars custody={home.custody} />
        </div>
      </div>
    </div>
  );
}

function subtitleOf({ accounts, people, scannedAt }: HomeAnswer): string {
  if (accounts === 0)
    return people === 0 ? 'Nothing is recorded yet' : `${count(people, 'person', 'people')}, no account yet`;
  const scan = scannedAt === null ? 'never scanned' : `last scan ${ago(scannedAt)}`;
  return `${count(accounts, 'account')} · ${count(people, 'person', 'people')} · ${scan}`;
}
