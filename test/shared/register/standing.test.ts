import { describe, expect, it } from 'vitest';
import { isPlaceholderDay } from '../../../shared/register/placeholder-days.ts';
import { contradictionOf, goneFrom, isGone, lastDayOf, standingOf } from '../../../shared/register/standing.ts';

const at = (iso: string): number => Date.parse(iso);

describe('a placeholder', () => {
  it.each([
    '0001-01-01',
    '0001-01-01T00:00:00Z',
    '0000-00-00',
    '1601-01-01',
    '1753-01-01',
    '1800-01-01',
    '1899-12-30',
    '1900-01-01',
    '1969-12-31T23:00:00Z',
    '1970-01-01',
    '1980-01-01',
    '1999-12-31',
    '2000-01-01',
    '2038-01-19T03:14:07Z',
    '2049-12-31',
    '2079-06-06',
    '2099-12-31',
    '2199-06-30',
    '2262-04-11',
    '2999-12-31',
    '4712-12-31',
    '9999-12-31',
    '9999-12-31T23:59:59.9999999Z',
  ])('%s is no day', (day) => expect(isPlaceholderDay(day)).toBe(true));

  it.each([
    '1998-05-31',
    '2006-01-01',
    '2016-12-31',
    '2025-12-31',
    '2026-01-01',
    '2030-12-31',
    '2058-03-31',
    'never',
    '',
  ])('“%s” is not taken for one', (day) => expect(isPlaceholderDay(day)).toBe(false));
});

describe('a last day', () => {
  const person = { status: 'active', lastDay: '2026-11-30' } as const;
  it.each([
    ['2026-11-29T23:59:59.999Z', 'leaving'],
    ['2026-11-30T00:00:00Z', 'leaving'],
    ['2026-11-30T23:59:59.999Z', 'leaving'],
    ['2026-12-01T00:00:00Z', 'left'],
    ['2026-12-01T00:00:00.001Z', 'left'],
    ['2031-01-01T00:00:00Z', 'left'],
  ] as const)('at %s the person is %s', (now, standing) => {
    expect(standingOf(person, at(now))).toBe(standing);
    expect(standingOf({ ...person, status: 'leaving' }, at(now))).toBe(standing);
    expect(standingOf({ lastDay: person.lastDay }, at(now))).toBe(standing);
    expect(standingOf({ ...person, status: 'left' }, at(now))).toBe('left');
    expect(isGone(person, at(now))).toBe(standing === 'left');
  });

  it('is a date in UTC, however it is written', () => {
    expect(lastDayOf({ lastDay: '2026-11-30T23:30:00-02:00' })).toBe('2026-12-01');
    expect(lastDayOf({ lastDay: '2026-12-01T00:00:00+02:00' })).toBe('2026-11-30');
    expect(lastDayOf({ lastDay: '2026-11-30T10:00' })).toBe('2026-11-30');
    expect(goneFrom({ lastDay: '2026-11-30T23:59:59Z' })).toBe(at('2026-12-01T00:00:00Z'));
  });

  it('that is a placeholder is none', () => {
    for (const lastDay of ['9999-12-31', '1900-01-01', '1970-01-01T01:00:00+01:00', '1970-01-01T00:30:00+01:00']) {
      expect(lastDayOf({ lastDay })).toBeNull();
      expect(standingOf({ status: 'active', lastDay }, at('2026-12-01T00:00:00Z'))).toBe('active');
    }
  });

  it('is told where the status contradicts it', () => {
    const now = at('2026-12-01T12:00:00Z');
    expect(contradictionOf({ status: 'active', lastDay: '2026-11-30' }, now)).toBe('gone-by-last-day');
    expect(contradictionOf({ status: 'leaving', lastDay: '2026-11-30' }, now)).toBe('gone-by-last-day');
    expect(contradictionOf({ status: 'left', lastDay: '2026-12-01' }, now)).toBe('left-before-last-day');
    expect(contradictionOf({ status: 'left', lastDay: '2026-11-30' }, now)).toBeNull();
    expect(contradictionOf({ status: 'leaving', lastDay: '2026-12-01' }, now)).toBeNull();
    expect(contradictionOf({ lastDay: '2026-11-30' }, now)).toBeNull();
    expect(contradictionOf({ status: 'active', lastDay: '1900-01-01' }, now)).toBeNull();
  });
});
