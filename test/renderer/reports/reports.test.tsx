/** Reports: what is asked for is what was chosen; where it was saved and its sum are told. */
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useFreshAnswers } from '../../../renderer/ipc/events.ts';
import ReportsScreen from '../../../renderer/reports/reports-screen.tsx';
import { TableExport } from '../../../renderer/reports/table-export.tsx';
import type { Comparison } from '../../../shared/reports/compare/compare.ts';
import type { TrendPoint } from '../../../shared/reports/trend/trend.ts';
import type { Answers } from '../harness.tsx';
import { fails, renderScreen } from '../harness.tsx';

const SAVED = { file: '/home/ada/evidence.pdf', sha256: 'ab'.repeat(32), bytes: 1_400_000 };
const OPEN = { critical: 0, high: 2, medium: 3, low: 0, info: 0 };
const point = (day: number, more: Partial<TrendPoint> = {}): TrendPoint => ({
  at: `2026-11-${String(day).padStart(2, '0')}T23:59:59.999Z`,
  accounts: 3,
  open: OPEN,
  unknown: 4,
  waived: 1,
  opened: 0,
  closed: 0,
  medianAgeDays: 12,
  ...more,
});
const TREND = { points: [point(1, { opened: null, closed: null }), point(8, { opened: 2, closed: 7 })], pending: 0 };
const COMPARISON: Comparison = {
  from: '2026-10-01T23:59:59.999Z',
  to: '2026-11-01T23:59:59.999Z',
  accounts: [
    {
      id: '111122223333',
      name: 'prod',
      is: 'changed',
      gained: [{ person: 'carol@acme.example', name: 'Carol', parts: ['factor'], alone: true }],
      lost: [],
      reachable: null,
      busFactor: { before: 2, after: 1 },
      breakIn: { before: 2, after: null },
      opened: ['Only one MFA device'],
      closed: [],
    },
  ],
  accountsTotal: 3,
  statements: [],
  statementsTotal: 0,
  people: [{ email: 'carol@acme.example', name: 'Carol', gained: 1, lost: 0 }],
  peopleTotal: 1,
  opened: 1,
  closed: 0,
};

const shown = (answers: Answers = {}) =>
  renderScreen(<ReportsScreen />, { at: '/reports', answers: { 'reports.trend': TREND, ...answers } });
const part = (name: string) => within(screen.getByRole('region', { name }));

describe('the reports screen', () => {
  it('saves a pack of now as PDF, and says where and with which sum', async () => {
    const { user, askedOf } = shown({ 'reports.save-evidence': SAVED });
    await user.click(part('Evidence pack').getByRole('button', { name: 'Save evidence pack…' }));
    expect(await screen.findByText(/Saved \/home\/ada\/evidence\.pdf/)).toBeTruthy();
    expect(screen.getByText(SAVED.sha256)).toBeTruthy();
    expect(askedOf('reports.save-evidence')).toEqual([{ format: 'pdf', redacted: false, maskAccounts: false }]);
  });

  it('asks for the day, edition and form that were chosen', async () => {
    const { user, askedOf } = shown({ 'reports.save-evidence': SAVED });
    const evidence = part('Evidence pack');
    const date = evidence.getByLabelText('As of');
    await user.clear(date);
    await user.type(date, '2026-03-31');
    await user.click(evidence.getByRole('radio', { name: 'Redacted' }));
    await user.click(evidence.getByRole('checkbox', { name: /Mask account ids/ }));
    await user.click(evidence.getByRole('radio', { name: 'JSON' }));
    await user.click(evidence.getByRole('button', { name: 'Save evidence pack…' }));
    await waitFor(() =>
      expect(askedOf('reports.save-evidence')).toEqual([
        { format: 'json', redacted: true, maskAccounts: true, asOf: '2026-03-31T23:59:59.999Z' },
      ]),
    );
  });

  it('saves every form in one folder, and says what is in it', async () => {
    const { user, askedOf } = shown({ 'reports.save-evidence-folder': { folder: '/home/alex/pack', files: [SAVED] } });
    await user.click(await screen.findByRole('button', { name: 'Save every form in a folder…' }));
    expect(await screen.findByText(/^Saved 1 files in \/home\/alex\/pack: PDF, web page, JSON/)).toBeTruthy();
    expect(askedOf('reports.save-evidence-folder')).toEqual([{ redacted: false, maskAccounts: false }]);
  });

  it('says nothing was saved to somebody who changed their mind, and why to somebody whose disk is full', async () => {
    const { user, answer } = shown({ 'reports.save-evidence': null });
    const save = part('Evidence pack').getByRole('button', { name: 'Save evidence pack…' });
    await user.click(save);
    expect(screen.queryByText(/Saved/)).toBeNull();
    answer({ 'reports.save-evidence': fails('disk-full', 'The disk is full.') });
    await user.click(save);
    expect((await screen.findByRole('alert')).textContent).toContain('The disk is full.');
  });

  it('draws the trend once its days are worked out, and tells it in words and as a table', async () => {
    let asked = 0;
    shown({
      'reports.trend': () => {
        asked += 1;
        return asked < 3 ? { points: [], pending: 3 - asked } : TREND;
      },
    });
    const chart = await screen.findByRole('img', { name: /Open gaps 5 on .*Unknowns 4/ });
    expect(chart.querySelectorAll('path[fill="none"]')).toHaveLength(2);
    expect(part('Over time').getByText(/2 gaps opened and 7 gaps closed/)).toBeTruthy();
    expect(asked).toBe(3);
  });

  it('draws the trend anew when the ledger changes', async () => {
    function Fresh() {
      useFreshAnswers();
      return <ReportsScreen />;
    }
    const { answer, tell } = renderScreen(<Fresh />, { at: '/reports', answers: { 'reports.trend': TREND } });
    await screen.findByRole('img', { name: /Unknowns 4/ });
    const [first] = TREND.points;
    answer({ 'reports.trend': { points: [...(first ? [first] : []), point(8, { unknown: 1 })], pending: 0 } });
    tell('ledger.changed', { seq: 9, kinds: ['account'] });
    expect(await screen.findByRole('img', { name: /Unknowns 4 .*, 1 on Nov 8/ })).toBeTruthy();
  });

  it('compares two days and saves what it found, redacted where asked', async () => {
    const { user, askedOf } = shown({ 'reports.compare': COMPARISON, 'reports.save-comparison': SAVED });
    const compare = part('What changed between two days');
    await user.click(compare.getByRole('button', { name: 'Compare' }));
    const accounts = await screen.findByRole('table', { name: 'Accounts' });
    for (const text of [
      'Carol: factor',
      'Bus factor: 2 → 1',
      'Break-in number: 2 → impossible',
      'Opened: Only one MFA device',
    ])
      expect(accounts.textContent).toContain(text);
    expect(compare.getByText('2 more accounts in the saved comparison.')).toBeTruthy();
    await user.click(compare.getByRole('checkbox', { name: 'Redacted' }));
    await user.click(compare.getByRole('button', { name: 'Save as HTML…' }));
    await waitFor(() =>
      expect(askedOf('reports.save-comparison')).toEqual([
        { from: COMPARISON.from, to: COMPARISON.to, format: 'html', redacted: true },
      ]),
    );
  });
});

describe('the export of a grid', () => {
  const TABLE = { of: 'accounts', search: 'prod', filters: ['critical'] } as const;
  const table = { ...TABLE, filters: [...TABLE.filters] };

  it.each([
    ['Copy as a table', 'reports.copy-table', { table }],
    ['Save as CSV…', 'reports.save-table', { table, redacted: false }],
    ['Save as CSV, redacted…', 'reports.save-table', { table, redacted: true }],
  ] as const)('%s asks for what the grid shows', async (item, channel, request) => {
    const { user, askedOf } = renderScreen(<TableExport table={table} />, {
      answers: { 'reports.copy-table': { rows: 2 }, 'reports.save-table': SAVED },
    });
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await user.click(await screen.findByRole('menuitem', { name: item }));
    await waitFor(() => expect(askedOf(channel)).toEqual([request]));
  });
});
