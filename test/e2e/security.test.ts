/** Attacks on each wall of the running app, from inside its page, as a hostile account name that became code would. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BUILD_FOLDER } from '../../scripts/setup/paths.ts';
import { ask, type Launched, launchApp } from './harness.ts';

const PRELOAD = join(BUILD_FOLDER, 'preload', 'preload.cjs');
let launched: Launched;

beforeAll(async () => {
  launched = await launchApp();
  // What would be opened in the browser is noted instead.
  await launched.app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (address: string) => {
      opened.push(address);
    };
  });
});
afterAll(async () => launched.close());

const address = () => launched.page.url();
const opened = () => launched.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
const windows = () => launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

describe('the page', () => {
  test('is served by our own protocol', () => {
    expect(new URL(address()).origin === 'null' ? address() : new URL(address()).origin).toContain('root-ledger://app');
  });

  test('has no Node and no Electron', async () => {
    const found = await launched.page.evaluate(() =>
      ['require', 'process', 'Buffer', 'module', 'global', 'electron', 'ipcRenderer', '__dirname'].filter(
        (name) => name in window,
      ),
    );
    expect(found).toEqual([]);
  });

  test('runs with every preference as it should be', async () => {
    const preferences = await launched.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      const all = contents.getLastWebPreferences();
      return Object.fromEntries(
        ['contextIsolation', 'sandbox', 'nodeIntegration', 'webSecurity', 'webviewTag', 'experimentalFeatures'].map(
          (name) => [name, all[name]],
        ),
      );
    });
    expect(preferences).toEqual({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      experimentalFeatures: false,
    });
  });

  test.runIf(process.platform === 'linux')('leaves no memory in core dumps', async () => {
    const pids = await launched.app.evaluate(({ BrowserWindow }) => [
      process.pid,
      BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
    ]);
    for (const pid of pids) expect(readFileSync(`/proc/${pid}/coredump_filter`, 'utf8').trim()).toBe('00000000');
  });

  test('sees of the bridge only its two functions, and cannot change them', async () => {
    const seen = await launched.page.evaluate(() => {
      const bridge = (window as unknown as { rootLedger: Record<string, unknown> }).rootLedger;
      const before = bridge.request;
      try {
        bridge.request = () => 'mine';
      } catch {
        // Frozen.
      }
      return { names: Object.keys(bridge).sort(), unchanged: bridge.request === before };
    });
    expect(seen).toEqual({ names: ['on', 'request'], unchanged: true });
  });
});

describe('content policy', () => {
  const policyOf = () =>
    launched.page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const violations: string[] = [];
          document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
          const script = document.createElement('script');
          script.setAttribute('data-attack', '');
          try {
            script.append('window.attacked = "inline script"');
          } catch {
            // Trusted Types may refuse it already.
          }
          document.body.append(script);
          const style = document.createElement('style');
          style.append('body { --attacked: 1 }');
          document.head.append(style);
          const link = document.createElement('a');
          link.setAttribute('style', '--attacked: 1');
          document.body.append(link);
          const image = new Image();
          image.src = 'https://example.com/pixel.png';
          document.body.append(image);
          const frame = document.createElement('iframe');
          frame.src = 'https://example.com/';
          document.body.append(frame);
          setTimeout(() => {
            for (const element of [script, style, link, image, frame]) element.remove();
            resolve([...new Set(violations)].sort());
          }, 500);
        }),
    );

  test('stops inline scripts, inline styles, foreign images and frames', async () => {
    const violations = await policyOf();
    expect(violations).toEqual(expect.arrayContaining(['frame-src', 'img-src', 'style-src-attr', 'style-src-elem']));
    expect(await launched.page.evaluate(() => 'attacked' in window)).toBe(false);
    expect(await launched.page.evaluate(() => getComputedStyle(document.body).getPropertyValue('--attacked'))).toBe('');
  });

  test('stops code made from text', async () => {
    const results = await launched.page.evaluate(async () => {
      // The debugger may use eval where a page may not: attack from the page's own turn.
      await new Promise((resolve) => setTimeout(resolve, 0));
      const tries: Record<string, () => unknown> = {
        // biome-ignore lint/security/noGlobalEval: the attack itself
        eval: () => eval('1 + 1'),
        Function: () => new Function('return 1')(),
        timer: () => setTimeout('window.attacked = 1' as unknown as () => void, 0),
        handler: () => document.body.setAttribute('onclick', 'window.attacked = 1'),
        html: () => {
          document.createElement('div').innerHTML = '<img src=x onerror="window.attacked = 1">';
        },
        source: () => {
          document.createElement('script').src = 'data:text/javascript,window.attacked=1';
        },
        policy: () =>
          (window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }).trustedTypes //
            .createPolicy('mine', { createHTML: (text: string) => text }),
      };
      return Object.fromEntries(
        Object.entries(tries).map(([name, attack]) => {
          try {
            attack();
            return [name, 'done'];
          } catch {
            return [name, 'refused'];
          }
        }),
      );
    });
    expect(results).toEqual({
      eval: 'refused',
      Function: 'refused',
      timer: 'refused',
      handler: 'refused',
      html: 'refused',
      source: 'refused',
      policy: 'refused',
    });
    expect(await launched.page.evaluate(() => 'attacked' in window)).toBe(false);
  });

  test('gives each load of the page its own nonce', async () => {
    const nonce = () =>
      launched.page.evaluate(() => document.querySelector('meta[property="csp-nonce"]')?.getAttribute('content'));
    const first = await nonce();
    await launched.page.reload();
    const second = await nonce();
    expect(first).toMatch(/^[A-Za-z0-9+/=]{24}$/);
    expect(second).toMatch(/^[A-Za-z0-9+/=]{24}$/);
    expect(second).not.toBe(first);
  });
});

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

describe('navigation and windows', () => {
  test.each([
    'https://example.com/',
    'https://example.com/?next=root-ledger://app/',
    'file:///etc/passwd',
    'root-ledger://app.example.com/index.html',
    'root-ledger://other/index.html',
    'javascript:window.attacked=1',
    'data:text/html,attack',
  ])('a link to %s leads nowhere', async (target) => {
    const before = address();
    await launched.page.evaluate(async (href) => {
      const link = document.createElement('a');
      try {
        link.href = href;
      } catch {
        return;
      }
      document.body.append(link);
      link.click();
      await new Promise((resolve) => setTimeout(resolve, 100));
      link.remove();
    }, target);
    expect(address()).toBe(before);
    expect(await launched.page.evaluate(() => 'attacked' in window)).toBe(false);
  });

  test('a page that goes to about:blank may ask nothing and is brought back', async () => {
    await launched.page.evaluate(() => {
      window.location.href = 'about:blank';
    });
    await launched.page.waitForURL(/^root-ledger:\/\/app\/index\.html/);
    await launched.page.waitForFunction(() => 'rootLedger' in window);
    expect(await ask(launched.page, 'session.state')).toMatchObject({ ok: true });
  });

  test('setting the location and submitting a form lead nowhere', async () => {
    const before = address();
    await launched.page.evaluate(async () => {
      try {
        window.location.href = 'https://example.com/';
      } catch {
        // Refused at once.
      }
      const form = document.createElement('form');
      form.action = 'https://example.com/';
      document.body.append(form);
      form.submit();
      await new Promise((resolve) => setTimeout(resolve, 200));
      form.remove();
    });
    expect(address()).toBe(before);
  });

  test.each(['https://example.com/', 'root-ledger://app/index.html', 'about:blank', 'file:///etc/passwd'])(
    'window.open(%s) opens no window',
    async (target) => {
      const got = await launched.page.evaluate((url) => window.open(url) === null, target);
      expect(got).toBe(true);
      expect(await windows()).toBe(1);
    },
  );

  test('only listed https pages go to the browser', async () => {
    const targets = [
      'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html',
      'https://us-east-1.console.aws.amazon.com/iam/home',
      'https://docs.aws.amazon.com.example.com/',
      'https://example.com/docs.aws.amazon.com',
      'http://docs.aws.amazon.com/',
      'https://user@docs.aws.amazon.com/',
      'https://docs.aws.amazon.com:8443/',
      'file:///etc/passwd',
      'smb://docs.aws.amazon.com/share',
    ];
    for (const target of targets) await launched.page.evaluate((url) => window.open(url, '_blank'), target);
    expect(await opened()).toEqual([targets[0], targets[1]]);
    expect(await windows()).toBe(1);
    const answer = await ask(launched.page, 'app.open-link', { address: 'https://example.com/' });
    expect(answer).toEqual({ ok: true, value: { opened: false } });
  });
});

describe('permissions, embedding, downloads', () => {
  test('every permission is denied', async () => {
    const states = await launched.page.evaluate(async () => {
      const asked: Record<string, string> = {};
      for (const name of ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'])
        asked[name] = await navigator.permissions
          .query({ name: name as PermissionName })
          .then((status) => status.state)
          .catch(() => 'denied');
      asked.media = await Promise.resolve()
        .then(() => navigator.mediaDevices.getUserMedia({ audio: true }))
        .then(() => 'granted')
        .catch(() => 'denied');
      asked.clipboard = await navigator.clipboard
        .readText()
        .then(() => 'granted')
        .catch(() => 'denied');
      asked.notification = await Notification.requestPermission();
      return asked;
    });
    expect(Object.values(states).filter((state) => state !== 'denied')).toEqual([]);
  });

  test('a webview stays an unknown element', async () => {
    const contents = await launched.page.evaluate(async () => {
      const view = document.createElement('webview');
      view.setAttribute('src', 'https://example.com/');
      document.body.append(view);
      await new Promise((resolve) => setTimeout(resolve, 200));
      const kind = view instanceof HTMLUnknownElement || view.constructor === HTMLElement ? 'unknown' : 'webview';
      view.remove();
      return kind;
    });
    expect(contents).toBe('unknown');
    expect(await launched.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
  });

  test('a download started by the page does not begin', async () => {
    const before = address();
    const outcome = await launched.app.evaluate(
      ({ BrowserWindow }) =>
        new Promise<string>((resolve) => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents;
          contents?.session.once('will-download', (event) => resolve(event.defaultPrevented ? 'prevented' : 'allowed'));
          contents?.downloadURL('root-ledger://app/index.html');
          setTimeout(() => resolve('never asked'), 2_000);
        }),
    );
    expect(outcome).not.toBe('allowed');
    expect(address()).toBe(before);
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

  test('a foreign window is refused, even with our preload', async () => {
    const answer = await launched.app.evaluate(async ({ BrowserWindow }, preload) => {
      // In our session and on our page: only the window is another one.
      const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
      const stranger = new BrowserWindow({
        show: false,
        webPreferences: { ...(session ? { session } : {}), preload, sandbox: true, contextIsolation: true },
      });
      try {
        await stranger.loadURL('root-ledger://app/index.html');
        return await stranger.webContents.executeJavaScript('window.rootLedger.request("session.state", undefined)');
      } finally {
        stranger.destroy();
      }
    }, PRELOAD);
    expect(answer).toMatchObject({ ok: false, error: { code: 'forbidden-sender' } });
  });

  test('the page goes on working after all of this', async () => {
    expect(await ask(launched.page, 'session.state')).toMatchObject({ ok: true, value: { phase: 'empty' } });
  });
});
