/** Runbooks and cards as they go on paper: the same on the screen, printed without what is around them. */
import { Link } from 'wouter';
import type { AnswerOf } from '../../shared/ipc/contract.ts';
import type { Call, Runbook, RunbookStep } from '../../shared/runbooks/runbook.ts';
import {
  centralWords,
  deviceLine,
  deviceWords,
  mailWords,
  phoneWords,
  vaultWords,
} from '../../shared/runbooks/words.ts';
import { day, moment } from '../design/dates.ts';
import { PersonChip } from '../design/person-chip.tsx';
import { useAction } from '../ipc/requests.ts';
import classes from './paper.module.css';

export function RunbookPaper({ book }: { book: Runbook }) {
  return (
    <article className={classes.paper} aria-label={`${book.title}, ${book.accountName}`}>
      <div className={classes.onPaper}>
        <h1>
          {book.title}: {book.accountName}
        </h1>
        <p className="numeric">
          Account {grouped(book.account)}, as of {moment(book.asOf)}
        </p>
      </div>
      <p className="muted">{book.when}</p>
      <NotKnown unknown={book.unknown} />
      <h2>Whom to call</h2>
      <Calls calls={book.calls} />
      <h2>Steps</h2>
      <ol className={classes.steps}>
        {book.steps.map((step) => (
          <Step key={step.title} step={step} />
        ))}
      </ol>
      <Foot />
    </article>
  );
}

export function CardPaper({ card }: { card: AnswerOf<'runbooks.card'> }) {
  const { sheet } = card;
  return (
    <article className={classes.paper} aria-label={`Break-glass card, ${sheet.name}`}>
      <div className={classes.onPaper}>
        <h1>Break-glass card: {sheet.name}</h1>
        <p className="numeric">As of {moment(sheet.asOf)}</p>
      </div>
      <table>
        <tbody>
          <Row name="Account id" value={grouped(sheet.id)} />
          <Row name="Root email" value={sheet.email ?? 'Not recorded'} />
          <Row name="Sign in at" value="signin.aws.amazon.com, root user" />
          <Row name="1. Password" value={sheet.password === 'no' ? 'There is no root password.' : vaultWords(sheet)} />
          <tr>
            <th scope="row">2. MFA</th>
            <td>
              {sheet.devices && sheet.devices.length > 0
                ? sheet.devices.map((device) => <p key={device.label}>{deviceLine(device)}</p>)
                : deviceWords(sheet)}
            </td>
          </tr>
          <Row name="Mail" value={mailWords(sheet)} />
          <Row name="Phone" value={phoneWords(sheet)} />
          <Row name="Centrally" value={centralWords(sheet)} />
          <Row
            name="Last drill"
            value={
              sheet.lastDrillAt === null ? 'Never recorded' : `${day(sheet.lastDrillAt)}, ${sheet.lastDrillResult}`
            }
          />
          <Row name="If nothing works" value="aws.amazon.com/contact-us, “I can’t sign in”. Days to weeks." />
        </tbody>
      </table>
      <h2>Whom to call</h2>
      <Calls calls={card.calls} />
      <NotKnown unknown={card.unknown} />
      <Foot />
    </article>
  );
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="private">{value}</td>
    </tr>
  );
}

function Calls({ calls }: { calls: readonly Call[] }) {
  return (
    <table>
      <tbody>
        {calls.map((call) => (
          <tr key={call.for}>
            <th scope="row">{call.for}</th>
            <td>
              {call.people.length === 0 ? (
                <span className="muted">Nobody recorded</span>
              ) : (
                <span style={{ display: 'flex', flexWrap: 'wrap', gap: '0.125rem 0.875rem' }}>
                  {call.people.map((person) => (
                    <PersonChip key={person.email} email={person.email} name={person.name} />
                  ))}
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Step({ step }: { step: RunbookStep }) {
  const open = useAction('app.open-link');
  return (
    <li className={classes.step}>
      <div>
        <h3>{step.title}</h3>
        <ul>
          {step.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {step.facts.map((fact) => (
          <p
            key={fact}
            className={`${classes.fact} private`}
            data-unknown={/^Not (recorded|known)/.test(fact) || undefined}
          >
            {fact}
          </p>
        ))}
        {step.links.length > 0 && (
          <div className={classes.links}>
            {step.links.map(({ label, url }) => (
              <a
                key={url}
                href={url}
                onClick={(event) => {
                  event.preventDefault();
                  open.mutate({ address: url });
                }}
              >
                {label}
              </a>
            ))}
          </div>
        )}
      </div>
    </li>
  );
}

function NotKnown({ unknown }: { unknown: readonly string[] }) {
  if (unknown.length === 0) return null;
  return (
    <>
      <h2>Not known</h2>
      <p className={classes.fact} data-unknown>
        Nobody has recorded: {unknown.join('; ')}.
      </p>
    </>
  );
}

function Foot() {
  return (
    <p className="faint" style={{ marginTop: '1.25rem' }}>
      No secret is on this page: it says where things are and who has them. Print it again when something changes. The{' '}
      <Link to="/drills">drills</Link> show whether it is right.
    </p>
  );
}

export function grouped(id: string): string {
  return id.replace(/^(\d{4})(\d{4})(\d{4})$/, '$1-$2-$3');
}
