import { z } from 'zod';
import { ledgerDocument } from '../shared/register/document.ts';

/** The JSON Schema of the open ledger format, as it is published in docs/. */
export function ledgerSchemaText(): string {
  const schema = z.toJSONSchema(ledgerDocument, { target: 'draft-2020-12', io: 'input' });
  return `${JSON.stringify({ ...schema, title: 'Root Ledger, open ledger format, version 1' }, null, 2)}\n`;
}
