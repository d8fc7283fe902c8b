/** What privacy mode covers: by its form in any sentence, and the names that answers gave. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identifiersIn, namesIn } from '../../../renderer/privacy/identifiers.ts';

/** The text with what would be covered taken out. */
function seen(text: string, names: readonly string[] = []): string {
  const covered = new Set<number>();
  for (const { from, to } of identifiersIn(text, new Set(names))) for (let at = from; at < to; at += 1) covered.add(at);
  return text
    .split('')
    .map((letter, at) => (covered.has(at) ? '█' : letter))
    .join('')
    .replaceAll(/█+/g, '█');
}

describe('covered', () => {
  it.each([
    ['Ask ana.ruiz@fernhill.example or bo@x.io.', 'Ask █ or █.'],
    ['Account 111122223333, also written 1111-2222-3333', 'Account █, also written █'],
    ['Call +44 20 7946 0958 (finance)', 'Call █ (finance)'],
    ['Token GAHT77120345 in the safe', 'Token █ in the safe'],
    ['arn:aws:iam::111122223333:user/ops', 'arn:aws:iam::█:user/ops'],
    ['YubiKey 12345678', 'YubiKey █'],
  ])('%s', (text, left) => expect(seen(text)).toBe(left));

  it('names that an answer gave, wherever they stand', () => {
    const names = namesIn({
      rows: [
        { email: 'ana@x.example', name: 'Ana Ruiz' },
        { id: '111122223333', name: 'Payments' },
      ],
    });
    expect(seen('Only Ana Ruiz can open Payments.', names)).toBe('Only █ can open █.');
  });

  it('every e-mail and every account id, whatever surrounds it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('', ' ', '(', '“', ': ', ', '),
        fc.emailAddress(),
        fc.stringMatching(/^[1-9]\d{11}$/),
        (before, email, id) => {
          const plain = email.replaceAll(/[^a-z0-9@.]/gi, 'x');
          const text = `${before}${plain} ${id}`;
          expect(seen(text)).not.toContain(plain);
          expect(seen(text)).not.toContain(id);
        },
      ),
    );
  });
});

describe('not covered', () => {
  it.each([
    '24 November 2026',
    '2026-11-24',
    '10,482 accounts',
    'Version 0.1.0',
    'Root Ledger',
    '99.5 %',
    '12:30',
    'AES-256',
    'SHA-256',
  ])('%s', (text) => expect(seen(text)).toBe(text));

  it('names of things that are no people and no accounts', () => {
    expect(
      namesIn({ rules: [{ id: 'no-second-device', name: 'One device only' }], columns: [{ name: 'Email' }] }),
    ).toEqual([]);
  });
});
