import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRecoveryKey, generateRecoveryKey, parseRecoveryKey } from '../../../electron/keys/recovery-key.ts';

const keyBytes = fc.uint8Array({ minLength: 20, maxLength: 20 });

describe('the recovery key', () => {
  it('is 160 random bits in nine groups of four, without letters that are easily confused', () => {
    const text = formatRecoveryKey(generateRecoveryKey());
    expect(text).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(formatRecoveryKey(generateRecoveryKey())).not.toBe(text);
  });

  it('has one written form that never changes between versions', () => {
    expect(formatRecoveryKey(Buffer.from('000102030405060708090a0b0c0d0e0f10111213', 'hex'))).toBe(
      '000G-40R4-0M30-E209-185G-R38E-1W81-24GK-741N',
    );
  });

  it('reads back whatever way it is typed', () => {
    const noise = fc.constantFrom('', ' ', '-', '\n', '–', '_', '.', '\u00a0');
    fc.assert(
      fc.property(keyBytes, fc.array(noise, { minLength: 50, maxLength: 50 }), fc.boolean(), (bytes, gaps, lower) => {
        const bare = formatRecoveryKey(bytes).replaceAll('-', '');
        const loose = [...bare]
          .map((one, at) => (at % 2 ? one.replace('0', 'o').replace('1', 'l') : one) + gaps[at])
          .join('');
        expect(parseRecoveryKey(lower ? loose.toLowerCase() : loose).equals(Buffer.from(bytes))).toBe(true);
      }),
    );
  });

  it('tells a mistyped character from a wrong key, and never another key in its place', () => {
    const alphabet = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
    fc.assert(
      fc.property(keyBytes, fc.nat(35), fc.constantFrom(...alphabet), (bytes, at, other) => {
        const bare = formatRecoveryKey(bytes).replaceAll('-', '');
        fc.pre(bare[at] !== other);
        const typed = bare.slice(0, at) + other + bare.slice(at + 1);
        // 20 bits of checksum: one in a million slips may pass here, and then fails to unlock.
        try {
          expect(parseRecoveryKey(typed).equals(Buffer.from(bytes))).toBe(false);
        } catch (error) {
          expect(error).toMatchObject({ problem: 'malformed-recovery-key' });
        }
      }),
    );
  });

  it.each([
    ['too short', '0000-1111', /36 letters and digits, and this has 8/],
    ['empty', '', /this has 0/],
    ['a character that is never used', 'U'.repeat(36), /never use/],
    ['something else altogether', 'correct horse battery staple!!', /never use/],
  ])('refuses %s in plain words that do not repeat it', (_, typed, words) => {
    expect(() => parseRecoveryKey(typed)).toThrow(words);
    expect(() => parseRecoveryKey(typed)).toThrow(expect.objectContaining({ problem: 'malformed-recovery-key' }));
  });
});
