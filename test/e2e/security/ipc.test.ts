/** Attacks on what the window may ask: names that are no channel, requests that fit none, senders that are not our window. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BUILD_FOLDER } from '../../../scripts/setup/paths.ts';
import { ask, type Launched, launchApp } from '../harness.ts';

const PRELOAD = join(BUILD_FOLDER, 'preload', 'preload.cjs');
let launched: Launched;
beforeAll(async () => {
  launched = await launchApp();
});
afterAll(() => launched.close());

describe('IPC', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'session', '', 'session.state '])(
    'there is no channel %j',
    async (channel) => {
      expect(await ask(launched.page, channel)).toMatchObject({ ok: false, error: { code: 'unknown-channel' } });
    },
  );

  test.each<[string, unknown]>([
    ['session.create', { passphrase: 'x'.repeat(20), keychain: 'yes' }],
    ['session.create', { passphrase: 'x'.repeat(20), keychain: false, extra: 1 }],
    ['session.unlock', { with: 'magic' }],
    ['session.unlock', { with: 'passphrase', passphrase: { length: 3 } }],
    ['session.state', { surprise: true }],
    ['app.change-settings', { theme: 'pink' }],
    ['app.open-link', { address: 'xxxxx'.padEnd(2_049, 'x') }],
  ])('%s refuses what does not fit its schema (%#)', async (channel, request) => {
    const answer = await ask(launched.page, channel, request);
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-request' } });
    expect(JSON.stringify(answer)).not.toContain('xxxxx');
  });

  test('what cannot be copied is a wrong request, not an exception', async () => {
    const answer = await launched.page.evaluate(() =>
      (
        window as unknown as { rootLedger: { request(c: unknown, r: unknown): Promise<{ ok: boolean }> } }
      ).rootLedger.request('session.state', { call: () => 1 }),
    );
    expect(answer.ok).toBe(false);
  });

  test.each<[what: string, attack: string]>([
    ['is refused, even with our preload', 'window.rootLedger.request("session.state", undefined)'],
    ['gets no line to the ledger', 'window.rootLedger.request("accounts.page", { offset: 0, limit: 1 })'],
  ])('a foreign window %s', async (_what, attack) => {
    const answer = await launched.app.evaluate(
      async ({ BrowserWindow }, [preload, script]) => {
        // In our session and on our page: only the window is another one.
        const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
        const stranger = new BrowserWindow({
          show: false,
          webPreferences: { ...(session ? { session } : {}), preload, sandbox: true, contextIsolation: true },
        });
        try {
          await stranger.loadURL('root-ledger://app/index.html');
          return await stranger.webContents.executeJavaScript(script);
        } finally {
          stranger.destroy();
        }
      },
      [PRELOAD, attack] as const,
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'forbidden-sender' } });
  });

  test('the ledger’s questions get no answer while none is open', async () => {
    expect(await ask(launched.page, 'accounts.page', { offset: 0, limit: 1 })).toMatchObject({
      ok: false,
      error: { code: 'locked' },
    });
  });

  test('the page goes on working after all of this', async () => {
    expect(await ask(launched.page, 'session.state')).toMatchObject({ ok: true, value: { phase: 'empty' } });
  });
});
