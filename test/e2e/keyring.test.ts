/** Unlocking by the system's keychain, with a real one: set up, used, then gone or another one. The passphrase always opens. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, type Launched, launchApp } from './harness.ts';
import { type Keyring, noKeyringReason, startKeyring } from './keyring.ts';

const PASSPHRASE = 'correct horse battery staple';
const BY_PASSPHRASE = { with: 'passphrase', passphrase: PASSPHRASE };
const BY_KEYCHAIN = { with: 'keychain' };
const WHY_NOT = noKeyringReason();

if (WHY_NOT !== null) {
  test(`cannot be tried with a real keyring here: ${WHY_NOT}`, () => {
    expect(WHY_NOT).toMatch(/^(The keyring of (darwin|win32) belongs to the person|Not installed: )/);
  });
} else
  describe('a real keyring', () => {
    let ledger = '';
    let keyring: Keyring;
    beforeAll(async () => {
      ledger = mkdtempSync(join(tmpdir(), 'root-ledger-e2e-'));
      keyring = await startKeyring();
    });
    afterAll(async () => {
      await keyring.close();
      rmSync(ledger, { recursive: true, force: true });
    });

    const launch = (env: Readonly<Record<string, string>>): Promise<Launched> =>
      launchApp({ ledger, args: ['--password-store=gnome-libsecret'], env });

    test('is set up, and opens what was locked, also after the app was closed', async () => {
      const first = await launch(keyring.env);
      try {
        await ask(first.page, 'session.create', { passphrase: PASSPHRASE, keychain: false });
        expect(await ask(first.page, 'keys.set-keychain', { secret: BY_PASSPHRASE })).toMatchObject({ ok: true });
        expect(await ask(first.page, 'keys.list')).toMatchObject({
          value: {
            keychain: { available: true },
            keychainProblem: null,
            slots: expect.arrayContaining([expect.objectContaining({ kind: 'keychain', backend: 'gnome_libsecret' })]),
          },
        });
        await lock(first);
        expect(await ask(first.page, 'session.unlock', BY_KEYCHAIN)).toMatchObject({ value: { phase: 'open' } });
      } finally {
        await first.close();
      }
      const second = await launch(keyring.env);
      try {
        await second.page.getByRole('button', { name: /^Unlock with / }).click();
        await second.page.getByRole('navigation', { name: 'Screens' }).waitFor();
      } finally {
        await second.close();
      }
    });

    test('when it is gone, that is explained, and the passphrase opens', async () => {
      await opensByPassphraseOnly(
        { DBUS_SESSION_BUS_ADDRESS: 'disabled:' },
        /keychain of this computer does not answer|No protected keychain .* answers/,
        async ({ page }) => {
          expect(await ask(page, 'keys.list')).toMatchObject({
            value: {
              keychain: { available: false },
              keychainProblem: expect.stringMatching(/does not work until it answers/),
            },
          });
        },
      );
    });

    test('when it was reset, that is explained, the passphrase opens, and it can be set up anew', async () => {
      const another = await startKeyring();
      try {
        await opensByPassphraseOnly(another.env, /no longer holds this ledger's secret/, async (launched) => {
          expect(await ask(launched.page, 'keys.list')).toMatchObject({
            value: {
              keychain: { available: true },
              keychainProblem: expect.stringMatching(/it was reset.*Set it up anew/),
            },
          });
          expect(await ask(launched.page, 'keys.set-keychain', { secret: BY_PASSPHRASE })).toMatchObject({ ok: true });
          await lock(launched);
          expect(await ask(launched.page, 'session.unlock', BY_KEYCHAIN)).toMatchObject({ value: { phase: 'open' } });
        });
      } finally {
        await another.close();
      }
    });

    async function opensByPassphraseOnly(
      env: Readonly<Record<string, string>>,
      why: RegExp,
      after: (launched: Launched) => Promise<void>,
    ): Promise<void> {
      const launched = await launch(env);
      try {
        const refused = await ask(launched.page, 'session.unlock', BY_KEYCHAIN);
        expect(refused).toMatchObject({
          ok: false,
          error: { code: 'keychain-changed', message: expect.stringMatching(why) },
        });
        expect(refused).toMatchObject({ error: { message: expect.stringMatching(/passphrase or the recovery key/) } });
        expect(await ask(launched.page, 'session.unlock', BY_PASSPHRASE)).toMatchObject({ value: { phase: 'open' } });
        await after(launched);
      } finally {
        await launched.close();
      }
    }
  });

async function lock(launched: Launched): Promise<void> {
  const before = launched.page;
  await before.evaluate(() => {
    void (window as unknown as { rootLedger: { request(c: string): void } }).rootLedger.request('session.lock');
  });
  await before.waitForEvent('close');
  await launched.refresh();
}
