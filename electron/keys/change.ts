/** Changing who can unlock. The data key stays; see rekey.ts for changing that. */
import type { Argon2Parameters } from './argon2.ts';
import { assertCurrent, type OpenKey, type UnlockedKeys } from './data-key.ts';
import type { StepHook } from './durable-write.ts';
import { KeyError } from './errors.ts';
import type { KeyFile, Slot, SlotKind } from './key-file.ts';
import { loadKeyFile, storeKeyFile } from './key-store.ts';
import type { Keychain } from './keychain.ts';
import { draftKeychainSlot } from './keychain-slot.ts';
import { newPassphrase } from './passphrase.ts';
import { formatRecoveryKey, generateRecoveryKey } from './recovery-key.ts';
import { withProof } from './slot-proof.ts';
import { type Draft, draftPassphraseSlot, draftRecoverySlot, withWraps } from './slots.ts';
import { tuneParameters } from './tuning.ts';
import { slotsOf } from './unlock.ts';
import { wipe } from './wipe.ts';

/** What a new slot opens with. A passphrase is UTF-8 and wiped before the promise settles. */
export type NewSlot =
  | { readonly kind: 'passphrase'; readonly passphrase: Uint8Array; readonly parameters?: Argon2Parameters | undefined }
  | { readonly kind: 'recovery' }
  | { readonly kind: 'keychain'; readonly keychain: Keychain };

export interface ChangeOptions {
  readonly now?: Date;
  readonly step?: StepHook;
}

export interface AddedSlot {
  readonly slot: string;
  /** Only for a recovery slot: to show once. */
  readonly recoveryKey?: string;
}

/** A slot made from a `NewSlot`, and the recovery key if it is one. The caller wipes `slotKey`. */
export async function draftSlot(wanted: NewSlot, now: Date): Promise<Draft & { recoveryKey?: string }> {
  if (wanted.kind === 'keychain') return draftKeychainSlot(wanted.keychain, now);
  if (wanted.kind === 'recovery') {
    const recovery = generateRecoveryKey();
    const draft = { ...draftRecoverySlot(recovery, now), recoveryKey: formatRecoveryKey(recovery) };
    wipe(recovery);
    return draft;
  }
  let canonical: Buffer | null = null;
  try {
    canonical = await newPassphrase(wanted.passphrase);
    return await draftPassphraseSlot(canonical, wanted.parameters ?? (await tuneParameters()), now);
  } finally {
    wipe(wanted.passphrase, canonical);
  }
}

async function putSlot(
  folder: string,
  unlocked: UnlockedKeys,
  wanted: NewSlot,
  options: ChangeOptions,
  arrange: (file: KeyFile, made: Slot) => readonly Slot[],
): Promise<AddedSlot> {
  try {
    const { file } = await loadKeyFile(folder);
    const current: OpenKey = assertCurrent(file, unlocked);
    const { slot, slotKey, recoveryKey } = await draftSlot(wanted, options.now ?? new Date());
    const made = withWraps(file.ledger, slot, slotKey, [current]);
    wipe(slotKey);
    const changed = withProof({ ...file, slots: [...arrange(file, made)] }, [current]);
    await storeKeyFile(folder, changed, options.step);
    return recoveryKey === undefined ? { slot: made.id } : { slot: made.id, recoveryKey };
  } finally {
    if (wanted.kind === 'passphrase') wipe(wanted.passphrase);
  }
}

/** Adds a way to unlock. Throws `slot-exists` if there is one of its kind, `key-mismatch`, `rekey-unfinished` and others. */
export function addSlot(
  folder: string,
  unlocked: UnlockedKeys,
  wanted: NewSlot,
  options: ChangeOptions = {},
): Promise<AddedSlot> {
  return putSlot(folder, unlocked, wanted, options, (file, made) => {
    if (slotsOf(file, wanted.kind).length === 0) return [...file.slots, made];
    throw new KeyError('slot-exists', 'This ledger already has a way to unlock of that kind. Replace it instead.');
  });
}

const replaceKind = (kind: SlotKind) => (file: KeyFile, made: Slot) => [
  ...file.slots.filter((slot) => slot.kind !== kind),
  made,
];

/**
 * Sets a new passphrase, in place of the old one or where there was none. Needs the unlocked ledger, not the old
 * passphrase, so that it also serves after unlocking with the recovery key. Throws `passphrase-too-short`, `passphrase-too-weak` and others.
 */
export function changePassphrase(
  folder: string,
  unlocked: UnlockedKeys,
  passphrase: Uint8Array,
  options: ChangeOptions & { readonly parameters?: Argon2Parameters } = {},
): Promise<AddedSlot> {
  const wanted = { kind: 'passphrase', passphrase, parameters: options.parameters } as const;
  return putSlot(folder, unlocked, wanted, options, replaceKind('passphrase'));
}

/** Makes a new recovery key, to show once; the old one no longer opens the ledger. */
export async function replaceRecoveryKey(
  folder: string,
  unlocked: UnlockedKeys,
  options: ChangeOptions = {},
): Promise<string> {
  const added = await putSlot(folder, unlocked, { kind: 'recovery' }, options, replaceKind('recovery'));
  return added.recoveryKey ?? '';
}

/** Sets keychain unlock up anew, for example after the keychain changed or was lost. */
export function replaceKeychainSlot(
  folder: string,
  unlocked: UnlockedKeys,
  keychain: Keychain,
  options: ChangeOptions = {},
): Promise<AddedSlot> {
  return putSlot(folder, unlocked, { kind: 'keychain', keychain }, options, replaceKind('keychain'));
}

/** Removes a way to unlock. Throws `last-slot` if neither passphrase nor recovery key would remain, `no-such-slot`. */
export async function removeSlot(
  folder: string,
  unlocked: UnlockedKeys,
  slotId: string,
  options: ChangeOptions = {},
): Promise<void> {
  const { file } = await loadKeyFile(folder);
  const current = assertCurrent(file, unlocked);
  const slots = file.slots.filter((slot) => slot.id !== slotId);
  if (slots.length === file.slots.length) throw new KeyError('no-such-slot', 'There is no such way to unlock.');
  if (!slots.some((slot) => slot.kind !== 'keychain')) {
    throw new KeyError(
      'last-slot',
      'A passphrase or a recovery key must remain: a keychain alone can be lost with the computer. Nothing was changed.',
    );
  }
  await storeKeyFile(folder, withProof({ ...file, slots }, [current]), options.step);
}

/** A way to unlock, without any of its secrets. */
export interface SlotSummary {
  readonly id: string;
  readonly kind: SlotKind;
  readonly created: string;
  /** Keychain slots only. */
  readonly backend?: string;
}

/** The ways in which this ledger can be unlocked. Needs no secret. Throws what reading the key file throws. */
export async function listSlots(folder: string): Promise<readonly SlotSummary[]> {
  const { file } = await loadKeyFile(folder);
  return file.slots.map(({ id, kind, created, ...rest }) =>
    'backend' in rest ? { id, kind, created, backend: rest.backend } : { id, kind, created },
  );
}
