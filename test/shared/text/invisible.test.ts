/** What nobody sees is told and written out; what a script needs to be drawn stays. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, invisibleIn, visible, visibleLines, withoutInvisible } from '../../../shared/text/invisible.ts';
import { looks, looksLike } from '../../../shared/text/look-alike.ts';

describe('invisible characters', () => {
  it('are told, each once', () => {
    expect(invisibleIn('a\u200bb\u200bc\u00ad')).toEqual(['U+200B', 'U+00AD']);
    expect(invisibleIn('plain, größer, 日本')).toEqual([]);
    expect(withoutInvisible('a\u200bb\u202ec\u{e0041}\u001b')).toBe('abc');
  });

  it.each([
    ['a\u200bb', 'a⟨U+200B⟩b'],
    ['\u001b[2J', '⟨U+001B⟩[2J'],
    ['a\nb\r', 'a⟨U+000A⟩b⟨U+000D⟩'],
    ['exe.\u202egpj', 'exe.⟨U+202E⟩gpj'],
    ['\u2066x\u2069', '⟨U+2066⟩x⟨U+2069⟩'],
    ['a\u0085\u009b', 'a⟨U+0085⟩⟨U+009B⟩'],
    ['a\u2028b', 'a⟨U+2028⟩b'],
    ['\ud800', '⟨U+D800⟩'],
  ])('%j is shown as %s', (text, shown) => expect(visible(text)).toBe(shown));

  it.each(['Müller', 'می\u200cخواهم', 'क्\u200dष', '👩\u200d💻 on call', '❤\ufe0f', 'a\u00a0b', '日本'])(
    '%s is shown as it is',
    (text) => expect(visible(text)).toBe(text),
  );

  it('are taken out of what is kept, and blanks become plain', () => {
    expect(cleanText('Noor\u00a0Ha\u200bddad')).toEqual({ text: 'Noor Haddad', removed: ['U+200B'] });
    expect(cleanText('Mu\u0308ller')).toEqual({ text: 'Müller', removed: [] });
    expect(cleanText('👩\u200d💻')).toEqual({ text: '👩\u200d💻', removed: [] });
  });

  it('lines stay lines', () => expect(visibleLines('a\n\tb\u0007')).toBe('a\n\tb⟨U+0007⟩'));

  it('never reach a terminal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(visible(text))),
    );
  });
});

describe('look-alikes', () => {
  it.each([
    ['Noor Haddad', 'Nооr Haddad'],
    ['noor.haddad@x.example', 'noor.haddad+signs@x.example'],
    ['paypal', 'paypa1'],
    ['Noor  Haddad', 'noor haddad'],
    ['Modern', 'Modem'],
    ['José', 'Jose'],
    ['ｎｏｏｒ', 'noor'],
  ])('%s looks like %s', (one, other) => expect(looksLike(one, other)).toBe(true));

  it.each([
    ['Ann', 'Anne'],
    ['bob@x.example', 'rob@x.example'],
    ['Müller', 'Miller'],
  ])('%s does not look like %s', (one, other) => expect(looksLike(one, other)).toBe(false));

  it('what looks alike looks alike to each other', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => looks(looks(text)) === looks(text)));
  });
});
