/** Tables from and for a spreadsheet. */
import type { pasteChannels } from '../../../shared/ipc/channels/paste.ts';
import { copyTable, pasteApply, pastePreview } from '../register-paste.ts';
import type { LedgerHandlers } from './handler.ts';

export const pasteHandlers: LedgerHandlers<typeof pasteChannels> = {
  'paste.preview': ({ ledger }, pasted) => pastePreview(ledger, pasted),
  'paste.apply': ({ ledger, actor }, { createMissing, reason, ...pasted }) =>
    pasteApply(ledger, actor, pasted, createMissing, reason),
  'paste.copy': ({ ledger }, { kind, keys }) => ({ text: copyTable(ledger, kind, keys) }),
};
