/** A failed request says what happened, what to do, and offers another try; it never shows what was thrown. */
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Answered, Failed } from '../../../renderer/design/feedback.tsx';
import { useRequest } from '../../../renderer/ipc/requests.ts';
import { fails, renderScreen } from '../harness.tsx';
import { RULES } from '../sample-answers.ts';

function Rules() {
  const rules = useRequest('gaps.rules', undefined);
  return <Answered request={rules}>{(answer) => <p>{answer.rules.length} rules</p>}</Answered>;
}

describe('Failed', () => {
  it('shows message and hint, and asks again on demand', async () => {
    const { user, answer, askedOf } = renderScreen(<Rules />, {
      answers: { 'gaps.rules': fails('busy', 'The ledger is busy.', 'Wait a moment.') },
    });
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The ledger is busy.');
    expect(alert.textContent).toContain('Wait a moment.');

    answer({ 'gaps.rules': RULES });
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(`${RULES.rules.length} rules`)).toBeTruthy();
    expect(askedOf('gaps.rules')).toHaveLength(2);
  });

  it('does not repeat the text of an error that is not one of ours', () => {
    renderScreen(<Failed error={new Error('passphrase hunter2 was wrong')} />);
    expect(screen.getByRole('alert').textContent).not.toContain('hunter2');
  });

  it('says that it is loading', () => {
    renderScreen(<Rules />);
    expect(screen.getByRole('status', { name: 'Loading' })).toBeTruthy();
  });
});
