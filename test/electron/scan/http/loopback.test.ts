/** What this machine is, and what only has a name that sounds so. */
import type { LookupAddress, lookup } from 'node:dns';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLoopbackAddress, loopbackLookup, mayBeLoopback } from '../../../../electron/scan/http/loopback.ts';
import { RefusedRequest } from '../../../../electron/scan/http/refused.ts';

test('addresses and names of the machine itself, and nothing else', () => {
  for (const name of ['localhost', 'LOCALHOST', '127.0.0.1', '127.1.2.3', '::1', '[::1]', 'aws.localhost'])
    expect(mayBeLoopback(name), name).toBe(true);
  for (const name of [
    '0.0.0.0',
    '127.0.0.1.example.com',
    '10.0.0.1',
    '',
    'localhost.evil.com',
    '::',
    '[::]',
    '127.0.1',
  ])
    expect(mayBeLoopback(name), name).toBe(false);
  fc.assert(
    fc.property(fc.oneof(fc.domain(), fc.ipV4(), fc.ipV6()), (name) => {
      const own = name.endsWith('.localhost') || isLoopbackAddress(name);
      expect(mayBeLoopback(name)).toBe(own);
    }),
  );
});

const answering = (...addresses: string[]) =>
  ((_name: string, _options: unknown, done: (error: null, found: LookupAddress[]) => void) =>
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )) as unknown as typeof lookup;

test('a name is this machine only if every address of it is', async () => {
  const asked = (...addresses: string[]) =>
    new Promise((resolve) =>
      loopbackLookup(answering(...addresses))('aws.localhost', { all: false }, (error, address) =>
        resolve(error ?? address),
      ),
    );
  expect(await asked('127.0.0.1')).toBe('127.0.0.1');
  expect(await asked('::1', '127.0.0.1')).toBe('::1');
  for (const elsewhere of [['192.0.2.1'], ['127.0.0.1', '192.0.2.1'], ['0.0.0.0'], ['::ffff:192.0.2.1'], []])
    expect(await asked(...elsewhere)).toBeInstanceOf(RefusedRequest);
});
