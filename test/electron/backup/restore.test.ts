/** Restoring: the backup whole or the ledger as it was, whatever happens in between; and nothing is ever deleted. */
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { makeBackup } from '../../../electron/backup/make-backup.ts';
import {
  isRestoreUnderWay,
  restoreStaged,
  settleRestore,
  settleRestoreAtStart,
} from '../../../electron/backup/restore.ts';
import { previewBackup, stageBackup } from '../../../electron/backup/staged.ts';
import { changePassphrase } from '../../../electron/keys/change.ts';
import { unlockWithPassphrase, unlockWithRecoveryKey } from '../../../electron/keys/unlock.ts';
import { openEncrypted } from '../../../electron/ledger/connection.ts';
import { acquireLock } from '../../../electron/ledger/instance-lock.ts';
import { chainHead, readLog } from '../../../electron/ledger/log.ts';
import { MIGRATIONS } from '../../../electron/ledger/migrations/index.ts';
import { verifyChain } from '../../../electron/ledger/sealing/chain.ts';
import { LIGHT, utf8 } from '../keys/fixtures.ts';
import { scratch } from '../ledger/scratch.ts';
import { addPeople, NOW, namesIn, newLedger, PASSPHRASE } from './ledgers.ts';

vi.mock('../../../electron/keys/argon2.ts', async (original) => ({
  ...(await original<typeof import('../../../electron/keys/argon2.ts')>()),
  deriveKey: (await import('../keys/quick-derivation.ts')).quickDerivation,
}));

const OPTIONS = { actor: 'me', now: NOW } as const;

/** A ledger with a backup of Ada; Bela came after it. Closed. */
async function backedUp() {
  const ledger = await newLedger('Ada');
  const out = join(scratch(), 'b.root-ledger-backup');
  await makeBackup({ folder: ledger.folder, key: ledger.key, out, app: '1', now: NOW });
  addPeople(ledger.host, 'Bela');
  ledger.host.close();
  return { ...ledger, out, secret: { with: 'recovery', recoveryKey: ledger.recoveryKey } as const };
}

describe('restoring a backup', () => {
  it('brings its content and keys back, and moves the present ledger aside', async () => {
    const { folder, out, secret, recoveryKey } = await backedUp();
    const unlocked = await unlockWithRecoveryKey(folder, recoveryKey);
    await changePassphrase(folder, unlocked, utf8('a later passphrase'), { parameters: LIGHT });
    const staged = await stageBackup(folder, out, secret);
    expect(staged.preview.sameLedger).toBe(true);
    const { aside } = await restoreStaged(folder, staged, OPTIONS);
    expect(await namesIn(folder, recoveryKey)).toEqual(['Ada']);
    expect(await namesIn(aside ?? '', recoveryKey)).toEqual(['Ada', 'Bela']);
    await unlockWithPassphrase(folder, utf8(PASSPHRASE));
    await unlockWithPassphrase(aside ?? '', utf8('a later passphrase'));
    expect(readdirSync(folder).filter((name) => name.startsWith('restoring-'))).toEqual([]);
  });

  it('is told by the restored ledger’s log, whose chain goes on', async () => {
    const { folder, out, secret, key } = await backedUp();
    await restoreStaged(folder, await stageBackup(folder, out, secret), OPTIONS);
    const db = openEncrypted(join(folder, 'ledger.db'), key);
    expect(readLog(db, { limit: 1, search: '' })[0]).toMatchObject({ action: 'restore', actor: 'me', seq: 2 });
    expect(verifyChain(db)).toEqual([]);
    db.close();
  });

  it('works where there is no ledger, and where it is beyond opening', async () => {
    const { out, secret, recoveryKey } = await backedUp();
    const empty = scratch();
    expect(await restoreStaged(empty, await stageBackup(empty, out, secret), OPTIONS)).toEqual({ aside: null });
    expect(await namesIn(empty, recoveryKey)).toEqual(['Ada']);
    const broken = scratch();
    writeFileSync(join(broken, 'ledger.db'), 'rubbish');
    writeFileSync(join(broken, 'keys.json'), 'rubbish');
    const { aside } = await restoreStaged(broken, await stageBackup(broken, out, secret), OPTIONS);
    expect(await namesIn(broken, recoveryKey)).toEqual(['Ada']);
    expect(readdirSync(aside ?? '').sort()).toEqual(['keys.json', 'ledger.db']);
  });

  it('of an older schema brings the copy to this app’s; the backup stays as it was', async () => {
    const { folder, out, secret } = await backedUp();
    const newest = Math.max(...MIGRATIONS.map((one) => one.version));
    const later = { version: newest + 1, name: 'later', up: 'CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;' };
    for (const _ of ['once', 'again']) {
      const staged = await stageBackup(folder, out, secret, [...MIGRATIONS, later]);
      expect(staged.preview.content).toMatchObject({ schema: newest, people: 1 });
      const db = openEncrypted(join(staged.folder, 'ledger.db'), staged.unlocked.keys[0].key);
      expect(db.pragma('user_version', { simple: true })).toBe(newest + 1);
      db.close();
      await staged.discard();
    }
  });

  it('of a newer schema is refused, and says what to do', async () => {
    const { folder, out, secret } = await backedUp();
    await expect(stageBackup(folder, out, secret, [{ version: 0, name: 'none', up: '' }])).rejects.toMatchObject({
      code: 'ledger-newer',
      hint: expect.stringContaining('Install'),
    });
  });

  it('with a wrong secret is refused; repeated wrong attempts have to wait', async () => {
    const { folder, out } = await backedUp();
    const attempt = () => stageBackup(folder, out, { with: 'passphrase', passphrase: utf8('wrong passphrase') });
    for (const _ of [1, 2, 3]) await expect(attempt()).rejects.toMatchObject({ code: 'wrong-passphrase' });
    await expect(attempt()).rejects.toMatchObject({ code: 'wait' });
  });

  it('interrupted at any step ends with the old ledger or the restored one, whole, and the old one is kept', async () => {
    const { folder, out, secret, recoveryKey } = await backedUp();
    writeFileSync(join(folder, 'unlock-attempts.json'), '{"failed":1,"lastAt":0}');
    // The folder as a crash before each step would leave it.
    const snapshots: { step: string; at: string }[] = [];
    const staged = await stageBackup(folder, out, secret);
    await restoreStaged(folder, staged, {
      ...OPTIONS,
      step: (step) => {
        const at = join(scratch(), 'folder');
        cpSync(folder, at, { recursive: true });
        snapshots.push({ step, at });
      },
    });
    expect(snapshots.map((one) => one.step)).toEqual(
      expect.arrayContaining([
        'note',
        'note:rename',
        'aside:ledger.db',
        'aside:keys.json',
        'place:ledger.db',
        'place:keys.json',
        'done',
      ]),
    );
    // Until the ledger's own file is moved, a note alone moves nothing.
    const begins = snapshots.findIndex(({ step }) => step === 'aside:ledger.db');
    for (const [place, { step, at }] of snapshots.entries()) {
      const underWay = place > begins;
      if (underWay) expect(isRestoreUnderWay(at)).toBe(true);
      expect(await settleRestoreAtStart(at), step).toBe(underWay);
      expect(await namesIn(at, recoveryKey), step).toEqual(underWay ? ['Ada'] : ['Ada', 'Bela']);
      const aside = readdirSync(at).find((name) => name.startsWith('replaced-'));
      if (underWay) expect(await namesIn(join(at, aside ?? ''), recoveryKey), step).toEqual(['Ada', 'Bela']);
      else expect(aside, step).toBeUndefined();
      expect(
        readdirSync(at).filter((name) => name.startsWith('restor')),
        step,
      ).toEqual([]);
      expect(await settleRestoreAtStart(at), step).toBe(false);
    }
  });

  it('is not begun by a note that somebody put there', async () => {
    const { folder, recoveryKey } = await backedUp();
    const other = await newLedger('Mallory');
    other.host.close();
    const note = { staged: 'restoring-abc', aside: 'replaced-20261201T000000000Z' };
    for (const files of [['ledger.db', 'keys.json', 'keys.json.previous'], ['keys.json', 'keys.json.previous'], []]) {
      writeFileSync(join(folder, 'restore-under-way.json'), JSON.stringify(note));
      mkdirSync(join(folder, note.staged));
      for (const name of files) cpSync(join(other.folder, name), join(folder, note.staged, name));
      await settleRestoreAtStart(folder);
      expect(await namesIn(folder, recoveryKey)).toEqual(['Ada', 'Bela']);
      expect(readdirSync(folder).filter((name) => /^rest|^replaced/.test(name))).toEqual([]);
    }
    // A link in the place of the prepared folder leads nowhere.
    writeFileSync(join(folder, 'restore-under-way.json'), JSON.stringify(note));
    symlinkSync(other.folder, join(folder, note.staged));
    await settleRestoreAtStart(folder);
    expect(await namesIn(folder, recoveryKey)).toEqual(['Ada', 'Bela']);
    expect(readdirSync(other.folder)).toContain('ledger.db');
  });

  it('leaves two copies of the keys, and tells the seal of the last entry of what it replaced', async () => {
    const { folder, out, secret, key } = await backedUp();
    const before = openEncrypted(join(folder, 'ledger.db'), key);
    const { seq, hash } = chainHead(before);
    before.close();
    await restoreStaged(folder, await stageBackup(folder, out, secret), OPTIONS);
    for (const name of ['keys.json', 'keys.json.previous']) expect(existsSync(join(folder, name)), name).toBe(true);
    const db = openEncrypted(join(folder, 'ledger.db'), key);
    expect(readLog(db, { limit: 1, search: '' })[0]).toMatchObject({
      title: `Restored the backup of ${NOW.toISOString()}`,
      detail: { replaced: { seq, hash }, proven: true },
    });
    db.close();
  });

  it('of a ledger that the backup’s key does not open says that nothing is known of its end', async () => {
    const { out, secret, key } = await backedUp();
    const other = await newLedger('Mallory');
    other.host.close();
    await restoreStaged(other.folder, await stageBackup(other.folder, out, secret), OPTIONS);
    const db = openEncrypted(join(other.folder, 'ledger.db'), key);
    expect(readLog(db, { limit: 1, search: '' })[0]).toMatchObject({ detail: { replaced: null } });
    db.close();
  });

  it('to look into it changes nothing: not the folder, not its permissions', async () => {
    const { out, secret } = await backedUp();
    const folder = scratch();
    chmodSync(folder, 0o755);
    const before = statSync(folder);
    const preview = await previewBackup(folder, out, secret);
    expect(preview).toMatchObject({ proven: true, sameLedger: null, content: { people: 1 } });
    expect(readdirSync(folder)).toEqual([]);
    expect([statSync(folder).mode, statSync(folder).mtimeMs]).toEqual([before.mode, before.mtimeMs]);
    const nowhere = join(scratch(), 'nowhere');
    await previewBackup(nowhere, out, secret);
    expect(existsSync(nowhere)).toBe(false);
  });

  it('whose prepared copy was taken away gives the old ledger back', async () => {
    const { folder, out, secret, recoveryKey } = await backedUp();
    const staged = await stageBackup(folder, out, secret);
    const step = (name: string) => {
      if (name === 'place:ledger.db') throw new Error('power cut');
    };
    await expect(restoreStaged(folder, staged, { ...OPTIONS, step })).rejects.toThrow('power cut');
    rmSync(staged.folder, { recursive: true });
    expect(existsSync(join(folder, 'ledger.db'))).toBe(false);
    await settleRestore(folder);
    expect(await namesIn(folder, recoveryKey)).toEqual(['Ada', 'Bela']);
  });

  it('is left alone at the start of an app while another process is at it', async () => {
    const { folder } = await backedUp();
    mkdirSync(join(folder, 'restoring-00'));
    const lock = await acquireLock(join(folder, 'ledger.lock'), 'somebody else');
    expect(await settleRestoreAtStart(folder)).toBe(false);
    expect(existsSync(join(folder, 'restoring-00'))).toBe(true);
    await lock.release();
    await settleRestoreAtStart(folder);
    expect(existsSync(join(folder, 'restoring-00'))).toBe(false);
  });
});
