/** Writes docs/ledger.schema.json from the types that the product itself checks documents with. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ledgerSchemaText } from './ledger-schema.ts';

writeFileSync(join(import.meta.dirname, '..', 'docs', 'ledger.schema.json'), ledgerSchemaText());
