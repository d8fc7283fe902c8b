/**
 * The key file: which secrets open the ledger. It holds the data key only in wrapped form, once per slot. What each
 * field means is documented in docs/open-with-sqlcipher.md.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { LEAST_ITERATIONS, LEAST_MEMORY_KIB, MOST_ITERATIONS, MOST_MEMORY_KIB, MOST_PARALLELISM } from './argon2.ts';
import { KeyError } from './errors.ts';
import { KEY_BYTES, NONCE_BYTES, TAG_BYTES } from './seal.ts';

export const FORMAT = 'root-ledger-keys';
export const VERSION = 1;
export const SALT_BYTES = 32;
const MOST_SLOTS = 8;

const base64Bytes = (length: number) =>
  z.base64().refine((text) => Buffer.from(text, 'base64').length === length, { error: `is not ${length} bytes` });
const identifier = (prefix: string) => z.string().regex(new RegExp(`^${prefix}-[0-9a-f]{16}$`));
const when = z.iso.datetime();

/** The data key with one identifier, wrapped for one slot. */
const wrap = z.strictObject({
  key: identifier('key'),
  nonce: base64Bytes(NONCE_BYTES),
  sealed: base64Bytes(KEY_BYTES + TAG_BYTES),
});

const common = {
  id: identifier('slot'),
  created: when,
  /** Made by a change of the data key that is not finished; dropped if that change is given up. */
  pending: z.boolean().optional(),
  wraps: z.array(wrap).min(1).max(2),
};

const argon2Header = z.strictObject({
  algorithm: z.literal('argon2id'),
  salt: base64Bytes(SALT_BYTES),
  memoryKiB: z.int().min(LEAST_MEMORY_KIB).max(MOST_MEMORY_KIB),
  iterations: z.int().min(LEAST_ITERATIONS).max(MOST_ITERATIONS),
  parallelism: z.int().min(1).max(MOST_PARALLELISM),
});

const passphraseSlot = z.strictObject({ ...common, kind: z.literal('passphrase'), kdf: argon2Header });
const recoverySlot = z.strictObject({
  ...common,
  kind: z.literal('recovery'),
  kdf: z.strictObject({ algorithm: z.literal('hkdf-sha256'), salt: base64Bytes(SALT_BYTES) }),
});
const keychainSlot = z.strictObject({
  ...common,
  kind: z.literal('keychain'),
  backend: z.string().min(1).max(64),
  /** The slot's key, encrypted by the operating system. */
  secret: z.base64().min(1).max(8192),
});

const slotSchema = z.discriminatedUnion('kind', [passphraseSlot, recoverySlot, keychainSlot]);
const keyEntry = z.strictObject({ id: identifier('key'), created: when, check: base64Bytes(16) });

const keyFileSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  /** Random identity of the ledger: a slot copied from another ledger's key file does not open. */
  ledger: identifier('ledger'),
  /** The current data key; a second entry while a change to it is under way. */
  keys: z.array(keyEntry).min(1).max(2),
  slots: z.array(slotSchema).min(1).max(MOST_SLOTS),
  /** Proves the list of slots to whoever has the current data key, base64 of 32 bytes. Older versions wrote none. */
  proof: base64Bytes(32).optional(),
});

export type KeyFile = z.infer<typeof keyFileSchema>;
export type KeyEntry = z.infer<typeof keyEntry>;
export type Slot = z.infer<typeof slotSchema>;
export type SlotKind = Slot['kind'];
export type SlotOf<K extends SlotKind> = Extract<Slot, { kind: K }>;
export type Wrap = z.infer<typeof wrap>;

const checksumOf = (body: unknown) => createHash('sha256').update(JSON.stringify(body)).digest('hex');

/** What all passphrase slots together may ask for, in KiB times iterations: as much as a single one may. */
const MOST_WORK = MOST_MEMORY_KIB * MOST_ITERATIONS;

const tooHeavy = () =>
  new KeyError(
    'parameters-refused',
    'The key file asks for a key derivation that is weaker or heavier than this version accepts. It was not tried.',
  );

const damaged = (reason: string) =>
  new KeyError('key-file-damaged', 'The key file is damaged and cannot be read.', { reason });

/** The text of a key file. Its checksum finds accidental damage; forgery is found when a slot is opened. */
export function serializeKeyFile(file: KeyFile): string {
  return `${JSON.stringify({ ...file, checksum: checksumOf(file) }, null, 2)}\n`;
}

/**
 * Reads a key file's text. Throws `key-file-damaged`, `key-file-from-newer-version`, or `parameters-refused`. Every later
 * version keeps `format`, `version` and `checksum`, so that a newer file is told apart from a damaged one.
 */
export function parseKeyFile(text: string): KeyFile {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw damaged('not JSON');
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) throw damaged('not an object');
  const { checksum, ...body } = content as Record<string, unknown>;
  if (checksum !== checksumOf(body)) throw damaged('checksum does not match');
  if (body.format !== FORMAT) throw damaged('not a Root Ledger key file');
  if (typeof body.version === 'number' && body.version > VERSION) {
    throw new KeyError(
      'key-file-from-newer-version',
      'This ledger was made by a newer version of Root Ledger. Install that version to open it; nothing was changed.',
    );
  }
  const parsed = keyFileSchema.safeParse(body);
  if (parsed.success) return assertConsistent(parsed.data);
  const path = parsed.error.issues[0]?.path ?? [];
  if (path.includes('kdf')) throw tooHeavy();
  throw damaged(`unexpected content at ${path.join('.') || 'the top'}`);
}

function assertConsistent(file: KeyFile): KeyFile {
  let work = 0;
  for (const slot of file.slots) if (slot.kind === 'passphrase') work += slot.kdf.memoryKiB * slot.kdf.iterations;
  // A wrong passphrase is tried with each: planted slots must not keep a machine busy for minutes.
  if (work > MOST_WORK) throw tooHeavy();
  const keys = new Set(file.keys.map((key) => key.id));
  const slots = new Set(file.slots.map((slot) => slot.id));
  if (keys.size !== file.keys.length || slots.size !== file.slots.length) throw damaged('an identifier occurs twice');
  for (const slot of file.slots) {
    const wrapped = new Set(slot.wraps.map((one) => one.key));
    if (wrapped.size !== slot.wraps.length) throw damaged('a slot wraps a key twice');
    if (slot.wraps.some((one) => !keys.has(one.key))) throw damaged('a slot wraps a key that is not listed');
  }
  return file;
}
