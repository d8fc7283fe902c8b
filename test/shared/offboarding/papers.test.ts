import { describe, expect, it } from 'vitest';
import { icsOf } from '../../../shared/calendar/ics.ts';
import { type Case, closingReport, dueDates, ownerOf, sheetOf, untouched } from '../../../shared/offboarding/index.ts';
import { ANN, AT, caseOf, planFor, tidyCompany } from './companies.ts';

/** A company whose names try to be more than names. */
function hostile(): Case {
  const evil = '<img src=x onerror=alert(1)>"\';,\r\nATTENDEE:x';
  const people =
    tidyCompany().people?.map((person) => (person.email === ANN ? { ...person, name: evil } : person)) ?? [];
  const vaults = tidyCompany().vaults?.map((vault) => ({ ...vault, name: `</style><script>${evil}` })) ?? [];
  return caseOf(planFor(tidyCompany({ people, vaults }), [ANN]).plan);
}

const LIVE = {
  company: { unreachable: 0, lost: 0, fragile: 0, fine: 2, unknown: 0 },
  leaver: { 'still-in': 0, 'in-with-help': 0, out: 2, unknown: 0 },
};

describe('the calendar of a case', () => {
  it('has one all-day entry for each open step, and none for what is done', () => {
    const { plan } = planFor(tidyCompany(), [ANN]);
    const [first, ...open] = plan.steps;
    const one = caseOf(plan, new Map([[first?.id ?? '', { ...untouched(first?.id ?? ''), state: 'done' }]]));
    const text = icsOf('Offboarding', dueDates([one]), AT);
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(open.length);
    expect(text).toContain('DTSTART;VALUE=DATE:20261218');
    expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });

  it('lets no name start a property of its own, and folds long lines at 75 octets', () => {
    const text = icsOf('Offboarding', dueDates([hostile()]), AT);
    expect(text).not.toMatch(/^ATTENDEE/m);
    const encoder = new TextEncoder();
    for (const line of text.split('\r\n')) expect(encoder.encode(line).length).toBeLessThanOrEqual(75);
    const unfolded = text.replaceAll('\r\n ', '');
    expect(unfolded).toMatch(/SUMMARY:.*\\;\\,\\nATTENDEE:x/);
  });
});

describe('the printed pages', () => {
  it('escape every name, run no script and load nothing', () => {
    for (const page of [sheetOf(hostile()), closingReport(hostile(), LIVE, AT, { seq: 3, hash: 'ab' })]) {
      expect(page).not.toMatch(/<img|<script|<\/style><script/);
      expect(page).toContain('&#60;img');
      expect(page).toContain("default-src 'none'");
      expect(page).not.toMatch(/<[^>]*\s(src|href)=|@import|url\(/);
      expect(page.match(/<\/style>/g)).toHaveLength(1);
    }
  });

  it('hold the steps of one person only, where one is asked for', () => {
    const { plan } = planFor(tidyCompany(), [ANN]);
    const id = plan.steps[0]?.id ?? '';
    const one = caseOf(plan, new Map([[id, { ...untouched(id), owner: 'bob@acme.example' }]]));
    expect(ownerOf(one, plan.steps[0] as never)).toBe('bob@acme.example');
    const page = sheetOf(one, 'bob@acme.example');
    expect(page.match(/class="step"/g)).toHaveLength(1);
    expect(sheetOf(one).match(/class="step"/g)).toHaveLength(plan.steps.length);
  });
});
