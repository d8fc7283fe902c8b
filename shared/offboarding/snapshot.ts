/** What we lose and what they keep, account by account and in words: the state of things when the case was opened. */
import { leaverSentences } from '../custody/words.ts';
import type { Snapshot } from './case.ts';
import { countVerdicts, worstVerdictFirst } from './verdict-ranks.ts';
import { verdicts, type World } from './world.ts';

export function snapshotOf(world: World): Snapshot {
  const { model } = world;
  const all = verdicts(world);
  const affected = all.filter(({ company, leaver }) => company !== 'fine' || leaver !== 'out').sort(worstVerdictFirst);
  return {
    at: new Date(model.now).toISOString(),
    ...countVerdicts(all),
    accounts: affected.map((verdict) => {
      const index = model.indexOf.get(verdict.account);
      const { company, leaver } = leaverSentences(model, verdict, world.leavers);
      return {
        account: verdict.account,
        name: (index === undefined ? null : model.accounts[index]?.record.name) ?? null,
        company: verdict.company,
        leaver: verdict.leaver,
        weLose: company,
        theyKeep: leaver,
      };
    }),
  };
}
