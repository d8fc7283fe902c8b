import { SEGREGATION } from '../related-controls.ts';
import { FINE, type GapRule, gap, notApplicable } from '../rule.ts';
import { listed } from '../sentence.ts';

/**
 * The profile `shared-vault` accepts one vault for both halves, with a named owner of that risk. Under any profile, an
 * acceptance that somebody once signed for is worth nothing once they have left.
 */
export const sharedVaultOwnerMissing: GapRule = {
  id: 'shared-vault-owner-missing',
  title: 'Password and MFA seed share a vault, and nobody owns that risk',
  severity: 'medium',
  about: 'custody',
  why: 'The policy accepts that one vault opens the account. That is a decision, and a decision has a name under it.',
  whatToDo: () => 'Name the person who accepts the risk, or move the seed to another vault or the device to a safe.',
  controls: SEGREGATION,
  evaluate(ctx) {
    const owner = ctx.custody('sharedVaultRiskOwner');
    if (owner === undefined && ctx.world.policy.profile !== 'shared-vault')
      return notApplicable('The policy does not accept a shared vault.');
    const vaults = new Set((ctx.custody('vaults') ?? []).map((key) => ctx.world.vaultKey(key)));
    const shared = (ctx.custody('devices') ?? [])
      .map((key) => ctx.world.device(key)?.vault)
      .filter((vault) => vault != null && vaults.has(ctx.world.vaultKey(vault)));
    if (shared.length === 0) return notApplicable('Password and MFA seed are not in one vault.');
    const names = listed([...new Set(shared)].map((key) => ctx.world.vaultName(key ?? '')));
    if (owner === undefined)
      return gap(`The vault ${names} holds both password and MFA seed, and nobody has signed for that.`);
    return ctx.world.people.hasLeft(owner)
      ? gap(`${ctx.world.people.name(owner)}, who accepted that ${names} holds both password and MFA seed, has left.`, {
          people: [owner],
        })
      : FINE;
  },
};
