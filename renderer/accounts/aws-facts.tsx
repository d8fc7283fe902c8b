/** What AWS says of an account or an organization, each with where it comes from and what says otherwise. */
import type { FieldView } from '../../shared/ipc/channels/accounts.ts';
import { KeyValue } from '../design/page.tsx';
import { Provenance } from '../design/provenance.tsx';
import { Value, valueWords } from '../design/value.tsx';
import { sourceWords } from '../design/words.ts';
import classes from './accounts.module.css';
import { awsFactWords } from './aws-fact-words.ts';

export function AwsFacts({ fields }: { fields: readonly FieldView[] }) {
  return (
    <KeyValue
      pairs={fields.map((field) => ({
        label: field.label,
        value: (
          <>
            <FieldValue field={field} />
            {field.contradicting.map((other) => (
              <div key={`${other.provenance.basis}${other.provenance.source}`} className={classes.contradiction}>
                <span>
                  {sourceWords(other.provenance.source)} says otherwise:{' '}
                  {awsFactWords(field.field, other.value) ?? valueWords(other.value)}
                </span>
                <Provenance {...other.provenance} />
              </div>
            ))}
          </>
        ),
        mark: field.provenance && <Provenance {...field.provenance} stale={field.stale} />,
      }))}
    />
  );
}

function FieldValue({ field }: { field: FieldView }) {
  const words = field.unknown === null && field.value !== null ? awsFactWords(field.field, field.value) : null;
  if (words !== null) return <span className="numeric">{words}</span>;
  return <Value value={field.value} unknown={field.unknown} />;
}
