import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ledgerSchemaText } from '../../../scripts/ledger-schema.ts';

it('the published JSON Schema is the one that documents are checked with (node scripts/write-schema.ts renews it)', () => {
  const published = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'ledger.schema.json'), 'utf8');
  expect(published).toBe(ledgerSchemaText());
});
