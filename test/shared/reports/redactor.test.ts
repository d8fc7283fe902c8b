/** Redaction: nothing that tells who or which is left, and the same stays the same. */
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Identity } from '../../../shared/reports/redaction/identities.ts';
import { Redactor } from '../../../shared/reports/redaction/redactor.ts';

const AMARA: Identity = {
  kind: 'person',
  identity: 'amara.nwosu@acme.example',
  spellings: ['amara.nwosu@acme.example', 'amara@old.example', 'Amara Nwosu', 'amara.nwosu'],
};
const DESK: Identity = { kind: 'phone', identity: '+442079460100', spellings: ['+442079460100'] };
const KEY: Identity = { kind: 'device', identity: 'yk-0042', spellings: ['yk-0042', '17 200 413'] };

const redactor = (identities: readonly Identity[], secret = 'k', accountIds: 'kept' | 'partly-masked' = 'kept') =>
  new Redactor(identities, {
    accountIds,
    pseudonym: (kind, value) => createHmac('sha256', secret).update(`${kind}|${value}`).digest('hex').slice(0, 8),
  });

describe('the redactor', () => {
  const known = redactor([AMARA, DESK, KEY]);

  it('masks a person’s addresses and names alike', () => {
    const mask = known.text('Amara Nwosu');
    expect(mask).toMatch(/^person-[0-9a-f]{8}$/);
    for (const address of ['amara.nwosu@acme.example', 'AMARA@old.example'])
      expect(known.text(address)).toBe(`${mask}@masked.invalid`);
    expect(known.text('ask Amara, or NWOSU’s team: amara nwosu')).not.toMatch(/amara/i);
  });

  it('masks addresses that nobody has recorded', () => {
    expect(known.text('Write to bob@elsewhere.example.')).toMatch(/^Write to address-[0-9a-f]{8}@masked\.invalid\.$/);
  });

  it.each([
    '+44 20 7946 0100',
    '+442079460100',
    '(020) 7946-0100',
    '442079460100',
    'tel:+442079460100',
    '12 +44 20 79460100',
  ])('knows a number again that is written as %s', (written) => {
    expect(known.text(written)).toContain(known.text('+442079460100'));
    expect(known.text(written)).not.toMatch(/7946/);
  });

  it('masks serials, device ARNs and access key ids', () => {
    const text = known.text('yk-0042, 17 200 413, arn:aws:iam::111122223333:mfa/amara-phone, AKIAIOSFODNN7EXAMPLE');
    expect(text).not.toMatch(/0042|200 413|mfa\/|AKIA/);
  });

  it('leaves dates, hashes, account ids and ordinary words alone', () => {
    const plain = 'Since 2026-11-20T09:00:00Z the account 111122223333 is fine: 4f2a99 Mark it, may be.';
    expect(known.text(plain)).toBe(plain);
  });

  it('masks account ids in part where asked', () => {
    expect(redactor([], 'k', 'partly-masked').text('in 111122223333.')).toMatch(/^in …3333-[0-9a-f]{8}\.$/);
  });

  it('masks what is masked already no second time', () => {
    const once = known.text('Amara Nwosu <amara.nwosu@acme.example>, yk-0042');
    expect(known.text(once)).toBe(once);
  });

  it('masks by a key: another pack’s masks tell nothing', () => {
    expect(redactor([AMARA], 'one').text('Amara Nwosu')).not.toBe(redactor([AMARA], 'two').text('Amara Nwosu'));
  });

  it('masks in keys of objects, but not our own names of fields', () => {
    const masked = known.json({ members: { 'person:amara.nwosu@acme.example|read': ['Amara Nwosu'] } });
    expect(Object.keys(masked)).toEqual(['members']);
    expect(JSON.stringify(masked)).not.toMatch(/amara|nwosu/i);
  });

  it('lets no recorded name, address, number or serial through, wherever it stands', () => {
    const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzéøß');
    const word = fc.string({ unit: letter, minLength: 4, maxLength: 9 });
    const person = fc.record({ first: word, last: word }).map(({ first, last }) => ({
      name: `Q${first} Z${last}`,
      email: `${first}.${last}@x${last}.example`,
    }));
    const surroundings = fc.string({ unit: fc.constantFrom(...' .,;:()"“”|<>\n–/'), minLength: 1, maxLength: 3 });
    const serial = fc.stringMatching(/^[A-Z]{2}-[0-9]{6}$/);
    const phone = fc.stringMatching(/^\+[1-9][0-9]{10}$/);
    fc.assert(
      fc.property(
        fc.array(person, { minLength: 1, maxLength: 4 }),
        serial,
        phone,
        surroundings,
        (people, mark, number, gap) => {
          const one = redactor([
            ...people.map(({ name, email }) => ({
              kind: 'person' as const,
              identity: email,
              spellings: [email, name],
            })),
            { kind: 'device', identity: mark, spellings: [mark] },
            { kind: 'phone', identity: number, spellings: [number] },
          ]);
          const all = [...people.flatMap(({ name, email }) => [name, email]), mark, number];
          const text = one.text(`${gap}${all.join(gap)}${gap}`);
          for (const value of all) expect(text.toLowerCase()).not.toContain(value.toLowerCase());
        },
      ),
    );
  });
});
