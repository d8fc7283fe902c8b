/** What main asks of the ledger for an import: holding what a file says, comparing it, writing what was accepted. */
import { accountsTemplate } from '../../../shared/imports/template.ts';
import type { FileOptions } from '../../../shared/ipc/channels/imports.ts';
import { LedgerError } from '../../../shared/ipc/result.ts';
import { applyImport } from '../import-apply.ts';
import type { LedgerContext } from '../requests/handler.ts';
import { begunImport, dropPending, mustBePending } from './pending.ts';

export interface FileToHold {
  readonly id: string;
  readonly file: string;
  readonly options: FileOptions;
  /** A `ParsedFile` as the reading thread packed it: passed on unopened, and unpacked only to be compared. */
  readonly parsed: Uint8Array;
}

export const importInternals = {
  'imports.hold': ({ ledger, actor }: LedgerContext, { id, file, options, parsed }: FileToHold): null => {
    begunImport(ledger, id, actor).hold({ id: file, options, packed: parsed });
    return null;
  },
  'imports.compare': ({ ledger }: LedgerContext, { id }: { id: string }): null => {
    mustBePending(ledger, id).reconciliation();
    return null;
  },
  'imports.forget-file': ({ ledger }: LedgerContext, { id, file }: { id: string; file: string }): null => {
    mustBePending(ledger, id).remove(file);
    return null;
  },
  'imports.drop': ({ ledger }: LedgerContext): null => {
    dropPending(ledger);
    return null;
  },
  'imports.write': ({ ledger, actor }: LedgerContext, { id }: { id: string }): { seq: number; facts: number } => {
    const pending = mustBePending(ledger, id);
    const changed = applyImport(ledger, actor, pending.reconciliation(), pending.accepted());
    if (changed === null)
      throw new LedgerError('refused', 'None of the files could be read: there is nothing to write.', {
        hint: 'See at each file why it was refused.',
      });
    dropPending(ledger);
    return { seq: changed.seq, facts: changed.added + changed.ended };
  },
  'imports.template-text': ({ ledger }: LedgerContext): string => accountsTemplate(ledger.register),
};
