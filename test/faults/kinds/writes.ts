import { FACTS_PER_CHANGE, openAndCheck } from '../ledgers.ts';
import type { KillKind } from './kind.ts';

export const writes: KillKind = {
  name: 'writes',
  windowMs: 120,
  people: 20,
  prepare: async ({ key }) => ({ args: [key] }),
  check: async ({ folder, template, killed }) => {
    const { people, problems, host } = await openAndCheck(folder, template.recoveryKey);
    host.close();
    return [
      ...problems,
      ...killed.acknowledged.filter((name) => !people.has(name)).map((name) => `lost: ${name}`),
      ...[...people].filter(([, facts]) => facts !== FACTS_PER_CHANGE).map(([name]) => `partial: ${name}`),
      ...(people.size < writes.people ? ['lost: people of before'] : []),
      // At most one change more than was acknowledged: the one whose word was cut off.
      ...(people.size - writes.people > killed.acknowledged.length + 1 ? ['more than was written'] : []),
    ];
  },
};
