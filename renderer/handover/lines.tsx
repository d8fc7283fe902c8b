/** What one person holds, line by line, and what becomes of each. */
import { SegmentedControl } from '@mantine/core';
import type { Choice, HoldingKind } from '../../shared/handover/index.ts';
import type { HandoverLine } from '../../shared/ipc/channels/handover.ts';
import { Section } from '../design/page.tsx';
import { Table } from '../design/table.tsx';
import { count } from '../design/words.ts';

const KIND_TITLES: Record<HoldingKind, string> = {
  group: 'Groups',
  vault: 'Vaults',
  device: 'MFA devices',
  place: 'Keys to places',
  phone: 'Phones',
  organization: 'Management accounts',
  domain: 'Domains',
  admin: 'Administrator roles',
  'access-key': 'Root access keys',
  risk: 'Accepted risks',
  mailbox: 'Own mailboxes',
};

const CHOICE_WORDS: Record<Choice, string> = { keep: 'Keep', move: 'Move', copy: 'Copy' };

export interface LinesProps {
  readonly lines: readonly HandoverLine[];
  onChoose(ids: readonly string[], choice: Choice): void;
}

export function Lines({ lines, onChoose }: LinesProps) {
  const kinds = [...new Set(lines.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const ofKind = lines.filter((line) => line.kind === kind);
    return (
      <Section key={kind} title={KIND_TITLES[kind]} aside={count(ofKind.length, 'line')}>
        <Table
          heads={[
            'What',
            'How',
            'Opens',
            {
              title: 'What becomes of it',
              end: true,
              shown: <ForAll lines={ofKind} title={KIND_TITLES[kind]} onChoose={onChoose} />,
            },
          ]}
        >
          {ofKind.map((line) => (
            <Line key={line.id} line={line} onChoose={onChoose} />
          ))}
        </Table>
      </Section>
    );
  });
}

function Line({ line, onChoose }: { line: HandoverLine; onChoose: LinesProps['onChoose'] }) {
  return (
    <tr>
      <td className="private">{line.name}</td>
      <td className="muted">
        {line.how}
        {line.note !== null && <div className="faint">{line.note}</div>}
      </td>
      <td className="numeric muted">{line.accounts > 0 ? count(line.accounts, 'account') : 'no account'}</td>
      <td data-end>
        {line.choices.length === 1 ? (
          <span className="muted">Stays</span>
        ) : (
          <SegmentedControl
            size="xs"
            aria-label={`${line.name}, ${line.how}`}
            value={line.choice}
            onChange={(value) => onChoose([line.id], value as Choice)}
            data={line.choices.map((value) => ({ value, label: CHOICE_WORDS[value] }))}
          />
        )}
      </td>
    </tr>
  );
}

/** The same for a whole kind; shown where there are several. */
function ForAll({
  lines,
  title,
  onChoose,
}: {
  lines: readonly HandoverLine[];
  title: string;
  onChoose: LinesProps['onChoose'];
}) {
  const movable = lines.filter(({ choices }) => choices.length > 1);
  if (movable.length < 2) return null;
  const common = (['keep', 'move', 'copy'] as const).filter((choice) =>
    movable.every(({ choices }) => choices.includes(choice)),
  );
  const all = common.find((choice) => movable.every((line) => line.choice === choice));
  return (
    <SegmentedControl
      size="xs"
      aria-label={`All of ${title.toLowerCase()}`}
      value={all ?? ''}
      onChange={(value) =>
        onChoose(
          movable.map(({ id }) => id),
          value as Choice,
        )
      }
      data={common.map((value) => ({ value, label: `${CHOICE_WORDS[value]} all` }))}
    />
  );
}
