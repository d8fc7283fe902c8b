/** What we lose and what they keep, account by account and in words: the state of things when the case was opened. */
import { leaverSentences } from '../custody/words.ts';
import type { Snapshot } from './case.ts';
import { countVerdicts, worstVerdictFirst } from './verdict-ranks.ts';
import { verdicts, type World } from './world.ts';

/** `accounts` are those of the case; elsewhere the records tie the leavers to nothing, and only the unknown is counted. */
export function snapshotOf(world: World, accounts: ReadonlySet<string>): Snapshot {
  const { model } = world;
  const everywhere = verdicts(world);
  const all = everywhere.filter(({ account }) => accounts.has(account));
  const elsewhereUnknown = everywhere.filter(
    ({ account, company, leaver }) => !accounts.has(account) && (company === 'unknown' || leaver === 'unknown'),
  ).length;
  const affected = all.filter(({ company, leaver }) => company !== 'fine' || leaver !== 'out').sort(worstVerdictFirst);
  return {
    at: new Date(model.now).toISOString(),
    ...countVerdicts(all),
    elsewhereUnknown,
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
