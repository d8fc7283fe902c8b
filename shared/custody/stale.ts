/** Custody statements that nobody has confirmed for longer than the policy's review interval. */
import type { CompiledAccount } from './account.ts';
import type { CustodyModel } from './model.ts';
import type { FactRef, StaleFact } from './verdicts.ts';

/** When each statement was last observed, declared or tested, in milliseconds since 1970. Others have no age. */
export type FactAges = ReadonlyMap<FactRef, number>;

const DAY_MS = 86_400_000;
const OWN_FIELDS = ['inbox', 'vaults', 'devices', 'phone', 'accessKeyHolders'] as const;

/** The stale statements that this account rests on, oldest first. */
export function staleFacts(model: CustodyModel, account: CompiledAccount, ages: FactAges): StaleFact[] {
  const refs = new Set<FactRef>(account.refs.flat());
  refs.add(`account:${account.id}`);
  for (const field of OWN_FIELDS) refs.add(`account:${account.id}#${field}`);
  const stale: StaleFact[] = [];
  for (const ref of refs) {
    const at = ages.get(ref);
    if (at === undefined) continue;
    const ageDays = Math.floor((model.now - at) / DAY_MS);
    if (model.now - at > model.policy.reviewDays * DAY_MS) stale.push({ ref, ageDays });
  }
  return stale.sort((a, b) => b.ageDays - a.ageDays || (a.ref < b.ref ? -1 : 1));
}
