import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { LeftOpenSection } from '../../../renderer/imports/left-open-section.tsx';
import type { OpenView } from '../../../shared/ipc/channels/imports.ts';
import { renderScreen } from '../harness.tsx';

const OPEN: OpenView = {
  receipt: 'import-7',
  entry: 2,
  at: '2026-11-20T09:00:00Z',
  by: 'ann',
  change: 'conflicting',
  kind: 'person',
  key: 'bo@harbour.example',
  title: 'person bo@harbour.example: lastDay',
  reason: 'Rows 3 and 9 contradict each other.',
  said: 'Last day 2026-10-01',
  file: 'people.csv',
  row: 9,
  settled: null,
};

const show = (open: readonly OpenView[]) =>
  renderScreen(<LeftOpenSection kind="person" subject="bo@harbour.example" />, {
    at: '/people/bo',
    answers: { 'imports.left-open': { open }, 'imports.settle': { seq: 9 } },
  });

describe('what imports left open about a record', () => {
  it('is told with its row and reason until somebody says what was found', async () => {
    const { user, askedOf } = show([OPEN]);
    expect(await screen.findByText('1 waits for you')).toBeTruthy();
    expect(screen.getByText('Rows 3 and 9 contradict each other.')).toBeTruthy();
    expect(screen.getByText('The file says: Last day 2026-10-01')).toBeTruthy();
    expect(screen.getByText('people.csv, row 9')).toBeTruthy();
    expect(askedOf('imports.left-open')).toEqual([{ kind: 'person', key: 'bo@harbour.example' }]);
    await user.click(screen.getByRole('button', { name: 'Settle person bo@harbour.example: lastDay' }));
    const asks = await screen.findByRole('dialog', { name: 'Settle what an import left open' });
    await user.type(within(asks).getByRole('textbox', { name: 'What was found' }), 'Row 9 is right');
    await user.click(within(asks).getByRole('button', { name: 'Settle' }));
    expect(askedOf('imports.settle')).toEqual([{ receipt: 'import-7', entry: 2, note: 'Row 9 is right' }]);
  });

  it('says by whom and when it was settled', async () => {
    show([{ ...OPEN, settled: { by: 'zoe', at: '2026-11-22T09:00:00Z', note: 'Row 9 is right' } }]);
    expect(await screen.findByText('All settled')).toBeTruthy();
    expect(screen.getByText(/^Row 9 is right \(.* by zoe\)$/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Settle/ })).toBeNull();
  });

  it('takes no room where nothing is open', async () => {
    const { askedOf } = show([]);
    await screen.findByRole('main').catch(() => null);
    expect(askedOf('imports.left-open')).toHaveLength(1);
    expect(screen.queryByText('Left open by imports')).toBeNull();
  });
});
