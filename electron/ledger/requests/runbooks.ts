/** Runbooks, break-glass cards, and the log of root uses. */
import type { runbookChannels } from '../../../shared/ipc/channels/runbooks.ts';
import { LedgerError } from '../../../shared/ipc/result.ts';
import {
  type AccountSheet,
  callsOf,
  factsOfUse,
  nextUseId,
  rootUseRows,
  runbookFor,
  sheetOf,
  unknownIn,
} from '../../../shared/runbooks/index.ts';
import { hasWords, wordsOf } from '../../../shared/text/search.ts';
import { declared, mustExist } from '../register-edit.ts';
import { refuseSecrets } from '../register-secrets.ts';
import type { LedgerContext, LedgerHandlers } from './handler.ts';

export const runbookHandlers: LedgerHandlers<typeof runbookChannels> = {
  'runbooks.get': (context, { account, kind }) => runbookFor(kind, mustHaveSheet(context, account)),
  'runbooks.card': (context, { account }) => {
    const sheet = mustHaveSheet(context, account);
    return { sheet, calls: callsOf(sheet), unknown: unknownIn(sheet) };
  },
  'root-use.list': ({ ledger, assessment }, { search, state, offset, limit }) => {
    const all = rootUseRows(ledger.register, (id) => assessment.accountName(id));
    const counts = { explained: 0, unexplained: 0, unseen: 0 };
    for (const row of all) counts[row.state] += 1;
    const words = wordsOf(search);
    const rows = all
      .map((row) => ({ ...row, by: row.by === null ? null : assessment.personName(row.by) }))
      .filter((row) => {
        if (state !== undefined && row.state !== state) return false;
        return hasWords(
          `${row.account}\n${row.accountName ?? ''}\n${row.by ?? ''}\n${row.reason ?? ''}\n${row.what.join(' ')}`,
          words,
        );
      });
    return { total: rows.length, rows: rows.slice(offset, offset + limit), counts };
  },
  'root-use.record': ({ ledger, assessment, actor }, { account, at, by, reason }) => {
    mustExist(ledger, { kind: 'account', key: account });
    if (Date.parse(at) > ledger.now().getTime())
      throw new LedgerError('invalid-request', 'A use that is still to come cannot be recorded.', {
        hint: 'Write it down once it has happened.',
      });
    const id = nextUseId(ledger.register);
    const person = assessment.world.people.find(by)?.email ?? by;
    refuseSecrets({ kind: 'root-use', key: id, set: { reason, by: person }, items: {}, close: {} });
    const title = `Recorded a use of root on ${assessment.accountName(account) ?? account}`;
    const { seq } = ledger.change({ actor, action: 'edit', title, reason }, (draft) => {
      for (const fact of factsOfUse({ id, account, at, by: person, reason }, declared(draft.at, actor)))
        draft.put(fact);
    });
    return { seq, id };
  },
};

/** Throws `not-found` for an account that the ledger does not have. */
export function mustHaveSheet({ assessment }: LedgerContext, account: string): AccountSheet {
  const sheet = sheetOf(assessment.world, account);
  if (sheet === undefined) throw new LedgerError('not-found', `The ledger has no account ${account}.`);
  return sheet;
}
