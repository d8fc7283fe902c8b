/** Creating, locking and unlocking a ledger in the running app, asked as the window asks. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, type Launched, launchApp } from './harness.ts';

const PASSPHRASE = 'correct horse battery staple';
let launched: Launched;
let recoveryKey = '';

beforeAll(async () => {
  launched = await launchApp();
});
afterAll(async () => launched.close());

const phase = async () => {
  const answer = await ask(launched.page, 'session.state');
  return answer.ok ? (answer.value as { phase: string }).phase : answer.error.code;
};
/** The page of the moment: locking replaces its process. */
async function lock(): Promise<void> {
  const before = launched.page;
  await launched.page.evaluate(() => {
    Object.assign(window, { secretOfThePage: 'a name' });
    void (window as unknown as { rootLedger: { request(c: string): void } }).rootLedger.request('session.lock');
  });
  await before.waitForEvent('close');
  await launched.refresh();
}

describe('a ledger', () => {
  test('is created with a passphrase, and its recovery key is answered once', async () => {
    expect(await phase()).toBe('empty');
    const answer = await ask(launched.page, 'session.create', { passphrase: PASSPHRASE, keychain: false });
    expect(answer).toMatchObject({ ok: true, value: { recoveryKey: expect.stringMatching(/\w{4}/) } });
    recoveryKey = answer.ok ? (answer.value as { recoveryKey: string }).recoveryKey : '';
    expect(await phase()).toBe('open');
  });

  test('is not created a second time', async () => {
    const answer = await ask(launched.page, 'session.create', { passphrase: PASSPHRASE, keychain: false });
    expect(answer).toMatchObject({ ok: false, error: { code: 'ledger-exists' } });
  });

  test('is forgotten by the clipboard when it is locked', async () => {
    const clipboard = () => launched.app.evaluate(async ({ clipboard }) => await clipboard.readText());
    await launched.page.evaluate(() => {
      const text = document.createElement('textarea');
      text.value = 'root@example.com';
      document.body.append(text);
      text.select();
      document.execCommand('copy');
      text.remove();
    });
    await expect.poll(clipboard).toBe('root@example.com');
    await lock();
    await expect.poll(clipboard).toBe('');
    await ask(launched.page, 'session.unlock', { with: 'passphrase', passphrase: PASSPHRASE });
  });

  test('when locked, answers nothing and leaves nothing in the page', async () => {
    await lock();
    expect(await phase()).toBe('locked');
    expect(await launched.page.evaluate(() => 'secretOfThePage' in window)).toBe(false);
    const answer = await ask(launched.page, 'scan.runs', {});
    expect(answer).toMatchObject({ ok: false, error: { code: 'locked' } });
  });

  test('says calmly that a passphrase is wrong', async () => {
    const answer = await ask(launched.page, 'session.unlock', { with: 'passphrase', passphrase: 'wrong passphrase' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'wrong-passphrase' } });
    expect(JSON.stringify(answer)).not.toContain('wrong passphrase"');
  });

  test('opens with the passphrase, and with the recovery key', async () => {
    await ask(launched.page, 'session.unlock', { with: 'passphrase', passphrase: PASSPHRASE });
    expect(await phase()).toBe('open');
    await lock();
    await ask(launched.page, 'session.unlock', { with: 'recovery', recoveryKey });
    expect(await phase()).toBe('open');
  });

  test('is there again after the app was closed', async () => {
    await launched.app.close();
    const again = await launchApp({ ledger: launched.ledger });
    try {
      const state = await ask(again.page, 'session.state');
      expect(state).toMatchObject({ ok: true, value: { phase: 'locked', recoverySlot: true, keychainSlot: false } });
      const opened = await ask(again.page, 'session.unlock', { with: 'passphrase', passphrase: PASSPHRASE });
      expect(opened).toMatchObject({ ok: true, value: { phase: 'open' } });
    } finally {
      await again.close();
    }
  });
});
