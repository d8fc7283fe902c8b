/** Two people sign; what is still open is listed, and is accepted by name or not at all. */
import { Button, Checkbox, Group, Stack, Textarea, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { CaseView } from '../../shared/ipc/channels/offboarding.ts';
import { handOf, handsInWords, isOneHand } from '../../shared/offboarding/hands.ts';
import { day, moment } from '../design/dates.ts';
import { Section } from '../design/page.tsx';
import { StateBadge } from '../design/state-badge.tsx';
import { Trouble } from '../design/trouble.tsx';
import { useAction } from '../ipc/requests.ts';
import { SavePage } from '../reports/save-page.tsx';
import caseClasses from './case.module.css';
import stepsClasses from './steps.module.css';

export function SignOff({ view }: { view: CaseView }) {
  const { case: one, openPoints } = view;
  return (
    <div className={caseClasses.tabbed}>
      {one.status === 'signed' && (
        <Section title="Signed" padded>
          <Group justify="space-between">
            <span>
              Closed {moment(one.closedAt)}. The next drill is due {day(one.nextDrillAt)}.
            </span>
            <SavePage label="Closing report" page={{ of: 'closing-report', id: one.id }} />
          </Group>
        </Section>
      )}
      {one.status === 'cancelled' && (
        <Section title="Cancelled" padded>
          {moment(one.closedAt)}: {one.closedReason}
        </Section>
      )}
      {one.status === 'open' && (
        <Section title="What is open" padded>
          {openPoints.length === 0 ? (
            <StateBadge standing="fine" label="Nothing is lost, nobody is still in, every step is done." bare />
          ) : (
            <ul className={stepsClasses.instructions}>
              {openPoints.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          )}
        </Section>
      )}
      <Section title="Signatures" padded>
        {one.signatures.length === 0 && (
          <div className="muted">
            Nobody has signed yet. Two different people have to, each from an account of their own.
          </div>
        )}
        <ul className={caseClasses.plain}>
          {one.signatures.map((signature) => (
            <li key={signature.by} className={caseClasses.signature}>
              {signature.by},{' '}
              <span className="muted">
                {moment(signature.at)}, entered by {handOf(signature)}
              </span>
              {signature.note && <span className={stepsClasses.note}>“{signature.note}”</span>}
              {signature.accepted.length > 0 && (
                <span className={stepsClasses.note}>Accepted as open: {signature.accepted.join(' ')}</span>
              )}
            </li>
          ))}
        </ul>
        {isOneHand(one.signatures) && <StateBadge standing="medium" label={handsInWords(one.signatures) ?? ''} bare />}
        {one.status === 'open' && <SignForm view={view} />}
      </Section>
    </div>
  );
}

function SignForm({ view }: { view: CaseView }) {
  const [by, setBy] = useState('');
  const [note, setNote] = useState('');
  const [accept, setAccept] = useState(false);
  const sign = useAction('offboarding.sign', () => {
    setBy('');
    setNote('');
    setAccept(false);
  });
  const open = view.openPoints.length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    sign.mutate({ id: view.row.id, by: by.trim(), note: note.trim(), accept });
  };
  return (
    <form onSubmit={submit} style={{ marginTop: '1rem', maxWidth: '32rem' }}>
      <Stack gap="md">
        <TextInput
          label={view.case.signatures.length === 0 ? 'First signature' : 'Second signature'}
          description="Name or work email of whoever looked through the case. The log says whose account entered it."
          required
          value={by}
          onChange={(event) => setBy(event.currentTarget.value)}
        />
        <Textarea
          label="Note"
          required={open}
          autosize
          minRows={2}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {open && (
          <Checkbox
            label="I accept what is open, for the reason in the note."
            checked={accept}
            onChange={(event) => setAccept(event.currentTarget.checked)}
          />
        )}
        <Trouble error={sign.error} />
        <Group>
          <Button type="submit" disabled={by.trim() === '' || (open && !accept)} loading={sign.isPending}>
            Sign
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
