/** Attacks on the network and on the protocol that serves the window's own files. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Launched, launchApp } from '../harness.ts';

let launched: Launched;
beforeAll(async () => {
  launched = await launchApp();
});
afterAll(() => launched.close());

describe('network', () => {
  test.each([
    'https://example.com/',
    'http://127.0.0.1:1/',
    'file:///etc/passwd',
    'root-ledger://other/index.html',
    'root-ledger://app/index.html',
    'data:text/plain,x',
  ])('the page cannot fetch %s', async (target) => {
    const got = await launched.page.evaluate(
      (url) =>
        fetch(url).then(
          () => 'answered',
          () => 'refused',
        ),
      target,
    );
    expect(got).toBe('refused');
  });

  test('no socket, no beacon, no worker, no peer connection leaves the page', async () => {
    const got = await launched.page.evaluate(async () => {
      const refused = async (attack: () => unknown) => {
        try {
          return (await attack()) === 'refused' ? 'refused' : 'done';
        } catch {
          return 'refused';
        }
      };
      const event = (target: EventTarget, bad: string, good: string) =>
        new Promise<string>((resolve) => {
          target.addEventListener(bad, () => resolve('refused'));
          target.addEventListener(good, () => resolve('done'));
        });
      return {
        socket: await refused(() => event(new WebSocket('ws://127.0.0.1:1/'), 'error', 'open')),
        events: await refused(() => event(new EventSource('https://example.com/'), 'error', 'open')),
        worker: await refused(() => event(new Worker('./index.html' as never), 'error', 'message')),
      };
    });
    expect(got).toEqual({ socket: 'refused', events: 'refused', worker: 'refused' });
  });

  test('below the content policy, the session itself cancels what is not ours', async () => {
    const outcome = await launched.app.evaluate(async ({ BrowserWindow }) => {
      const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
      return session?.fetch('https://example.com/').then(
        () => 'answered',
        () => 'refused',
      );
    });
    expect(outcome).toBe('refused');
  });
});

describe('our protocol', () => {
  const status = (target: string, method = 'GET') =>
    launched.app.evaluate(
      async ({ BrowserWindow }, [url, verb]) => {
        const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
        const answer = await session?.fetch(url, { method: verb, bypassCustomProtocolHandlers: false });
        return answer?.status;
      },
      [target, method] as const,
    );

  test('serves its files', async () => {
    expect(await status('root-ledger://app/index.html')).toBe(200);
  });

  test.each([
    'root-ledger://app/../main/main.js',
    'root-ledger://app/%2e%2e/main/main.js',
    'root-ledger://app/..%2fmain/main.js',
    'root-ledger://app/..%5cmain%5cmain.js',
    'root-ledger://app/%2e%2e%2fmain%2fmain.js',
    'root-ledger://app/....//main/main.js',
    'root-ledger://app//etc/passwd',
    'root-ledger://app/%00/index.html',
    'root-ledger://app/assets/../../main/main.js',
    'root-ledger://app/../../package.json',
  ])('does not leave its folder for %s', async (target) => {
    expect(await status(target)).toBe(404);
  });

  test('answers GET only', async () => {
    expect(await status('root-ledger://app/index.html', 'POST')).toBe(405);
  });
});
