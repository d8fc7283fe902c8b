import { loadKeyFile } from '../../../electron/keys/key-store.ts';
import { FACTS_PER_CHANGE, openAndCheck } from '../ledgers.ts';
import type { KillKind } from './kind.ts';

export const rekeys: KillKind = {
  name: 're-keying',
  windowMs: 400,
  people: 40,
  recoveryOnly: true,
  prepare: async ({ recoveryKey }) => ({ args: [recoveryKey] }),
  check: async ({ folder, template, killed }) => {
    const told = killed.acknowledged.filter((line) => line.startsWith('key ')).map((line) => line.slice(4));
    const done = killed.acknowledged.filter((line) => line === 'done').length;
    // The key of the last finished change must open it, or the one that was shown for the change under way.
    const known = [template.recoveryKey, ...told].slice(done);
    const found: string[] = [];
    for (const recoveryKey of known)
      try {
        const { people, problems, host } = await openAndCheck(folder, recoveryKey);
        host.close();
        found.push(...problems);
        if (people.size !== rekeys.people) found.push('lost: people');
        if ([...people.values()].some((facts) => facts !== FACTS_PER_CHANGE)) found.push('partial: people');
        if ((await loadKeyFile(folder)).file.keys.length !== 1) found.push('the change of the key was not settled');
        return found;
      } catch (error) {
        if (recoveryKey === known.at(-1))
          found.push(`no key opens it: ${error instanceof Error ? error.message : error}`);
      }
    return found;
  },
};
