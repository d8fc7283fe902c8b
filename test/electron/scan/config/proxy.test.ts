/** Proxies of the environment, as the AWS command line takes them. */
import { expect, test } from 'vitest';
import { encryptedProxy, isExcepted, isProxy } from '../../../../electron/scan/config/proxy.ts';

test('the lower-case name comes first, and an empty one means none', () => {
  const shown = (env: NodeJS.ProcessEnv) => {
    const found = encryptedProxy(env);
    return isProxy(found) ? found.shown : found;
  };
  expect(shown({})).toBeNull();
  expect(shown({ HTTP_PROXY: 'http://a:1' })).toBeNull();
  expect(shown({ HTTPS_PROXY: 'http://a:1' })).toBe('http://a:1');
  expect(shown({ HTTPS_PROXY: 'http://a:1', https_proxy: 'http://b:2' })).toBe('http://b:2');
  expect(shown({ HTTPS_PROXY: 'http://a:1', https_proxy: '' })).toBeNull();
  expect(shown({ HTTPS_PROXY: 'proxy.corp:8080' })).toBe('http://proxy.corp:8080');
  expect(shown({ HTTPS_PROXY: ' https://proxy.corp ' })).toBe('https://proxy.corp');
});

test('what is no proxy we can speak to is named, and credentials are never shown', () => {
  const found = encryptedProxy({ HTTPS_PROXY: 'http://user:s3cret@proxy.corp:8080/' });
  expect(found).toMatchObject({ shown: 'http://proxy.corp:8080', url: 'http://user:s3cret@proxy.corp:8080/' });
  for (const value of ['socks5://user:s3cret@proxy.corp:1080', 'http://user:s3cret@', 'ftp://s3cret']) {
    const trouble = encryptedProxy({ https_proxy: value });
    expect(trouble).toMatchObject({ variable: 'https_proxy' });
    expect(isProxy(trouble)).toBe(false);
    expect(JSON.stringify(trouble)).not.toContain('s3cret');
  }
});

const STS = 'sts.eu-west-1.amazonaws.com';
test.each<[string, string, boolean]>([
  ['', STS, false],
  ['*', STS, true],
  ['amazonaws.com', STS, true],
  ['.amazonaws.com', STS, true],
  ['*.amazonaws.com', STS, true],
  ['AmazonAWS.com', STS, true],
  ['sts.eu-west-1.amazonaws.com', STS, true],
  ['sts.eu-west-1.amazonaws.com:443', STS, true],
  ['sts.eu-west-1.amazonaws.com:8443', STS, false],
  ['mazonaws.com', STS, false],
  ['ts.eu-west-1.amazonaws.com', STS, false],
  ['localhost, 10.0.0.0/8 ,amazonaws.com', STS, true],
  ['localhost 127.0.0.1', STS, false],
  ['10.0.0.0/8', '10.20.30.40', true],
  ['10.0.0.0/8', '11.20.30.40', false],
  ['10.1.2.3', '10.1.2.3', true],
  ['10.1.2.3:443', '10.1.2.3', true],
  ['fd00::/8', '[fd00::1]', true],
  ['[fd00::1]:443', '[fd00::1]', true],
  ['fd00::1', 'fd00:0:0::1', true],
  ['10.0.0.0/99', '10.0.0.1', false],
  ['.', STS, false],
])('NO_PROXY=%s for %s: %s', (list, host, excepted) => {
  expect(isExcepted({ NO_PROXY: list }, host, 443)).toBe(excepted);
  expect(isExcepted({ no_proxy: list, NO_PROXY: excepted ? '' : '*' }, host, 443)).toBe(excepted);
});
