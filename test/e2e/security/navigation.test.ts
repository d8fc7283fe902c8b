/** Attacks on where the window may go and what it may open: links, navigation, windows, permissions, embedding, downloads. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, type Launched, launchApp } from '../harness.ts';

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
afterAll(() => launched.close());

const address = () => launched.page.url();
const opened = () => launched.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
const windows = () => launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

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
