/** One comparison of addresses and names: what differs only in how it is written is the same. */
import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressKey,
  cleanAddress,
  domainKey,
  isReadable,
  nameKey,
  recordKey,
  sameAddress,
  sameName,
} from '../../../shared/text/compare.ts';
import { punycodeDecode, punycodeEncode } from '../../../shared/text/punycode.ts';
import { finder, hasWords, wordsOf } from '../../../shared/text/search.ts';

describe('addresses', () => {
  it.each([
    ['Ines.Moreau@Harbour.example', 'ines.moreau@harbour.example'],
    ['\u200bines@x.example', 'ines@x.example'],
    ['ines\u00ad@x.example', 'ines@x.example'],
    ['\u200eines@x.example\u200f', 'ines@x.example'],
    ['ines@x.example\ufeff', 'ines@x.example'],
    ['\u00a0ines@x.example ', 'ines@x.example'],
    ['anna@mu\u0308nchen.example', 'anna@münchen.example'],
    ['anna@xn--mnchen-3ya.example', 'anna@münchen.example'],
    ['ANNA@XN--MNCHEN-3YA.example', 'anna@MÜNCHEN.example'],
    ['anna@mün\u00adchen.example', 'anna@münchen.example'],
    ['ju\u0308rgen@x.example', 'jürgen@x.example'],
    ['ａｎｎａ＠x.example', 'anna@x.example'],
    ['a@日本。jp', 'a@xn--wgv71a.jp'],
    ['a@x.example.', 'a@x.example'],
  ])('%j is %j', (one, other) => {
    expect(addressKey(one)).toBe(addressKey(other));
    expect(sameAddress(one, other)).toBe(true);
  });

  it.each([
    ['anna@muenchen.example', 'anna@münchen.example'],
    ['straße@x.example', 'strasse@x.example'],
    ['alıce@x.example', 'alice@x.example'],
    ['аnna@x.example', 'anna@x.example'],
    ['a@x.example', 'a+x@x.example'],
  ])('%j is not %j', (one, other) => expect(sameAddress(one, other)).toBe(false));

  it('keep a domain in its own letters, unless these are easily taken for others', () => {
    expect(cleanAddress('Anna@XN--MNCHEN-3YA.example')).toBe('anna@münchen.example');
    expect(cleanAddress('a@xn--80akhbyknj4f.example')).toBe('a@испытание.example');
    expect(cleanAddress('a@аррӏе.example')).toBe('a@xn--80ak6aa92e.example');
    expect(cleanAddress('a@pаypal.example')).toMatch(/^a@xn--/);
  });

  it('cannot be read where a letter was lost or a label stands for nothing', () => {
    expect(isReadable('anna@m\ufffdnchen.example')).toBe(false);
    expect(isReadable('anna@xn--zzzzzzzz999.example')).toBe(false);
    expect(isReadable('anna@xn--.example')).toBe(false);
    expect(isReadable('anna@xn--abc-.example')).toBe(false);
    expect(isReadable('anna@xn--mnchen-3ya.example')).toBe(true);
  });

  it.each([
    'münchen.example',
    'straße.de',
    '日本。jp',
    'ΣΊΣΥΦΟΣ.gr',
    'faß.de',
    'İstanbul.com',
    'пример.испытание',
    'भारत.com',
    'ﬁx.com',
    'ＡＢＣ．com',
  ])('%s has the ASCII form that browsers give it', (domain) => expect(domainKey(domain)).toBe(domainToASCII(domain)));
});

describe('names', () => {
  it.each([
    ['Noor Haddad', 'Noor  Haddad'],
    ['Noor Haddad', 'noor\u00a0HADDAD '],
    ['Noor Haddad', 'Noor\u200b Haddad'],
    ['Noor Haddad', 'Noor\u202f\u2003Haddad'],
    ['Jürgen Groß', 'JU\u0308RGEN GROSS'],
    ['İpek Işık', 'ipek ışık'],
    ['Σίσυφος', 'ΣΊΣΥΦΟΣ'],
    ['ﬁnance', 'Finance'],
  ])('%j is %j', (one, other) => expect(sameName(one, other)).toBe(true));

  it.each([
    ['Noor Haddad', 'NoorHaddad'],
    ['José', 'Jose'],
    ['Аnna', 'Anna'],
  ])('%j is not %j', (one, other) => expect(sameName(one, other)).toBe(false));
});

it('comparing what was made for comparing changes nothing', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.emailAddress());
  fc.assert(
    fc.property(text, (one) => {
      for (const key of [addressKey, nameKey, recordKey, domainKey, cleanAddress])
        expect(key(key(one)), key.name).toBe(key(one));
    }),
    { numRuns: 2000 },
  );
});

it('nothing invisible, no case and no composition makes another key', () => {
  const unseen = fc.constantFrom('\u200b', '\u00ad', '\ufeff', '\u2060', '\u200e', '\u202e', '\u{e0061}', '\u034f');
  fc.assert(
    fc.property(fc.stringMatching(/^[a-zäöüéñ]{1,8}@[a-zäöüéñ]{2,8}\.example$/), fc.nat(), unseen, (one, at, mark) => {
      const place = at % (one.length + 1);
      const other = `${one.slice(0, place)}${mark}${one.slice(place)}`.normalize('NFD').toUpperCase();
      expect(addressKey(other)).toBe(addressKey(one));
      expect(recordKey(other)).toBe(recordKey(one));
    }),
  );
});

it('Punycode comes back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => punycodeDecode(punycodeEncode(text)) === text),
  );
  expect(punycodeDecode('-\ud800')).toBeNull();
  expect(punycodeDecode('99999999999')).toBeNull();
});

describe('searching', () => {
  it('finds what is written in another way', () => {
    expect(hasWords('Noor\u00a0Haddad', wordsOf('noor  HADDAD'))).toBe(true);
    expect(hasWords('anna@xn--mnchen-3ya.example', wordsOf('münchen'))).toBe(true);
    expect(hasWords('anna@münchen.example', wordsOf('XN--mnchen-3ya'))).toBe(true);
    expect(hasWords('Ines\u200bMoreau', wordsOf('inesm'))).toBe(true);
    expect(finder((row: { name: string }) => row.name)({ name: 'Zu\u0308rich' }, wordsOf('zürich'))).toBe(true);
    expect(hasWords('Zurich', wordsOf('zürich'))).toBe(false);
  });
});
