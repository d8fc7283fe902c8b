/** Everything that was ever recorded about a subject, newest first: who said it, when, and until when it stood. */

import type { HistoryEntry } from '../../../shared/ipc/channels/accounts.ts';
import type { RegisterKind } from '../../../shared/ipc/channels/register.ts';
import type { Json } from '../../../shared/register/facts.ts';
import { moment } from '../../design/dates.ts';
import { Answered } from '../../design/feedback.tsx';
import { numeral } from '../../design/locale.ts';
import { Section } from '../../design/page.tsx';
import { StateBadge } from '../../design/state-badge.tsx';
import { Table } from '../../design/table.tsx';
import { valueWords } from '../../design/value.tsx';
import { BASIS_WORDS, sourceWords } from '../../design/words.ts';
import { useRequest } from '../../ipc/requests.ts';
import { FieldValue } from '../field-value.tsx';
import { FIELDS } from '../fields.ts';
import { whoIn } from '../members/entries.ts';
import type { Named } from '../subject-chip.tsx';
import { SubjectChip } from '../subject-chip.tsx';

export interface HistorySectionProps {
  readonly kind: RegisterKind;
  readonly subject: string;
  readonly named: Named;
}

const LISTED_MOST = 500;

export function HistorySection({ kind, subject, named }: HistorySectionProps) {
  const history = useRequest('register.history', { kind, key: subject, limit: LISTED_MOST });
  return (
    <Section
      title="History"
      aside={history.data && history.data.total > LISTED_MOST && `The newest ${numeral(LISTED_MOST)} statements`}
    >
      <Answered request={history}>
        {({ entries }) => (
          <Table heads={['Recorded', 'What', 'Said', 'By', 'Stood until']}>
            {entries
              .filter((entry) => entry.field !== 'present')
              .map((entry) => (
                <tr key={`${entry.seq}|${entry.field}|${entry.item}|${entry.provenance.basis}`}>
                  <td className="numeric muted">{moment(entry.from)}</td>
                  <th scope="row">{entry.label}</th>
                  <td>
                    <Said kind={kind} entry={entry} named={named} />
                  </td>
                  <td className="muted" title={sourceWords(entry.provenance.source)}>
                    {[BASIS_WORDS[entry.provenance.basis], entry.provenance.by].filter(Boolean).join(', ')}
                  </td>
                  <td className="numeric muted">{entry.until === null ? 'today' : moment(entry.until)}</td>
                </tr>
              ))}
          </Table>
        )}
      </Answered>
    </Section>
  );
}

function Said({ kind, entry, named }: { kind: RegisterKind; entry: HistoryEntry; named: Named }) {
  if (entry.unknown !== null) return <StateBadge standing="unknown" reason={entry.unknown.reason} bare />;
  const who = entry.item === '' ? null : whoIn(entry.value);
  if (who !== null) {
    const { person: _, group: __, ...rest } = entry.value as Record<string, Json>;
    return (
      <>
        <SubjectChip kind={who.kind} subject={who.key} named={named} />{' '}
        <span className="muted">{valueWords(rest)}</span>
      </>
    );
  }
  const spec = FIELDS[kind].find(({ field }) => field === entry.field);
  return spec === undefined ? valueWords(entry.value) : <FieldValue spec={spec} value={entry.value} named={named} />;
}
