import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ClipboardGuard } from '../../../electron/app/clipboard.ts';

/** A clipboard that answers as Electron does: with promises, or with plain values in older releases. */
function clipboardWith(text: string, promises: boolean) {
  return {
    text,
    readText() {
      return promises ? Promise.resolve(this.text) : this.text;
    },
    clear() {
      this.text = '';
    },
  };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe.each([true, false])('what was copied (clipboard with promises: %s)', (promises) => {
  test('is cleared after a while', async () => {
    const clipboard = clipboardWith('root@example.com', promises);
    await new ClipboardGuard(clipboard, () => 60).copied();
    await vi.advanceTimersByTimeAsync(59_000);
    expect(clipboard.text).toBe('root@example.com');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(clipboard.text).toBe('');
  });

  test('stays if something else was copied since', async () => {
    const clipboard = clipboardWith('root@example.com', promises);
    await new ClipboardGuard(clipboard, () => 60).copied();
    clipboard.text = 'a shopping list';
    await vi.advanceTimersByTimeAsync(120_000);
    expect(clipboard.text).toBe('a shopping list');
  });

  test('counts from the last copy', async () => {
    const clipboard = clipboardWith('one', promises);
    const guard = new ClipboardGuard(clipboard, () => 60);
    await guard.copied();
    await vi.advanceTimersByTimeAsync(50_000);
    clipboard.text = 'two';
    await guard.copied();
    await vi.advanceTimersByTimeAsync(50_000);
    expect(clipboard.text).toBe('two');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(clipboard.text).toBe('');
  });

  test('is cleared at once when the ledger is locked', async () => {
    const clipboard = clipboardWith('root@example.com', promises);
    const guard = new ClipboardGuard(clipboard, () => 60);
    await guard.copied();
    await guard.clear();
    expect(clipboard.text).toBe('');
  });

  test('is left alone when nobody copied from the window, or clearing is off', async () => {
    const clipboard = clipboardWith('a shopping list', promises);
    const guard = new ClipboardGuard(clipboard, () => null);
    await guard.clear();
    await guard.copied();
    await guard.clear();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(clipboard.text).toBe('a shopping list');
  });
});
