/** Gaps: worst first, each with what to do, and accepted only with an owner, a reason and an end. */
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import GapsScreen from '../../../renderer/gaps/gaps-screen.tsx';
import type { Answers } from '../harness.tsx';
import { fails, renderScreen } from '../harness.tsx';
import { pagesOf } from '../pages.ts';
import { GAP, gapAt, RULES } from '../sample-answers.ts';

const shown = async (answers: Answers = {}, at = '/gaps') => {
  const rendered = renderScreen(<GapsScreen />, {
    at,
    answers: { 'gaps.rules': RULES, 'gaps.page': pagesOf(138, gapAt), ...answers },
  });
  await screen.findAllByText(GAP.title);
  return { ...rendered, grid: screen.getByRole('grid', { name: 'Gaps' }) };
};

const openFirst = async (rendered: Awaited<ReturnType<typeof shown>>) => {
  rendered.grid.focus();
  await rendered.user.keyboard('{Enter}');
  return screen.findByRole('complementary', { name: 'The chosen gap' });
};

describe('gaps', () => {
  it('asks for open gaps, worst first', async () => {
    const { askedOf } = await shown();
    expect(askedOf('gaps.page')).toMatchObject([
      { statuses: ['gap'], severities: [], sort: { by: 'severity', descending: false } },
    ]);
  });

  it('narrows to what a link asks for', async () => {
    const { askedOf } = await shown({}, '/gaps?rule=root-access-keys&status=all&severity=high');
    expect(askedOf('gaps.page')).toMatchObject([
      { rule: 'root-access-keys', statuses: ['gap', 'unknown', 'waived'], severities: ['high'] },
    ]);
  });

  it('offers the rules that have something to show, and says how much', async () => {
    const [first, second, ...others] = RULES.rules;
    if (first === undefined || second === undefined) throw new Error('two rules are needed');
    const rules = [{ ...first, counts: { gap: 0, unknown: 5, waived: 0 } }, second, ...others];
    const { user } = await shown({ 'gaps.rules': { ...RULES, rules } });
    await user.click(screen.getByRole('button', { name: 'Rule' }));
    expect(await screen.findByRole('menuitemradio', { name: `${second.title} 9` })).toBeTruthy();
    expect(screen.queryByRole('menuitemradio', { name: new RegExp(first.title) })).toBeNull();
  });

  it('says of the opened gap what is wrong, why it matters and what to do', async () => {
    const panel = await openFirst(await shown());
    for (const text of [GAP.reason, RULES.rules[0]?.why ?? '', GAP.whatToDo])
      expect(within(panel).getByText(text)).toBeTruthy();
  });

  it('accepts a gap with owner, reason and end', async () => {
    const rendered = await shown({ 'gaps.waive': { seq: 9 } });
    const panel = await openFirst(rendered);
    await rendered.user.click(within(panel).getByRole('button', { name: 'Accept this gap…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Accept this gap' });
    await rendered.user.type(within(dialog).getByLabelText(/Who answers for it/), 'cto@harbour.example');
    await rendered.user.type(within(dialog).getByLabelText(/Why/), 'The account closes in January.');
    await rendered.user.click(within(dialog).getByRole('button', { name: 'Accept gap' }));
    await waitFor(() =>
      expect(rendered.askedOf('gaps.waive')).toMatchObject([
        {
          rule: GAP.rule,
          accounts: [gapAt(0).account],
          owner: 'cto@harbour.example',
          reason: 'The account closes in January.',
          expiresAt: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
        },
      ]),
    );
  });

  it('keeps the dialog open and says why a gap could not be accepted', async () => {
    const rendered = await shown({ 'gaps.waive': fails('invalid-request', 'A waiver has to end in the future.') });
    const panel = await openFirst(rendered);
    await rendered.user.click(within(panel).getByRole('button', { name: 'Accept this gap…' }));
    const dialog = await screen.findByRole('dialog');
    await rendered.user.type(within(dialog).getByLabelText(/Who answers for it/), 'cto@harbour.example');
    await rendered.user.type(within(dialog).getByLabelText(/Why/), 'Because.');
    await rendered.user.click(within(dialog).getByRole('button', { name: 'Accept gap' }));
    expect((await within(dialog).findByRole('alert')).textContent).toContain('has to end in the future');
  });

  it('accepts several at once only if they are of one kind', async () => {
    const { user, grid } = await shown({ 'gaps.page': pagesOf(138, (index) => gapAt(index * 19)) });
    grid.focus();
    await user.keyboard(' ');
    const accept = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Accept…' });
    expect(accept().disabled).toBe(false);
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    expect(accept().disabled).toBe(true);
  });
});
