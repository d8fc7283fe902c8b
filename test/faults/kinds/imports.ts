import { openAndCheck } from '../ledgers.ts';
import type { KillKind } from './kind.ts';

export const PEOPLE_PER_FILE = 20;

export const imports: KillKind = {
  name: 'imports',
  windowMs: 400,
  people: 5,
  prepare: async ({ key }) => ({ args: [key] }),
  check: async ({ folder, template, killed }) => {
    const { people, problems, host } = await openAndCheck(folder, template.recoveryKey);
    const receipts = host.ledger.register.subjects('receipt').size;
    host.close();
    const files = Map.groupBy(
      [...people.keys()].filter((key) => key.endsWith('@fernhill.example')),
      (key) => key.split('.')[0] ?? '',
    );
    return [
      ...problems,
      ...killed.acknowledged.filter((file) => !files.has(file)).map((file) => `lost: ${file}`),
      ...[...files].filter(([, rows]) => rows.length !== PEOPLE_PER_FILE).map(([file]) => `partial: ${file}`),
      ...(receipts === files.size ? [] : ['partial: an import without its receipt']),
    ];
  },
};
