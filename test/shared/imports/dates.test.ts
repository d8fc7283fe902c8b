import { expect, it } from 'vitest';
import { readDate, readPastDate } from '../../../shared/imports/text/dates.ts';

it.each([
  ['3 juin 2026', '2026-06-03T00:00:00Z'],
  ['3 juillet 2026', '2026-07-03T00:00:00Z'],
  ['3. Juli 2026', '2026-07-03T00:00:00Z'],
  ['3 luglio 2026', '2026-07-03T00:00:00Z'],
  ['3 ottobre 2026', '2026-10-03T00:00:00Z'],
  ['3 mars 2026', '2026-03-03T00:00:00Z'],
])('%s', (written, at) => {
  expect(readDate(written)).toEqual({ at });
});

it.each(['03/04/2026', '46022', '20261231', '2026-06-30-07:00', '3 Foo 2026'])('%s is not guessed', (written) => {
  expect(readDate(written)).toHaveProperty('problem');
});

const NOW = '2026-11-24T12:00:00Z';

it.each([
  ['2026-11-24', { at: '2026-11-24T00:00:00Z' }],
  ['9999-12-31', { problem: 'is a placeholder for no date' }],
  ['0001-01-01', { problem: 'is a placeholder for no date' }],
  ['2027-01-01', { problem: 'lies in the future' }],
])('that something happened on %s', (written, reading) => {
  expect(readPastDate(written, NOW)).toEqual(reading);
});
