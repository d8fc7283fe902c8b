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

  it('need eight characters', async () => {
    await expect(newPassphrase(utf8('seven77'))).rejects.toMatchObject({ problem: 'passphrase-too-short' });
    await expect(newPassphrase(utf8('😀😀😀😀😀😀😀'))).rejects.toThrow(/at least 8/);
    expect(await newPassphrase(utf8('gruff walnut tide kernel'))).toEqual(utf8('gruff walnut tide kernel'));
    expect(await newPassphrase(utf8('Grüße an 7 Zaunkönige'))).toEqual(utf8('Grüße an 7 Zaunkönige'));
  });

  it.each([
    'password',
    '12345678',
    ' '.repeat(8),
    ' '.repeat(40),
    'aaaaaaaa',
    'a'.repeat(40),
    'abcabcabcabc',
    'qwertyuiop',
    'P@ssw0rd1',
    '😀'.repeat(8),
  ])('are refused where they are soon guessed: %j', async (weak) => {
    await expect(newPassphrase(utf8(weak))).rejects.toMatchObject({ problem: 'passphrase-too-weak' });
    await expect(newPassphrase(utf8(weak))).rejects.toThrow(/too easy to guess/);
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
