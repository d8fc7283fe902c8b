/** One tooltip serves every mark: it says what the mark under the pointer has to say, and goes with the pointer or Escape. */
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { StateBadge } from '../../../renderer/design/state-badge.tsx';
import { renderScreen } from '../harness.tsx';

const shown = () =>
  renderScreen(
    <>
      <StateBadge standing="medium" label="Disagree" hint="Two sources say different things." />
      <p>Elsewhere</p>
    </>,
  );

describe('Hints', () => {
  it('says more about the mark that the pointer rests on, until it leaves', async () => {
    const { user } = shown();
    await user.hover(screen.getByText('Disagree'));
    expect((await screen.findByRole('tooltip')).textContent).toBe('Two sources say different things.');
    await user.hover(screen.getByText('Elsewhere'));
    await waitFor(() => expect(screen.queryByRole('tooltip')).toBeNull());
  });

  it('goes with Escape', async () => {
    const { user } = shown();
    await user.hover(screen.getByText('Disagree'));
    await screen.findByRole('tooltip');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('tooltip')).toBeNull());
  });
});
