/** Every fact about an account, with where it comes from, how old it is and what says otherwise. */
import type { AccountView, FieldView } from '../../shared/ipc/channels/accounts.ts';
import { CustodyEditor } from '../custody/custody-editor.tsx';
import { KeyValue, Section } from '../design/page.tsx';
import { Provenance } from '../design/provenance.tsx';
import { Value, valueWords } from '../design/value.tsx';
import { sourceWords } from '../design/words.ts';
import { FIELDS } from '../register/fields.ts';
import classes from './accounts.module.css';
import { awsFactWords } from './aws-fact-words.ts';

export function AccountFacts({ view, asOf }: { view: AccountView; asOf?: string | undefined }) {
  const observed = view.fields.filter(({ field }) => !RECORDED.has(field));
  return (
    <>
      <CustodyEditor account={view.row.id} asOf={asOf} />
      {observed.length > 0 && (
        <Section title="What AWS says">
          <Facts fields={observed} />
        </Section>
      )}
    </>
  );
}

/** Fields that people record; they are edited where they stand. */
const RECORDED: ReadonlySet<string> = new Set(FIELDS.account.map(({ field }) => field));

function Facts({ fields }: { fields: readonly FieldView[] }) {
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
