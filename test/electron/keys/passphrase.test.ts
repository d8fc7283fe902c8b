import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalPassphrase,
  countCharacters,
  newPassphrase,
  passphraseFromFileBytes,
} from '../../../electron/keys/passphrase.ts';
import { utf8 } from './fixtures.ts';

describe('passphrases', () => {
  it('are the same passphrase on every keyboard, composed or decomposed', () => {
    expect(canonicalPassphrase(utf8('scho\u0308nes Wetter'))).toEqual(canonicalPassphrase(utf8('sch\u00f6nes Wetter')));
    expect(canonicalPassphrase(utf8('ﬁnance'))).toEqual(utf8('finance'));
  });

  it('count characters as people do, not bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(countCharacters(utf8(text))).toBe([...text].length);
      }),
    );
  });

  it('need eight characters', () => {
    expect(() => newPassphrase(utf8('seven77'))).toThrow(expect.objectContaining({ problem: 'passphrase-too-short' }));
    expect(() => newPassphrase(utf8('😀😀😀😀😀😀😀'))).toThrow(/at least 8/);
    expect(newPassphrase(utf8('eight888'))).toEqual(utf8('eight888'));
    expect(newPassphrase(utf8('😀😀😀😀😀😀😀😀'))).toHaveLength(32);
  });

  it('must be text', () => {
    expect(() => canonicalPassphrase(Buffer.from([0xff, 0xfe, 0x00]))).toThrow(
      expect.objectContaining({ problem: 'passphrase-not-text' }),
    );
  });

  it.each([
    ['a passphrase', 'a passphrase'],
    ['a passphrase\n', 'a passphrase'],
    ['a passphrase\r\n', 'a passphrase'],
    ['\ufeffa passphrase\nsecond line\n', 'a passphrase'],
    [' spaces stay ', ' spaces stay '],
    ['\n', ''],
    ['', ''],
  ])('come from the first line of a file: %j', (content, passphrase) => {
    const bytes = utf8(content);
    expect(passphraseFromFileBytes(bytes).toString('utf8')).toBe(passphrase);
    expect(bytes.every((byte) => byte === 0)).toBe(true);
  });
});
