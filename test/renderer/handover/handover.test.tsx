/** Handing over shows every line and what it would harm before anything changes. */
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import HandoverScreen from '../../../renderer/handover/handover-screen.tsx';
import type { HandoverPreview } from '../../../shared/ipc/channels/handover.ts';
import { renderScreen } from '../harness.tsx';

const LINE = {
  id: 'vault|Root|read',
  kind: 'vault',
  key: 'Root',
  part: 'read',
  name: 'AWS root',
  how: 'can reveal',
  accounts: 3,
  choices: ['keep', 'move', 'copy'],
  choice: 'move',
  note: null,
} as const;
const PREVIEW: HandoverPreview = {
  from: { email: 'ann@acme.example', name: 'Ann' },
  to: { email: 'bob@acme.example', name: 'Bob' },
  lines: [
    LINE,
    { ...LINE, id: 'device|own|holder', kind: 'device', name: 'Own phone', choices: ['keep'], choice: 'keep' },
  ],
  harm: [],
  harmTotal: 0,
  blocked: false,
  stillKnows: 2,
  changes: 1,
};
const HARM = {
  kind: 'separation',
  account: '111122223333',
  name: 'prod',
  sentence: 'Bob would hold both password and second factor of prod.',
  people: ['bob@acme.example'],
  blocks: true,
} as const;

async function shown(preview: HandoverPreview) {
  const hit = (key: string, name: string) => ({ kind: 'person' as const, key, name, detail: '' });
  const rendered = renderScreen(<HandoverScreen />, {
    at: '/handover?from=ann%40acme.example',
    answers: {
      'register.suggest': { hits: [hit('bob@acme.example', 'Bob')] },
      'handover.preview': preview,
      'handover.apply': { seq: 7, changed: 1 },
    },
  });
  await rendered.user.click(await screen.findByRole('textbox', { name: 'To' }));
  await rendered.user.click(await screen.findByRole('option', { name: /Bob/ }));
  return rendered;
}

describe('handing over a role', () => {
  it('lists what is held, what becomes of each line, and what the first person would still know', async () => {
    const { user, askedOf } = await shown(PREVIEW);
    expect(await screen.findByText('AWS root')).toBeTruthy();
    expect(screen.getByText('Stays')).toBeTruthy();
    expect(screen.getByText('Ann would still know 2 passwords and seeds: change them afterwards')).toBeTruthy();
    await user.click(screen.getByRole('radio', { name: 'Copy' }));
    await waitFor(() =>
      expect(askedOf('handover.preview').at(-1)).toMatchObject({ choices: { 'vault|Root|read': 'copy' } }),
    );
  });

  it('hands over at once where nothing is harmed', async () => {
    const { user, askedOf } = await shown(PREVIEW);
    expect(await screen.findByText(/Every account stays as reachable as it is/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Hand over' }));
    await waitFor(() =>
      expect(askedOf('handover.apply')).toEqual([{ from: 'ann@acme.example', to: 'bob@acme.example', choices: {} }]),
    );
  });

  it('asks for a name and a reason where a separation would break', async () => {
    const { user, askedOf } = await shown({ ...PREVIEW, harm: [HARM], harmTotal: 1, blocked: true });
    expect(await screen.findByText(HARM.sentence)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Hand over all the same…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Hand over all the same' });
    expect(askedOf('handover.apply')).toEqual([]);
    await user.type(within(dialog).getByRole('textbox', { name: /Who accepts this/ }), 'Olga');
    await user.type(within(dialog).getByRole('textbox', { name: /Why/ }), 'One week');
    await user.click(within(dialog).getByRole('button', { name: 'Hand over' }));
    await waitFor(() =>
      expect(askedOf('handover.apply')).toMatchObject([{ override: { by: 'Olga', reason: 'One week' } }]),
    );
  });
});
