import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { CustodyEditor } from '../../../renderer/custody/custody-editor.tsx';
import { CustodyGraph } from '../../../renderer/custody/custody-graph.tsx';
import MatrixScreen from '../../../renderer/custody/matrix-screen.tsx';
import PolicyScreen from '../../../renderer/settings/policy/policy-screen.tsx';
import type { CustodyPicture } from '../../../shared/custody/verdicts.ts';
import type { MatrixCell, MatrixColumn } from '../../../shared/ipc/channels/matrix.ts';
import { MATRIX_COLUMNS } from '../../../shared/ipc/channels/matrix.ts';
import { policyFrom } from '../../../shared/register/policy.ts';
import { renderScreen } from '../harness.tsx';
import { ACCOUNT_SUBJECT } from '../register/sample-register.ts';

const PICTURE: CustodyPicture = {
  account: '111122223333',
  nodes: [
    { id: 'account:1', kind: 'account', key: '1', label: 'prod', complete: true },
    { id: 'person:alice', kind: 'person', key: 'alice', label: 'Alice', complete: true },
    { id: 'person:bob', kind: 'person', key: 'bob', label: 'Bob', complete: true, left: true },
    { id: 'group:g', kind: 'group', key: 'g', label: 'Root mail', complete: false },
    { id: 'phone:p', kind: 'phone', key: 'p', label: '+1555', complete: true },
  ],
  edges: [
    { from: 'person:alice', to: 'group:g', meaning: 'receives', part: 'inbox', now: true },
    { from: 'group:g', to: 'account:1', meaning: 'receives', part: 'inbox', now: true },
    { from: 'person:bob', to: 'phone:p', meaning: 'answers', part: 'phone', now: true },
    { from: 'phone:p', to: 'account:1', meaning: 'verifies', part: 'phone', now: true },
  ],
  paths: [],
};

describe('the custody graph', () => {
  const lit = () =>
    screen
      .getAllByRole('button')
      .filter((node) => /\blit\b|_lit_/.test(node.getAttribute('class') ?? ''))
      .map((node) => node.getAttribute('aria-label'));

  it('lights the ways through whoever has the keyboard, and holds them on Enter', async () => {
    const { user } = renderScreen(<CustodyGraph picture={PICTURE} />);
    const alice = screen.getByRole('button', { name: 'Alice' });
    alice.focus();
    await user.keyboard('{Enter}');
    expect(alice.getAttribute('aria-pressed')).toBe('true');
    expect(lit().sort()).toEqual([
      'Alice',
      'account prod',
      'group Root mail, somebody unknown may be behind it',
      'part of a way in: Inbox',
    ]);
    await user.keyboard('{Escape}');
    expect(alice.getAttribute('aria-pressed')).toBe('false');
  });

  it('tells the same in words', () => {
    renderScreen(<CustodyGraph picture={PICTURE} />);
    const words = screen.getByText('The same in words').closest('details') as HTMLElement;
    expect(words.textContent).toContain('Alice: inbox through Root mail');
    expect(words.textContent).toContain('Bob (left): phone through +1555');
  });

  it('can be copied as an SVG of its own', async () => {
    let copied = '';
    document.execCommand = vi.fn(() => {
      copied = (document.activeElement as HTMLTextAreaElement).value ?? '';
      return true;
    });
    const { user } = renderScreen(<CustodyGraph picture={PICTURE} />);
    await user.click(screen.getByRole('button', { name: 'Picture' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Copy as SVG' }));
    expect(await screen.findByText('Copied the picture as SVG.')).toBeTruthy();
    expect(copied === '' || copied.startsWith('<svg')).toBe(true);
  });

  it('is saved as an SVG file where the person chooses', async () => {
    const file = '/home/alex/custody.svg';
    const { user, askedOf } = renderScreen(<CustodyGraph picture={PICTURE} />, {
      answers: { 'reports.save-picture': { file, sha256: 'ab', bytes: 9 } },
    });
    await user.click(screen.getByRole('button', { name: 'Picture' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Save as SVG…' }));
    expect(await screen.findByText(`Saved ${file}.`)).toBeTruthy();
    const content = expect.stringMatching(/^<svg /);
    expect(askedOf('reports.save-picture')).toEqual([{ account: PICTURE.account, format: 'svg', content }]);
  });
});

describe('recording custody of an account', () => {
  const show = () =>
    renderScreen(<CustodyEditor account="111122223333" />, {
      answers: {
        'register.get': ACCOUNT_SUBJECT,
        'register.save': { seq: 2 },
        'register.suggest': { hits: [{ kind: 'group', key: 'root@x.example', name: 'Root mail', detail: '' }] },
      },
    });

  it('says of what nobody recorded that it is unknown', async () => {
    show();
    const row = (await screen.findByText('Password last changed')).closest('div') as HTMLElement;
    expect(within(row).getByText('Unknown: not recorded')).toBeTruthy();
  });

  it('records the group that receives root mail', async () => {
    const { user, askedOf } = show();
    await user.click(await screen.findByRole('button', { name: 'Edit root inbox' }));
    await user.type(screen.getByRole('textbox', { name: 'Root inbox' }), 'Root');
    await user.click(await screen.findByRole('option', { name: /Root mail/ }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(askedOf('register.save')).toMatchObject([{ kind: 'account', set: { inbox: { group: 'root@x.example' } } }]);
  });

  it('records that nobody does, which is not the same as not knowing', async () => {
    const { user, askedOf } = show();
    await user.click(await screen.findByRole('button', { name: 'Edit root inbox' }));
    await user.click(screen.getByRole('checkbox', { name: 'Nobody receives it' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(askedOf('register.save')).toMatchObject([{ set: { inbox: 'none' } }]);
  });
});

describe('the custody matrix', () => {
  const cell = (state: MatrixCell['state'], says: string): MatrixCell => ({ state, says, at: null });
  const cells = Object.fromEntries(MATRIX_COLUMNS.map((column) => [column, cell('unknown', 'Not recorded')])) as Record<
    MatrixColumn,
    MatrixCell
  >;
  const zero = { verified: 0, recorded: 0, stale: 0, unknown: 0, 'not-needed': 0 };
  const answer = {
    total: 1,
    rows: [{ id: '111122223333', name: 'prod', cells: { ...cells, vault: cell('verified', 'AWS root') } }],
    counts: Object.fromEntries(MATRIX_COLUMNS.map((column) => [column, { ...zero, unknown: 1 }])) as Record<
      MatrixColumn,
      typeof zero
    >,
  };

  it('says each state in a word, not by colour alone, and narrows by a click', async () => {
    const { user, askedOf } = renderScreen(<MatrixScreen />, { at: '/matrix', answers: { 'custody.matrix': answer } });
    const vault = (await screen.findByText('AWS root')).closest('[data-state]') as HTMLElement;
    expect(vault.dataset.state).toBe('verified');
    expect(vault.textContent).toBe('Verified: AWS root');
    expect(screen.getAllByText('Unknown:', { exact: false }).length).toBeGreaterThan(0);
    await user.click(screen.getByRole('button', { name: 'Inbox: show 1 unknown' }));
    await screen.findByText('AWS root');
    expect(askedOf('custody.matrix').at(-1)).toMatchObject({ state: 'unknown', column: 'inbox' });
  });
});

describe('changing the policy', () => {
  const settings = {
    profile: 'split-custody' as const,
    minBusFactor: null,
    minBreakIn: null,
    reviewDays: null,
    drillDays: null,
    companyDomains: ['acme.example'],
  };

  it('shows what a change would change before it can be applied', async () => {
    const { user, askedOf } = renderScreen(<PolicyScreen />, {
      answers: {
        'policy.get': { settings, policy: policyFrom(settings), accounts: 9 },
        'policy.preview': {
          policy: policyFrom(settings),
          gaps: { before: 10, after: 7 },
          unknowns: { before: 2, after: 2 },
          rules: [{ rule: 'password-and-mfa-one-person', title: 'One person has both', before: 3, after: 0 }],
          accounts: [{ account: '111122223333', name: 'prod', opens: [], closes: ['One person has both'] }],
          affected: 3,
        },
        'policy.save': { seq: 1 },
      },
    });
    expect(await screen.findByText(/Nothing yet/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Apply' })).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'Shared vault' }));
    expect(await screen.findByText(/3 open gaps fewer \(10 now, 7 then\) on 3 accounts/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'prod' })).toBeTruthy();
    expect(askedOf('policy.save')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Apply' }));
    expect(askedOf('policy.save')).toMatchObject([{ profile: 'shared-vault', companyDomains: ['acme.example'] }]);
  });
});
