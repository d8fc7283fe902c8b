/** Sign-ins to AWS in vaults that fit no account, and at which account that is told. */
import type { UnmatchedSignIn } from '../register/document.ts';
import { addressKey } from '../text/compare.ts';
import type { RuleWorld } from './world.ts';

export interface FoundSignIn extends UnmatchedSignIn {
  /** The vault's key. */
  readonly vault: string;
}

/** Those that still fit no account and that nobody settled, by the account at which they are told. */
function unsettled(world: RuleWorld): ReadonlyMap<string, readonly FoundSignIn[]> {
  return world.remember('unsettled sign-ins', () => {
    const emails = new Set([...world.accounts.values()].flatMap(({ email }) => (email ? [addressKey(email)] : [])));
    const told = new Map<string, FoundSignIn[]>();
    for (const vault of world.vaults)
      for (const signIn of vault.unmatchedSignIns ?? []) {
        if ((signIn.settled ?? '').trim() !== '') continue;
        if (signIn.account && world.accounts.has(signIn.account)) continue;
        if (signIn.email && emails.has(addressKey(signIn.email))) continue;
        const at = tellingAccount(world, vault.key);
        if (at === undefined) continue;
        const list = told.get(at);
        if (list === undefined) told.set(at, [{ ...signIn, vault: vault.key }]);
        else list.push({ ...signIn, vault: vault.key });
      }
    return told;
  });
}

/**
 * Once, not at every account: at the first management account whose own or whose members' passwords the vault holds, else at the
 * first account of the vault, else at the first management account, else at the first account there is.
 */
function tellingAccount(world: RuleWorld, vault: string): string | undefined {
  const ids = [...world.accounts.keys()].sort();
  const holding = ids.filter((id) => world.accounts.get(id)?.vaults?.some((key) => world.vaultKey(key) === vault));
  const management = (among: readonly string[]): string | undefined =>
    among
      .map((id) => world.organization(world.accounts.get(id)?.organization)?.managementAccount)
      .find((id): id is string => typeof id === 'string' && world.accounts.has(id));
  return management(holding) ?? holding[0] ?? management(ids) ?? ids[0];
}

/** What is told at the account. */
export function signInsOf(
  world: RuleWorld,
  account: string,
): { readonly told: boolean; readonly found: readonly FoundSignIn[] } {
  const found = unsettled(world).get(account);
  return { told: found !== undefined || unsettled(world).size === 0, found: found ?? [] };
}
