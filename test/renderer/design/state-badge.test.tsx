/** One visual language for the states: each has a word, and unknown is never taken for fine. */
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { SeverityBadge, SeverityCounts, StateBadge } from '../../../renderer/design/state-badge.tsx';
import { renderScreen } from '../harness.tsx';

describe('StateBadge', () => {
  it('says the state in a word, not by colour alone', () => {
    renderScreen(
      <>
        <StateBadge standing="fine" />
        <StateBadge standing="unknown" />
        <StateBadge standing="not-applicable" />
        <SeverityBadge severity="critical" />
      </>,
    );
    for (const word of ['Fine', 'Unknown', 'Not applicable', 'Critical']) expect(screen.getByText(word)).toBeTruthy();
  });

  it('names the reason of an unknown', () => {
    renderScreen(<StateBadge standing="unknown" reason="access-denied" />);
    expect(screen.getByText('Unknown: access denied')).toBeTruthy();
  });

  it('tells a screen reader the state where another word is shown', () => {
    const { container } = renderScreen(<StateBadge standing="critical" label="Off" />);
    expect(container.querySelector('[data-standing="critical"]')?.textContent).toBe('Critical: Off');
  });

  it('counts what is unknown even where no gap is open', () => {
    const { container } = renderScreen(<SeverityCounts counts={{ critical: 0, unknown: 3 }} />);
    expect(container.querySelector('[data-standing="unknown"]')?.textContent).toBe('Unknown: 3');
    expect(container.querySelector('[data-standing="fine"]')).toBeNull();
  });

  it('says none only where nothing is open and nothing unknown', () => {
    const { container } = renderScreen(<SeverityCounts counts={{ critical: 0, unknown: 0 }} />);
    expect(container.querySelector('[data-standing="fine"]')?.textContent).toBe('Fine: None');
  });
});
