import { describe, expect, test } from 'vitest';
import { type Frame, isOurWindow } from '../../../electron/app/security/sender.ts';

const mainFrame: Frame = { url: 'root-ledger://app/index.html', parent: null };
const window = { id: 1, mainFrame };

describe('who may ask', () => {
  test('the main frame of our window on our page', () => {
    expect(isOurWindow({ sender: { id: 1 }, senderFrame: mainFrame }, window)).toBe(true);
  });

  test.each<[string, { id: number }, Frame | null]>([
    ['another window on our page', { id: 2 }, mainFrame],
    ['a frame that is gone', { id: 1 }, null],
    ['a frame inside our page', { id: 1 }, { url: mainFrame.url, parent: mainFrame }],
    ['another frame that looks the same', { id: 1 }, { ...mainFrame }],
  ])('not %s', (_who, sender, senderFrame) => {
    expect(isOurWindow({ sender, senderFrame }, window)).toBe(false);
  });

  test.each(['', 'about:blank', 'https://example.com/', 'root-ledger://app.example.com/', 'file:///x.html'])(
    'not our window on %j',
    (url) => {
      const frame = { url, parent: null };
      expect(isOurWindow({ sender: { id: 1 }, senderFrame: frame }, { id: 1, mainFrame: frame })).toBe(false);
    },
  );

  test('nobody while there is no window', () => {
    expect(isOurWindow({ sender: { id: 1 }, senderFrame: mainFrame }, null)).toBe(false);
  });
});
