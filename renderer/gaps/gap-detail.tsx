/** Everything about one gap: why it matters, what to do, whom it is about, which controls it relates to. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { GapRow } from '../../shared/ipc/channels/gaps.ts';
import { day } from '../design/dates.ts';
import { PersonChip } from '../design/person-chip.tsx';
import { PanelPart } from '../design/side-panel.tsx';
import { Trouble } from '../design/trouble.tsx';
import { useAction, useRequest } from '../ipc/requests.ts';
import { controlWords } from './gap-words.ts';
import classes from './gaps.module.css';
import { WaiveDialog } from './waive-dialog.tsx';

type Shown = Omit<GapRow, 'accountName'>;

export interface GapDetailProps {
  readonly gap: Shown;
  /** The reason stands beside it already. */
  readonly withoutReason?: boolean;
}

export function GapDetail({ gap, withoutReason = false }: GapDetailProps) {
  const [waiving, setWaiving] = useState(false);
  const rules = useRequest('gaps.rules', undefined);
  const endWaiver = useAction('gaps.end-waiver');
  const why = rules.data?.rules.find((rule) => rule.id === gap.rule)?.why;
  return (
    <>
      {!withoutReason && (
        <PanelPart title={gap.status === 'unknown' ? 'What is not known' : 'What is wrong'}>
          <p>{gap.reason}</p>
        </PanelPart>
      )}
      {why && (
        <PanelPart title="Why it matters">
          <p>{why}</p>
        </PanelPart>
      )}
      <PanelPart title="What to do">
        <p>{gap.whatToDo}</p>
      </PanelPart>
      {gap.people.length > 0 && (
        <PanelPart title="People">
          <div className={classes.people}>
            {gap.people.map((email) => (
              <PersonChip key={email} email={email} />
            ))}
          </div>
        </PanelPart>
      )}
      {gap.waiver && (
        <PanelPart title={gap.status === 'waived' ? 'Accepted' : 'Was accepted'}>
          <p>
            {gap.waiver.reason} <PersonChip email={gap.waiver.owner} /> until {day(gap.waiver.expiresAt)}.
            {gap.waiver.enteredBy !== undefined && <> Entered by {gap.waiver.enteredBy}.</>}
          </p>
        </PanelPart>
      )}
      {gap.controls.length > 0 && (
        <PanelPart title="Related controls">
          <div className={`${classes.controls} numeric`}>
            {gap.controls.map((control) => (
              <span key={control} className={classes.control}>
                {controlWords(control)}
              </span>
            ))}
          </div>
        </PanelPart>
      )}
      <PanelPart>
        {gap.status === 'waived' ? (
          <Button
            variant="default"
            loading={endWaiver.isPending}
            onClick={() => endWaiver.mutate({ rule: gap.rule, account: gap.account, reason: '' })}
          >
            No longer accept it
          </Button>
        ) : (
          gap.status === 'gap' && (
            <Button variant="default" onClick={() => setWaiving(true)}>
              Accept this gap…
            </Button>
          )
        )}
        <Trouble error={endWaiver.error} />
      </PanelPart>
      {waiving && <WaiveDialog rule={gap.rule} accounts={[gap.account]} onClose={() => setWaiving(false)} />}
    </>
  );
}
