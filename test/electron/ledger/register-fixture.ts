/** A small ledger that tests edit through the same channels as the window. */
import Database from 'better-sqlite3';
import { Assessment } from '../../../electron/ledger/assessment.ts';
import { Ledger } from '../../../electron/ledger/ledger.ts';
import { ledgerHandlers } from '../../../electron/ledger/requests/table.ts';
import type { RequestOf } from '../../../shared/ipc/contract.ts';
import { contract } from '../../../shared/ipc/contract.ts';
import type { LedgerDocument } from '../../../shared/register/document.ts';
import type { Json } from '../../../shared/register/facts.ts';
import { canonicalJson } from '../../../shared/register/facts.ts';
import { exportOf, factsOfDocument } from '../../../shared/register/record.ts';

type Handled = keyof typeof ledgerHandlers;

export const START = '2026-11-01T00:00:00.000Z';
/** The day before: what a test edits is newer than what the file said. */
const OBSERVED_AT = '2026-10-31T00:00:00.000Z';

export function ledgerOf(document: Partial<LedgerDocument> = {}) {
  let now = Date.parse(START);
  const ledger = new Ledger(new Database(':memory:'), () => new Date(now));
  const assessment = new Assessment(ledger);
  ledger.change({ actor: 'test', action: 'sample', title: 'Start' }, (draft) => {
    const all = { format: 'root-ledger', version: 1, ...document } as LedgerDocument;
    for (const fact of factsOfDocument(all, { basis: 'observed', source: 'file:test', at: OBSERVED_AT }))
      draft.put(fact);
  });
  return {
    ledger,
    assessment,
    passDays: (days: number) => {
      now += days * 86_400_000;
    },
    /** Ask a channel, its defaults filled in and its request checked as at the boundary. */
    ask: <Name extends Handled>(channel: Name, request: unknown): ReturnType<(typeof ledgerHandlers)[Name]> => {
      const checked = contract[channel].request.parse(request) as RequestOf<Name>;
      const handler = ledgerHandlers[channel] as unknown as (
        context: object,
        request: RequestOf<Name>,
      ) => ReturnType<(typeof ledgerHandlers)[Name]>;
      return handler({ ledger, assessment, actor: 'ada' }, checked);
    },
    value: (
      kind: 'account' | 'person' | 'group' | 'vault' | 'device' | 'phone',
      key: string,
      field: string,
    ): Json | undefined => ledger.register.get({ kind, key })?.value(field),
    entries: (kind: 'group' | 'vault', key: string): Record<string, Json>[] =>
      [
        ...(ledger.register
          .get({ kind, key })
          ?.items.get(kind === 'group' ? 'members' : 'access')
          ?.values() ?? []),
      ]
        .flatMap((field) => {
          const statement = field.effective?.statement;
          return statement && 'value' in statement ? [statement.value as Record<string, Json>] : [];
        })
        .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
    snapshot: () => canonicalJson(exportOf(ledger.register, START) as unknown as Json),
  };
}

export const SMALL: Partial<LedgerDocument> = {
  people: [
    { email: 'alice@acme.example', name: 'Alice Ng', aliases: ['ang@acme.example'] },
    { email: 'a.ng@acme.example', name: 'Alice Ng' },
    { email: 'bob@acme.example', name: 'Bob Stone' },
  ],
  groups: [
    {
      key: 'root@acme.example',
      kind: 'mail',
      name: 'Root mail',
      members: [
        { person: 'alice@acme.example', from: '2024-01-01T00:00:00Z', until: null },
        { person: 'a.ng@acme.example', from: '2022-01-01T00:00:00Z', until: '2023-01-01T00:00:00Z' },
      ],
    },
  ],
  vaults: [
    {
      key: '1password:AWS root',
      provider: '1password',
      access: [{ person: 'alice@acme.example', level: 'read', from: null, until: null }],
    },
  ],
  devices: [{ key: 'yk-1', kind: 'fido', label: 'Key 1', holder: 'bob@acme.example' }],
  phones: [{ number: '+15550100', holders: ['bob@acme.example'] }],
  accounts: [
    { id: '111122223333', name: 'prod', vaults: ['1password:AWS root'], inbox: { group: 'root@acme.example' } },
    { id: '000022223333', name: 'dev' },
    { id: '333322221111', name: 'test', vaults: ['1password:AWS root'], devices: ['yk-1'] },
  ],
};
