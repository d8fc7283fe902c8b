/** What becomes of MFA devices: handed to the next holder, removed from the account, or enrolled anew. */
import type { CompiledAccount } from '../../custody/account.ts';
import { instantMs } from '../../custody/instants.ts';
import type { DeviceRecord } from '../../register/document.ts';
import type { PlanContext } from './context.ts';

export type DeviceFate =
  /** Cannot be copied: having it back is enough. */
  | 'hand-over'
  /** Theirs, or copied at will: it has to go from the account. */
  | 'remove'
  /** They could read its seed: a new one makes the old one worthless. */
  | 're-enrol'
  | 'keep';

export function fateOf(ctx: PlanContext, device: DeviceRecord): DeviceFate {
  if (ctx.isHeldByLeaver(device)) {
    const returns = ctx.kind === 'planned' && !device.personal;
    return returns && (device.kind === 'fido' || device.kind === 'hardware-totp') ? 'hand-over' : 'remove';
  }
  if (device.holder || device.kind === 'fido' || device.kind === 'hardware-totp') return 'keep';
  return knowsSeed(ctx, device) ? 're-enrol' : 'keep';
}

/** Could they have read the seed since it was enrolled? */
function knowsSeed(ctx: PlanContext, device: DeviceRecord): boolean {
  const { sources } = ctx.world.model;
  if (device.vault)
    return ctx.hasLeaver(sources.knewSince(sources.vault(device.vault), instantMs(device.enrolledAt)).people);
  if (device.kind === 'passkey') return false;
  return device.place ? ctx.hasLeaver(ctx.holdersOf(device)) : false;
}

/** Will somebody who stays have a working device once these fates are met? */
export function keepsFactor(
  ctx: PlanContext,
  account: CompiledAccount,
  hasOthers: (device: DeviceRecord) => boolean,
): boolean {
  return (account.record.devices ?? []).some((key) => {
    const device = ctx.device(key);
    if (device === undefined) return false;
    const fate = fateOf(ctx, device);
    return fate === 'hand-over' || (fate !== 'remove' && hasOthers(device));
  });
}
