import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import DriftScreen from '../../../renderer/drift/drift-screen.tsx';
import { renderScreen } from '../harness.tsx';

it('says what changed, from what to what, and calls an unknown by its reason', async () => {
  renderScreen(<DriftScreen />, {
    answers: {
      'scan.drift': {
        total: 1,
        rows: [
          {
            account: '111122223333',
            accountName: 'prod',
            field: 'credentials.mfa',
            label: 'Root MFA',
            before: 'yes',
            after: { reason: 'access-denied' },
            firstSeen: '2026-11-03T00:00:00.000Z',
          },
        ],
      },
    },
  });
  const row = await screen.findByRole('row', { name: /prod.*Root MFA/ });
  expect(row.textContent).toMatch(/unknown: access denied/);
});

it('says that nothing changed rather than showing an empty table', async () => {
  renderScreen(<DriftScreen />, { answers: { 'scan.drift': { total: 0, rows: [] } } });
  expect(await screen.findByText('Nothing changed')).toBeTruthy();
});
