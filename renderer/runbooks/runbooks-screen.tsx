/** Runbooks: choose an account and what happened; the page holds the account's own facts and prints by itself. */
import { Button } from '@mantine/core';
import { IconBook2, IconPrinter } from '@tabler/icons-react';
import { Link, useLocation, useParams } from 'wouter';
import { RUNBOOK_KINDS, RUNBOOK_TITLES, type RunbookKind } from '../../shared/runbooks/runbook.ts';
import { Answered, EmptyState } from '../design/feedback.tsx';
import { Page, Section } from '../design/page.tsx';
import { useRequest } from '../ipc/requests.ts';
import { ReferencePicker } from '../register/edit/reference-picker.tsx';
import { SavePage } from '../reports/save-page.tsx';
import classes from './paper.module.css';
import { CardPaper, grouped, RunbookPaper } from './paper.tsx';

const CARD = 'card';
const OFFERED_MOST = 8;

export default function RunbooksScreen() {
  const { account, kind } = useParams<{ account?: string; kind?: string }>();
  const [, navigate] = useLocation();
  const chosen = RUNBOOK_KINDS.find((one) => one === kind);
  const name = useRequest('accounts.get', { id: account ?? '' }, { enabled: account !== undefined });
  const shown = name.data?.row.name ?? account;
  return (
    <Page
      title="Runbooks"
      subtitle={
        account === undefined ? (
          'What to do when something is lost or broken, with the account’s own facts'
        ) : (
          <span className="private">
            {shown} <span className="numeric">{grouped(account)}</span>
          </span>
        )
      }
      actions={account !== undefined && <PrintActions account={account} kind={chosen} />}
    >
      <div className={classes.choose}>
        <nav aria-label="Kinds of runbook">
          <ReferencePicker
            label="Account"
            labelled
            kinds={['account']}
            many={false}
            value={account === undefined ? [] : [{ kind: 'account', key: account }]}
            named={{ [`account:${account}`]: { name: shown ?? '', status: null } }}
            onChange={([one]) => navigate(one === undefined ? '/runbooks' : `/runbooks/${one.key}/${kind ?? CARD}`)}
          />
          {account !== undefined && (
            <div className={classes.kinds} style={{ marginTop: '0.75rem' }}>
              {[CARD, ...RUNBOOK_KINDS].map((one) => (
                <Link
                  key={one}
                  to={`/runbooks/${account}/${one}`}
                  className={classes.kind}
                  aria-current={one === (chosen ?? CARD) ? 'page' : undefined}
                >
                  {one === CARD ? 'Break-glass card' : RUNBOOK_TITLES[one as RunbookKind]}
                </Link>
              ))}
            </div>
          )}
        </nav>
        {account === undefined ? (
          <WhichAccount />
        ) : chosen === undefined ? (
          <Card account={account} />
        ) : (
          <Book account={account} kind={chosen} />
        )}
      </div>
    </Page>
  );
}

/** Where a page on paper would be missed first. */
function WhichAccount() {
  const worst = useRequest('accounts.page', {
    search: '',
    filters: [],
    sort: { by: 'gaps', descending: false },
    offset: 0,
    limit: OFFERED_MOST,
  });
  const rows = worst.data?.rows ?? [];
  return (
    <div>
      <EmptyState icon={IconBook2} title="Which account?">
        Choose one at the left. Print its pages while everything works: they are for the day when nothing does.
      </EmptyState>
      {rows.length > 0 && (
        <Section title="Begin with those in the worst shape">
          <div className={classes.offered}>
            {rows.map(({ id, name }) => (
              <Link key={id} to={`/runbooks/${id}/${CARD}`} className={classes.kind}>
                <span className="private">{name ?? id}</span>
              </Link>
            ))}
          </div>
        </Section>
      )}
    </div>
  );
}

function Book({ account, kind }: { account: string; kind: RunbookKind }) {
  const book = useRequest('runbooks.get', { account, kind });
  return <Answered request={book}>{(answer) => <RunbookPaper book={answer} />}</Answered>;
}

function Card({ account }: { account: string }) {
  const card = useRequest('runbooks.card', { account });
  return <Answered request={card}>{(answer) => <CardPaper card={answer} />}</Answered>;
}

function PrintActions({ account, kind }: { account: string; kind: RunbookKind | undefined }) {
  return (
    <>
      <SavePage page={kind === undefined ? { of: 'break-glass-card', account } : { of: 'runbook', account, kind }} />
      <Button leftSection={<IconPrinter size={15} stroke={1.7} />} onClick={() => window.print()}>
        Print
      </Button>
    </>
  );
}
