/** A ledger in memory with a small company in order, and its channels. */
import Database from 'better-sqlite3';
import { LedgerHost } from '../../../electron/ledger/host.ts';
import type { InternalAnswer, InternalName, InternalRequest } from '../../../electron/ledger/internal.ts';
import { databaseOf } from '../../../electron/ledger/open.ts';
import type { AnswerOf, ChannelName, RequestOf } from '../../../shared/ipc/contract.ts';
import { contract } from '../../../shared/ipc/contract.ts';
import type { LedgerDocument } from '../../../shared/register/document.ts';
import type { Json, NewFact } from '../../../shared/register/facts.ts';
import { factsOfDocument } from '../../../shared/register/record.ts';
import { tidyCompany } from '../../shared/offboarding/companies.ts';

export interface Company {
  readonly host: LedgerHost;
  /** Ask a channel; throws what a failure says. */
  ask<Name extends ChannelName>(channel: Name, request: Partial<RequestOf<Name>> | undefined): AnswerOf<Name>;
  /** Ask what main alone may ask; throws what a failure says. */
  internal<Name extends InternalName>(name: Name, request: InternalRequest<Name>): InternalAnswer<Name>;
  /** What an import or a scan would say. */
  observe(fact: Omit<NewFact, 'provenance' | 'statement'> & { value: Json }): void;
  /** Let time pass. */
  wait(days: number): void;
}

const DAY_MS = 86_400_000;

export function company(document: LedgerDocument = tidyCompany()): Company {
  let now = Date.parse('2026-11-24T09:00:00Z');
  // Each look at the clock is a moment later, as in life.
  const host = new LedgerHost(databaseOf(new Database(':memory:')), () => {
    now += 1;
    return new Date(now);
  });
  host.ledger.change({ actor: 'test', action: 'import', title: 'Company' }, (draft) => {
    const before = { basis: 'observed', source: 'file:test', at: '2026-11-01T00:00:00Z' } as const;
    for (const fact of factsOfDocument(document, before)) draft.put(fact);
  });
  return {
    host,
    ask: (channel, request) => {
      const result = host.answer(channel, contract[channel].request.parse(request), 'olga');
      if (result.ok) return result.value as never;
      throw new Error(`${result.error.code}: ${result.error.message}`);
    },
    internal: (name, request) => {
      const result = host.internal(name, request, 'olga');
      if (result.ok) return result.value as never;
      throw new Error(`${result.error.code}: ${result.error.message}`);
    },
    observe: ({ value, ...fact }) => {
      host.ledger.change({ actor: 'olga', action: 'import', title: 'Import' }, (draft) =>
        draft.put({
          ...fact,
          statement: { value },
          provenance: { basis: 'observed', source: 'file:test', at: draft.at },
        }),
      );
    },
    wait: (days) => {
      now += days * DAY_MS;
    },
  };
}
