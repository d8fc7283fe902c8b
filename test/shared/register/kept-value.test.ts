import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../shared/register/facts.ts';
import { keptValue } from '../../../shared/register/kept-value.ts';

describe('a value that is kept', () => {
  it('has nothing that nobody sees, and nothing that turns the direction of writing, at any depth', () => {
    const value = { name: 'Pro\u200bd \u202egnp.exe', list: ['a\u0007b', 'plain'], note: 'two\nlines', count: 3 };
    expect(keptValue(value, 'x')).toEqual({
      name: 'Prod gnp.exe',
      list: ['a b', 'plain'],
      note: 'two\nlines',
      count: 3,
    });
    expect(keptValue('one\nrow', 'name')).toBe('one row');
  });

  it('keeps what belongs to a script or a picture', () => {
    for (const text of ['می‌خواهم', '👩‍💻', 'Zoë', '  two  blanks ']) expect(keptValue(text, 'name')).toBe(text);
  });

  it('is the very same where there is nothing to take out, and the same when it is kept again', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (given) => {
        const once = keptValue(given as Json, 'name');
        expect(keptValue(once, 'name')).toBe(once);
      }),
    );
  });
});
