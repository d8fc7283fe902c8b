import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { addSlot, changePassphrase, listSlots } from '../../../electron/keys/change.ts';
import { createKeyFile } from '../../../electron/keys/create.ts';
import { exportRawKey } from '../../../electron/keys/export-raw-key.ts';
import { beginRekey, finishRekey } from '../../../electron/keys/rekey.ts';
import { unlockWithKeychain, unlockWithPassphrase, unlockWithRecoveryKey } from '../../../electron/keys/unlock.ts';
import { fakeKeychain, LIGHT, scratchFolder, utf8 } from './fixtures.ts';

// These tests are about what is written when, dozens of times: a quick derivation serves them.
vi.mock('../../../electron/keys/argon2.ts', async (original) => ({
  ...(await original<typeof import('../../../electron/keys/argon2.ts')>()),
  deriveKey: (await import('./quick-derivation.ts')).quickDerivation,
}));

const PASSPHRASE = 'correct horse battery';

async function newLedger() {
  const folder = await scratchFolder();
  const keychain = fakeKeychain();
  const created = await createKeyFile(folder, { passphrase: utf8(PASSPHRASE), keychain, parameters: LIGHT });
  return { folder, keychain, ...created };
}

const hex = (unlocked: { keys: readonly { key: Buffer }[] }) => unlocked.keys.map((one) => one.key.toString('hex'));

describe('changing the data key', () => {
  it('moves every slot to the new key and ends the old recovery key', async () => {
    const { folder, keychain, unlocked, recoveryKey } = await newLedger();
    const begun = await beginRekey(folder, unlocked, { passphrase: utf8(PASSPHRASE), keychain });
    expect(hex(begun.unlocked)).toEqual([hex(unlocked)[0], begun.to.key.toString('hex')]);
    expect(hex(await unlockWithPassphrase(folder, utf8(PASSPHRASE)))).toEqual(hex(begun.unlocked));

    const settled = await finishRekey(folder, begun.unlocked, begun.to.id);
    expect(settled.notices.map((one) => one.code)).toEqual(['rekey-finished']);
    const fresh = [begun.to.key.toString('hex')];
    expect(hex(await unlockWithPassphrase(folder, utf8(PASSPHRASE)))).toEqual(fresh);
    expect(hex(await unlockWithRecoveryKey(folder, begun.recoveryKey ?? ''))).toEqual(fresh);
    expect(hex(await unlockWithKeychain(folder, keychain))).toEqual(fresh);
    await expect(unlockWithRecoveryKey(folder, recoveryKey)).rejects.toMatchObject({ problem: 'wrong-recovery-key' });
    expect((await listSlots(folder)).map((slot) => slot.kind).sort()).toEqual(['keychain', 'passphrase', 'recovery']);
    for (const name of ['keys.json', 'keys.json.previous']) {
      expect(await readFile(join(folder, name), 'utf8')).not.toContain(begun.from.id);
    }
  });

  it('can be undone: the old key and the old recovery key stay, the new ones go', async () => {
    const { folder, keychain, unlocked, recoveryKey } = await newLedger();
    const begun = await beginRekey(folder, unlocked, { passphrase: utf8(PASSPHRASE), keychain });
    const settled = await finishRekey(folder, begun.unlocked, begun.from.id);
    expect(settled.notices.map((one) => one.code)).toEqual(['rekey-undone']);
    expect(hex(await unlockWithRecoveryKey(folder, recoveryKey))).toEqual(hex(unlocked));
    expect(hex(await unlockWithPassphrase(folder, utf8(PASSPHRASE)))).toEqual(hex(unlocked));
    expect(hex(await unlockWithKeychain(folder, keychain))).toEqual(hex(unlocked));
    await expect(unlockWithRecoveryKey(folder, begun.recoveryKey ?? '')).rejects.toMatchObject({
      problem: 'wrong-recovery-key',
    });
    expect(await listSlots(folder)).toHaveLength(3);
  });

  it('gives both raw keys while it is unsettled, so that nobody is locked out by a crash', async () => {
    const { folder, unlocked } = await newLedger();
    const begun = await beginRekey(folder, unlocked, { passphrase: utf8(PASSPHRASE), drop: ['keychain'] });
    const text = await readFile(join(folder, 'keys.json'), 'utf8');
    const raw = exportRawKey(text, begun.recoveryKey ?? '');
    expect(raw.map((one) => one.hex)).toEqual(hex(begun.unlocked));
  });

  it('drops a slot only by agreement', async () => {
    const { folder, unlocked } = await newLedger();
    const before = await readFile(join(folder, 'keys.json'), 'utf8');
    const begin = (secrets: object) => beginRekey(folder, unlocked, secrets);
    await expect(begin({ passphrase: utf8(PASSPHRASE) })).rejects.toMatchObject({
      problem: 'slot-secret-needed',
      details: { slot: 'keychain' },
    });
    await expect(begin({ newRecoveryKey: false, drop: ['keychain', 'recovery', 'passphrase'] })).rejects.toMatchObject({
      problem: 'last-slot',
    });
    await expect(begin({ passphrase: utf8('something else'), drop: ['keychain'] })).rejects.toMatchObject({
      problem: 'wrong-passphrase',
    });
    expect(await readFile(join(folder, 'keys.json'), 'utf8')).toBe(before);
    const begun = await begin({ passphrase: utf8(PASSPHRASE), drop: ['keychain'] });
    await finishRekey(folder, begun.unlocked, begun.to.id);
    expect((await listSlots(folder)).map((slot) => slot.kind).sort()).toEqual(['passphrase', 'recovery']);
  });

  it('holds other changes off until it is settled', async () => {
    const { folder, keychain, unlocked } = await newLedger();
    await beginRekey(folder, unlocked, { passphrase: utf8(PASSPHRASE), keychain });
    const waiting = { problem: 'rekey-unfinished', code: 'conflict' };
    const changing = changePassphrase(folder, unlocked, utf8('another passphrase'), { parameters: LIGHT });
    await expect(changing).rejects.toMatchObject(waiting);
    await expect(addSlot(folder, unlocked, { kind: 'recovery' })).rejects.toMatchObject(waiting);
    await expect(beginRekey(folder, unlocked, { passphrase: utf8(PASSPHRASE) })).rejects.toMatchObject(waiting);
  });

  it('is finished only by a key that the file knows, and may be finished twice', async () => {
    const { folder, keychain, unlocked } = await newLedger();
    const other = await newLedger();
    const begun = await beginRekey(folder, unlocked, { passphrase: utf8(PASSPHRASE), keychain });
    await expect(finishRekey(folder, other.unlocked, begun.to.id)).rejects.toMatchObject({ problem: 'no-rekey' });
    await expect(finishRekey(folder, begun.unlocked, 'key-0000000000000000')).rejects.toMatchObject({
      problem: 'no-rekey',
    });
    const settled = await finishRekey(folder, begun.unlocked, begun.to.id);
    expect(hex(await finishRekey(folder, settled, begun.to.id))).toEqual(hex(settled));
  });
});
