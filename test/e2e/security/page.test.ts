/** Attacks on the page itself, from inside it, as a hostile account name that became code would: what it can reach, what it can run. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Launched, launchApp } from '../harness.ts';

let launched: Launched;
beforeAll(async () => {
  launched = await launchApp();
});
afterAll(() => launched.close());

const address = () => launched.page.url();

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
