import { describe, expect, it } from 'vitest';
import { icsOf } from '../../../shared/calendar/ics.ts';

describe('a calendar file', () => {
  const entry = { id: 'd1', day: '2026-12-01', title: 'Rehearse; with, care', note: 'x' };
  const unfolded = (text: string): string => text.replaceAll('\r\n ', '');

  it('has an all-day entry with a stable id', () => {
    const text = icsOf('Drills', [entry], '2026-11-24T12:00:00.000Z');
    expect(text).toContain('UID:d1@root-ledger\r\n');
    expect(text).toContain('DTSTART;VALUE=DATE:20261201\r\n');
    expect(text).toContain('SUMMARY:Rehearse\\; with\\, care\r\n');
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });

  it('lets no text start a property of its own, and folds long lines', () => {
    const note = `a\r\nATTACH:http://x.example\n${'ü'.repeat(90)}`;
    const text = icsOf('Drills', [{ ...entry, note }], '2026-11-24T12:00:00Z');
    expect(
      unfolded(text)
        .split('\r\n')
        .filter((line) => line.startsWith('ATTACH')),
    ).toEqual([]);
    for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(unfolded(text)).toContain('ü'.repeat(90));
  });
});
