/** What the tray says and offers in every state the app can be in. */
import { describe, expect, test, vi } from 'vitest';
import { type TrayState, trayMenu } from '../../../../electron/app/tray/tray-menu.ts';

vi.mock('electron', () => ({ dialog: {} }));
const { goesOn } = await import('../../../../electron/app/tray/background.ts');

const moment = (iso: string) => `at ${iso.slice(11, 16)}`;
const OPEN: TrayState = { phase: 'open', sample: false, next: null, last: null, scan: null };
const LAST = {
  started: '2026-11-24T07:00:00Z',
  finished: '2026-11-24T07:04:00Z',
  summary: { complete: 118, accounts: 120 } as never,
};
const said = (state: TrayState) =>
  trayMenu(state, moment).items.flatMap((item) => (item.kind === 'said' ? [item.label] : []));
const offered = (state: TrayState) =>
  Object.fromEntries(
    trayMenu(state, moment).items.flatMap((item) => (item.kind === 'action' ? [[item.action, item.enabled]] : [])),
  );

describe('an open ledger', () => {
  test('tells the next scan and how the last one went', () => {
    expect(said({ ...OPEN, next: '2026-11-25T07:00:00Z', last: LAST })).toEqual([
      'Next scan at 07:00',
      'Last scan at 07:04: 118 of 120 accounts read in full',
    ]);
    expect(offered(OPEN)).toEqual({ open: true, scan: true, lock: true, quit: true });
  });

  test('says that nothing is planned, nothing was scanned, or a scan was not finished', () => {
    expect(said(OPEN)).toEqual(['No scan is scheduled', 'Never scanned']);
    const unfinished = { ...LAST, finished: null, summary: null };
    expect(said({ ...OPEN, last: unfinished })[1]).toBe('Last scan at 07:00: not finished');
  });

  test('counts a running scan, offers no second one, and says when it waits for the person', () => {
    const scan = { phase: 'accounts', accounts: 120, complete: 40, failed: 2 } as const;
    expect(said({ ...OPEN, last: LAST, scan })[1]).toBe('Scanning: 42 of 120 accounts');
    expect(offered({ ...OPEN, scan })).toMatchObject({ scan: false });
    expect(trayMenu({ ...OPEN, scan }, moment).tooltip).toBe('Root Ledger: scanning');
    expect(said({ ...OPEN, scan: { ...scan, phase: 'paused' } })[1]).toBe('Scan paused: your AWS session has ended');
    expect(said({ ...OPEN, last: LAST, scan: { ...scan, phase: 'done' } })[1]).toMatch(/^Last scan/);
  });

  test('of the sample company has no schedule', () => {
    expect(said({ ...OPEN, sample: true })[0]).toBe('Sample company: nothing is scheduled');
  });
});

test.each([
  ['locked', 'Locked: scans wait until it is unlocked'],
  ['empty', 'No ledger yet'],
  ['broken', 'The ledger cannot be opened'],
] as const)('a ledger that is %s offers opening and quitting alone', (phase, words) => {
  const state = { ...OPEN, phase, next: '2026-11-25T07:00:00Z', last: LAST };
  expect(said(state)).toEqual([words]);
  expect(offered(state)).toEqual({ open: true, scan: false, lock: false, quit: true });
});

describe('without its window the app goes on', () => {
  const planned = { isOpen: true, isSample: false, next: '2026-11-25T07:00:00Z', settings: { runInBackground: true } };
  test('where a scan is planned for a ledger that is kept', () => expect(goesOn(planned)).toBe(true));
  test.each([
    ['nothing is planned', { next: null }],
    ['the ledger is locked', { isOpen: false }],
    ['it is the sample company', { isSample: true }],
    ['the setting says no', { settings: { runInBackground: false } }],
  ])('not where %s', (_why, change) => expect(goesOn({ ...planned, ...change })).toBe(false));
});
