/** What decides about addresses: ours, external, loadable, and which file they mean. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { ROOT } from '../../../scripts/setup/paths.ts';

// Electron's module is not there in Node; nothing of it is used by what is tested here.
vi.mock('electron', () => ({ protocol: {} }));

const { isOwnAddress } = await import('../../../electron/app/origin.ts');
const { allowedExternal, openExternalWith } = await import('../../../electron/app/security/external-links.ts');
const { answer, fileFor } = await import('../../../electron/app/security/protocol.ts');
const { mayLoad } = await import('../../../electron/app/security/network.ts');
const { contentPolicy } = await import('../../../electron/app/security/content-policy.ts');

describe('our own address', () => {
  test.each(['root-ledger://app/index.html', 'root-ledger://app/', 'root-ledger://app/index.html#/accounts?q=1'])(
    '%s is ours',
    (address) => expect(isOwnAddress(address)).toBe(true),
  );
  test.each([
    '',
    'about:blank',
    'root-ledger://app.example.com/',
    'root-ledger://other/',
    'root-ledger:app',
    'root-ledger://user@app/',
    'root-ledger://app:80/',
    'https://example.com/?root-ledger://app/',
    'https://app/',
    'blob:root-ledger://app/1',
    'filesystem:root-ledger://app/x',
    'data:text/html,root-ledger://app/',
    'javascript:"root-ledger://app/"',
  ])('%j is not', (address) => expect(isOwnAddress(address)).toBe(false));
});

describe('external links', () => {
  test.each([
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html',
    'https://console.aws.amazon.com/',
    'https://us-gov-west-1.console.amazonaws-us-gov.com/',
    'https://eu-central-1.console.aws.amazon.com/iam/home#/security_credentials',
    'https://repost.aws/knowledge-center/root',
  ])('%s may be opened', (address) => expect(allowedExternal(address)).toBe(address));

  test.each([
    'http://docs.aws.amazon.com/',
    'https://docs.aws.amazon.com.example.com/',
    'https://evil-docs.aws.amazon.com/',
    'https://a.b.console.aws.amazon.com/',
    'https://console.aws.amazon.com@example.com/',
    'https://docs.aws.amazon.com:444/',
    'https://example.com/docs.aws.amazon.com',
    'HTTPS:docs.example.com',
    'file:///usr/bin/true',
    'mailto:root@example.com',
    'ms-msdt:/id',
    'javascript:alert(1)',
    `https://docs.aws.amazon.com/${'x'.repeat(2048)}`,
  ])('%s may not', (address) => expect(allowedExternal(address)).toBeNull());

  test('whatever is allowed is https on an Amazon host', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string()), (address) => {
        const allowed = allowedExternal(address);
        if (allowed === null) return;
        expect(allowed).toMatch(
          /^https:\/\/([a-z0-9-]+\.)*(amazon\.com|repost\.aws|amazonaws\.cn|amazonaws-us-gov\.com)\//,
        );
      }),
    );
  });

  test('what is not allowed is not opened', () => {
    const open = vi.fn();
    expect(openExternalWith(open, 'https://example.com/')).toBe(false);
    expect(openExternalWith(open, 'https://docs.aws.amazon.com/x')).toBe(true);
    expect(open.mock.calls).toEqual([['https://docs.aws.amazon.com/x']]);
  });
});

describe('the file that an address means', () => {
  const folder = join(sep, 'app', 'out', 'renderer');

  test('is below the folder', () => {
    expect(fileFor('root-ledger://app/', folder)).toBe(join(folder, 'index.html'));
    expect(fileFor('root-ledger://app/assets/a.js?x=1#y', folder)).toBe(join(folder, 'assets', 'a.js'));
  });

  test.each([
    'root-ledger://app/..%2fmain/main.js',
    'root-ledger://app/..%5cmain.js',
    'root-ledger://app/%2e%2e%2f%2e%2e%2fmain.js',
    'root-ledger://app/%252e%252e%252fmain.js',
    'root-ledger://app/a%00.js',
    'root-ledger://app/C:/x.js',
    'root-ledger://app/keys.db',
    'root-ledger://app/assets',
    'root-ledger://other/index.html',
    'https://app/index.html',
    'root-ledger://app/%',
  ])('%s means none', (address) => {
    const file = fileFor(address, folder);
    if (address.includes('%25')) expect(file === null || file.startsWith(folder + sep)).toBe(true);
    else expect(file).toBeNull();
  });

  test('never leaves the folder, whatever is asked', () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '',
      '%2e%2e',
      '..%2f',
      '%5c',
      '\\',
      'a',
      '%00',
      'renderer-old',
      'x.js',
      '//',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const file = fileFor(`root-ledger://app/${parts.join('/')}/x.js`, folder);
        expect(file === null || file.startsWith(folder + sep)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('anything but GET is refused, with the policy in place', async () => {
    const refused = await answer({ method: 'POST', url: 'root-ledger://app/index.html' }, { folder });
    expect(refused.status).toBe(405);
    expect(refused.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  describe('the page', () => {
    const pages = mkdtempSync(join(tmpdir(), 'root-ledger-pages-'));
    writeFileSync(join(pages, 'index.html'), readFileSync(join(ROOT, 'renderer', 'index.html')));
    afterAll(() => rmSync(pages, { recursive: true }));
    const page = async (locale: string) =>
      (await answer({ method: 'GET', url: 'root-ledger://app/' }, { folder: pages, locale })).text();

    test('is told in whose way dates and numbers are written', async () => {
      expect(await page('de-AT')).toContain('<meta name="system-locale" content="de-AT" />');
    });

    test.each(['', '"><script>', 'x'.repeat(65), '$&'])(
      'is told nothing by a locale that is none: %s',
      async (locale) => {
        expect(await page(locale)).toContain('<meta name="system-locale" content="" />');
      },
    );
  });
});

describe('what Chromium may load', () => {
  test('our own files, and developer tools only while developing', () => {
    expect(mayLoad('root-ledger://app/x.js', { developerTools: false })).toBe(true);
    expect(mayLoad('https://example.com/', { developerTools: true })).toBe(false);
    expect(mayLoad('devtools://devtools/x.js', { developerTools: true })).toBe(true);
    expect(mayLoad('devtools://devtools/x.js', { developerTools: false })).toBe(false);
  });
});

describe('the content policy', () => {
  const policy = contentPolicy('N');
  test('allows nothing by default and nothing unsafe', () => {
    expect(policy).toMatch(/^default-src 'none'; /);
    expect(policy).not.toMatch(/unsafe|\*|https?:|blob:|wasm/);
    expect(policy).toContain("require-trusted-types-for 'script'");
  });
  test('is well formed: each directive once, named before its values', () => {
    const names = policy.split('; ').map((directive) => directive.split(' ')[0]);
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => /^[a-z-]+$/.test(name ?? ''))).toBe(true);
  });
});
