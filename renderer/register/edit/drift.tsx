/** Two sources that say different things about one field, side by side: which counts now, and taking the other instead. */
import { Button } from '@mantine/core';
import type { FieldView } from '../../../shared/ipc/channels/accounts.ts';
import type { Json } from '../../../shared/register/facts.ts';
import { Provenance } from '../../design/provenance.tsx';
import { FieldValue } from '../field-value.tsx';
import type { FieldSpec } from '../fields.ts';
import classes from '../register.module.css';
import type { Named } from '../subject-chip.tsx';

export interface DriftProps {
  readonly spec: FieldSpec;
  readonly view: FieldView;
  readonly named: Named;
  /** Absent where nothing may be edited. */
  onChoose?(value: Json): void;
}

export function Drift({ spec, view, named, onChoose }: DriftProps) {
  return (
    <div className={classes.drift}>
      <div className={classes.driftSide}>
        <span className={classes.driftHead}>Counts now, because it is newer</span>
        <FieldValue spec={spec} value={view.value} named={named} />
        {view.provenance && <Provenance {...view.provenance} />}
      </div>
      {view.contradicting.map((other) => (
        <div key={`${other.provenance.basis}${other.provenance.source}`} className={classes.driftSide}>
          <span className={classes.driftHead}>Says otherwise</span>
          <FieldValue spec={spec} value={other.value} named={named} />
          <Provenance {...other.provenance} />
          {onChoose && (
            <Button variant="default" size="xs" onClick={() => onChoose(other.value)}>
              This one is true
            </Button>
          )}
        </div>
      ))}
    </div>
  );
}
