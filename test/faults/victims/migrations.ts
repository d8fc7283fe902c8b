/** Brings the ledger to a later schema. Arguments: folder, key. */
import { join } from 'node:path';
import { openEncrypted } from '../../../electron/ledger/connection.ts';
import { migrate } from '../../../electron/ledger/migrations/index.ts';
import { LATER } from '../kinds/migrations.ts';
import { given, say } from './say.ts';

const db = openEncrypted(join(given(0), 'ledger.db'), Buffer.from(given(1), 'hex'));
say('ready');
migrate(db, LATER);
say('migrated');
db.close();
