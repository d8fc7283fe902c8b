import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Resting } from '../../../electron/ledger/resting.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const LONG_MS = 60_000;

it('sweeps once after the last question, never between two that follow each other', () => {
  const rested = vi.fn();
  const resting = new Resting(rested);
  for (let i = 0; i < 20; i += 1) {
    resting.asked();
    vi.advanceTimersByTime(1000);
  }
  expect(rested).not.toHaveBeenCalled();
  vi.advanceTimersByTime(LONG_MS);
  expect(rested).toHaveBeenCalledTimes(1);
});

it('leaves a ledger alone that was closed, or that nobody asked', () => {
  const rested = vi.fn();
  const resting = new Resting(rested);
  vi.advanceTimersByTime(LONG_MS);
  resting.asked();
  resting.end();
  vi.advanceTimersByTime(LONG_MS);
  expect(rested).not.toHaveBeenCalled();
});
