/** Keys, backups and the log in the running app, asked as the window asks: everything that keeps a ledger from being lost. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, type Launched, launchApp } from './harness.ts';

const PASSPHRASE = 'correct horse battery staple';
const SECOND = 'seven unrelated quiet lanterns';
let launched: Launched;
let elsewhere = '';
let recoveryKey = '';
const secret = { with: 'passphrase', passphrase: PASSPHRASE };

beforeAll(async () => {
  elsewhere = mkdtempSync(join(tmpdir(), 'root-ledger-elsewhere-'));
  launched = await launchApp();
  const made = await value<{ recoveryKey: string }>('session.create', { passphrase: PASSPHRASE, keychain: false });
  recoveryKey = made.recoveryKey;
});
afterAll(async () => {
  await launched.close();
  rmSync(elsewhere, { recursive: true, force: true });
});

async function value<Value>(channel: string, request?: unknown): Promise<Value> {
  const answer = await ask(launched.page, channel, request);
  if (!answer.ok) throw new Error(`${channel}: ${answer.error.code} ${answer.error.message}`);
  return answer.value as Value;
}
const failure = async (channel: string, request?: unknown) => {
  const answer = await ask(launched.page, channel, request);
  return answer.ok ? null : answer.error.code;
};
async function lock(): Promise<void> {
  const before = launched.page;
  await before.evaluate(() => {
    void (window as unknown as { rootLedger: { request(c: string): void } }).rootLedger.request('session.lock');
  });
  await before.waitForEvent('close');
  await launched.refresh();
}
const unlock = (passphrase: string) => ask(launched.page, 'session.unlock', { with: 'passphrase', passphrase });
const addPerson = (email: string) =>
  value('register.save', {
    kind: 'person',
    key: email,
    create: true,
    set: { name: email.split('@')[0] ?? '', status: 'active' },
  });
/** Answers the save and open dialogs without a person. */
const answerDialogs = (file: string) =>
  launched.app.evaluate(({ dialog }, path) => {
    Object.assign(dialog, {
      showSaveDialog: async () => ({ canceled: false, filePath: path }),
      showOpenDialog: async () => ({ canceled: false, filePaths: [path] }),
    });
  }, file);

describe('keys in the app', () => {
  test('are listed without their secrets', async () => {
    const { slots, rekeyWaits } = await value<{ slots: { kind: string }[]; rekeyWaits: boolean }>('keys.list');
    expect(slots.map((slot) => slot.kind)).toEqual(['passphrase', 'recovery']);
    expect(rekeyWaits).toBe(false);
  });

  test('what goes to the printer is an entry, and a shown recovery key is one of its own', async () => {
    const printed = async (shown: boolean) => {
      await launched.page.evaluate((shows) => {
        const key = document.createElement('div');
        if (shows) key.dataset.recoveryKey = '';
        document.body.append(key);
        window.dispatchEvent(new Event('beforeprint'));
        key.remove();
      }, shown);
    };
    const last = async () => (await value<{ rows: { title: string }[] }>('log.page', { limit: 1 })).rows[0]?.title;
    await printed(false);
    await expect.poll(last).toBe('Gave a page to the printer');
    await printed(true);
    await expect.poll(last).toBe('Gave a recovery key to the printer');
  });

  test('are changed only by somebody who knows one', async () => {
    const wrong = { with: 'passphrase', passphrase: 'something else altogether' };
    expect(await failure('keys.change-passphrase', { secret: wrong, passphrase: SECOND })).toBe('wrong-passphrase');
    expect(await failure('keys.new-recovery-key', { secret: wrong })).toBe('wrong-passphrase');
    await value('keys.change-passphrase', { secret, passphrase: SECOND });
    await lock();
    expect(await unlock(PASSPHRASE)).toMatchObject({ ok: false, error: { code: 'wrong-passphrase' } });
    expect(await unlock(SECOND)).toMatchObject({ ok: true, value: { phase: 'open' } });
    await value('keys.change-passphrase', { secret: { with: 'recovery', recoveryKey }, passphrase: PASSPHRASE });
  });

  test('a new recovery key ends the old one', async () => {
    const fresh = await value<{ recoveryKey: string }>('keys.new-recovery-key', { secret });
    expect(await failure('keys.new-recovery-key', { secret: { with: 'recovery', recoveryKey } })).toBe(
      'wrong-passphrase',
    );
    recoveryKey = fresh.recoveryKey;
  });

  test('the last one cannot be removed', async () => {
    const { slots } = await value<{ slots: { id: string; kind: string }[] }>('keys.list');
    for (const { id, kind } of slots) {
      const code = await failure('keys.remove-slot', { secret, slot: id });
      if (kind === 'recovery') expect(code).not.toBeNull();
      if (kind === 'passphrase') expect(code).toBeNull();
    }
    await value('keys.change-passphrase', { secret: { with: 'recovery', recoveryKey }, passphrase: PASSPHRASE });
  });

  test('the encryption key is changed once its recovery key is stored, and not before', async () => {
    const database = join(launched.ledger, 'ledger.db');
    await addPerson('ada@fernhill.example');
    const given = await value<{ recoveryKey: string }>('keys.rekey-begin', { passphrase: PASSPHRASE });
    expect(await value<{ rekeyWaits: boolean }>('keys.list')).toMatchObject({ rekeyWaits: true });
    await value('keys.rekey-finish', { stored: false });
    expect(await failure('keys.new-recovery-key', { secret: { with: 'recovery', ...given } })).toBe('wrong-passphrase');
    const before = existsSync(`${database}-wal`) ? null : readFileSync(database);
    const again = await value<{ recoveryKey: string }>('keys.rekey-begin', { passphrase: PASSPHRASE });
    await value('keys.rekey-finish', { stored: true });
    expect(await value<{ phase: string }>('session.state')).toMatchObject({ phase: 'open' });
    expect(await value<{ ok: boolean }>('log.verify')).toMatchObject({ ok: true });
    if (before !== null) expect(readFileSync(database).equals(before)).toBe(false);
    expect(await failure('keys.new-recovery-key', { secret: { with: 'recovery', recoveryKey } })).toBe(
      'wrong-passphrase',
    );
    recoveryKey = again.recoveryKey;
    expect(readdirSync(launched.ledger).filter((name) => name.includes('rekey'))).toEqual([]);
  });

  test('a change that waits is given up when the ledger is locked', async () => {
    await value('keys.rekey-begin', { passphrase: PASSPHRASE });
    await lock();
    expect(await unlock(PASSPHRASE)).toMatchObject({ ok: true });
    expect(await value<{ rekeyWaits: boolean; slots: unknown[] }>('keys.list')).toMatchObject({ rekeyWaits: false });
    await value('keys.new-recovery-key', { secret: { with: 'recovery', recoveryKey } }).then((made) => {
      recoveryKey = (made as { recoveryKey: string }).recoveryKey;
    });
  });
});

describe('backups in the app', () => {
  test('are made, listed, and made again on locking after a change', async () => {
    const made = await value<{ people: number }>('backup.make');
    expect(made.people).toBe(1);
    const listed = async () => (await value<{ backups: { automatic: boolean }[] }>('backup.state')).backups;
    const count = (await listed()).length;
    await addPerson('bela@fernhill.example');
    await lock();
    expect(readdirSync(join(launched.ledger, 'backups'))).toHaveLength(count + 1);
    await unlock(PASSPHRASE);
    expect((await listed()).every((one) => one.automatic)).toBe(true);
  });

  test('go to a file that was chosen, are looked into, and restored; the ledger that was there is kept', async () => {
    const file = join(elsewhere, 'mine.root-ledger-backup');
    await answerDialogs(file);
    await value('backup.save');
    await addPerson('cleo@fernhill.example');
    const { id } = await value<{ id: string }>('backup.choose');
    const source = { from: 'chosen', id };
    const preview = await value<{ content: { people: number } }>('backup.preview', { source, secret });
    expect(preview).toMatchObject({ sameLedger: true, content: { people: 2 } });
    const { aside } = await value<{ aside: string }>('backup.restore', {
      source,
      secret: { with: 'recovery', recoveryKey },
    });
    expect(existsSync(join(aside, 'ledger.db'))).toBe(true);
    expect(await value<{ phase: string }>('session.state')).toMatchObject({ phase: 'open' });
    const { rows } = await value<{ rows: { title: string }[] }>('log.page', {});
    expect(rows[0]?.title).toMatch(/^Restored the backup of /);
    expect(JSON.stringify(rows)).not.toContain('cleo');
  });

  test('with a wrong secret, a wrong name or a path are refused', async () => {
    const wrong = { with: 'passphrase', passphrase: 'something else altogether' };
    const [first] = (await value<{ backups: { name: string }[] }>('backup.state')).backups;
    expect(await failure('backup.preview', { source: { from: 'folder', name: first?.name }, secret: wrong })).toBe(
      'wrong-passphrase',
    );
    for (const name of ['../keys.json', '../../etc/passwd', 'none.root-ledger-backup'])
      expect(await failure('backup.preview', { source: { from: 'folder', name }, secret })).toBe('not-found');
    expect(await failure('backup.restore', { source: { from: 'chosen', id: 'x' }, secret })).toBe('not-found');
    expect(await value<{ phase: string }>('session.state')).toMatchObject({ phase: 'open' });
  });
});

describe('the app’s own log', () => {
  test('tells what happened, without any data, and is exported', async () => {
    const file = join(elsewhere, 'app.log');
    await answerDialogs(file);
    expect(await value('logs.export')).toEqual({ saved: true });
    const { lines } = await value<{ lines: { event: string }[] }>('logs.page', {});
    expect(lines.map((line) => line.event)).toEqual(
      expect.arrayContaining(['the app started', 'a ledger was opened', 'the ledger was locked', 'a key was changed']),
    );
    for (const text of [readFileSync(file, 'utf8'), readFileSync(join(launched.ledger, 'logs', 'app.log'), 'utf8')])
      expect(text).not.toMatch(/fernhill|ada|bela|cleo/i);
  });
});
