/**
 * The list of slots, proven by the data key. Each slot is bound to its own key and cannot be forged, but somebody could take one
 * out of the file, such as the recovery key's, and it would be missed on the worst day only.
 */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { KeyNotice, OpenKey } from './data-key.ts';
import type { KeyFile, Slot } from './key-file.ts';
import { KEY_BYTES } from './seal.ts';

const INFO = 'root-ledger slots proof v1';

/** What makes a slot the one it is. Wraps prove themselves; what the keychain renews by itself is left out. */
function saidOf(slot: Slot): readonly unknown[] {
  const { id, kind, created, pending = false } = slot;
  if (slot.kind === 'keychain') return [id, kind, created, pending, slot.backend];
  if (slot.kind === 'recovery') return [id, kind, created, pending, slot.kdf.algorithm, slot.kdf.salt];
  const { algorithm, salt, memoryKiB, iterations, parallelism } = slot.kdf;
  return [id, kind, created, pending, algorithm, salt, memoryKiB, iterations, parallelism];
}

function proofOf({ ledger, keys, slots }: KeyFile, dataKey: Uint8Array): Buffer {
  const said = JSON.stringify([ledger, keys.map(({ id, check }) => [id, check]), slots.map(saidOf)]);
  const key = Buffer.from(hkdfSync('sha256', dataKey, ledger, INFO, KEY_BYTES));
  try {
    return createHmac('sha256', key).update(said).digest();
  } finally {
    key.fill(0);
  }
}

/** The key file with its proof, by its current data key. */
export function withProof(file: KeyFile, open: readonly OpenKey[]): KeyFile {
  const current = open.find((one) => one.id === file.keys[0]?.id);
  const { proof: _, ...rest } = file;
  return current === undefined ? rest : { ...rest, proof: proofOf(rest, current.key).toString('base64') };
}

const CHANGED: KeyNotice = {
  code: 'slots-changed',
  message:
    'The ways to unlock this ledger are not those that were set up: somebody changed the key file, or took one away. Look at them under Keys & backups, and try the recovery key before you need it.',
};
const UNPROVEN: KeyNotice = {
  code: 'slots-unproven',
  message:
    'The key file does not prove that its ways to unlock are complete: an older version wrote it, or somebody changed it. Any change under Keys & backups mends that.',
};

/** What to tell of the list of slots, whoever has unlocked it with these keys. */
export function noticesOf(file: KeyFile, open: readonly OpenKey[]): readonly KeyNotice[] {
  const current = open.find((one) => one.id === file.keys[0]?.id);
  // The secret that was used may know only the newer of two keys: then nothing can be told before the change is settled.
  if (current === undefined) return [];
  if (file.proof === undefined) return [UNPROVEN];
  const given = Buffer.from(file.proof, 'base64');
  return timingSafeEqual(given, proofOf(file, current.key)) ? [] : [CHANGED];
}
