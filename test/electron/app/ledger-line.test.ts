/** The preload's line to the ledger: made once, answered by id, and everybody who waits is told when it ends. */
import { describe, expect, test } from 'vitest';
import { LedgerLine, type LineEnd } from '../../../electron/app/ipc/ledger-line.ts';

function lineEnd() {
  const sent: { id: number; channel: string }[] = [];
  const listeners = { message: [] as ((event: { data: unknown }) => void)[], close: [] as (() => void)[] };
  const end: LineEnd = {
    postMessage: (message) => void sent.push(message as never),
    addEventListener: (type: 'message' | 'close', listener: never) => void listeners[type].push(listener),
    start: () => {},
  };
  return {
    end,
    sent,
    answer: (id: number, value: unknown) => {
      for (const listener of listeners.message) listener({ data: { id, text: JSON.stringify({ ok: true, value }) } });
    },
    close: () => {
      for (const listener of listeners.close) listener();
    },
  };
}

describe('the line to the ledger', () => {
  test('is asked for once, and answers each question with its own answer', async () => {
    const { end, sent, answer } = lineEnd();
    let connected = 0;
    const line = new LedgerLine(async () => {
      connected += 1;
      return end;
    });
    const both = Promise.all([line.ask('accounts.page', {}), line.ask('gaps.page', {})]);
    await expect.poll(() => sent.length).toBe(2);
    answer(sent[1]?.id ?? 0, 'gaps');
    answer(sent[0]?.id ?? 0, 'accounts');
    expect((await both).map((text) => JSON.parse(text))).toEqual([
      { ok: true, value: 'accounts' },
      { ok: true, value: 'gaps' },
    ]);
    expect(connected).toBe(1);
  });

  test('tells whoever waits when the ledger is closed, and is made anew afterwards', async () => {
    const lines = [lineEnd(), lineEnd()];
    let connected = 0;
    const line = new LedgerLine(async () => lines[connected++]?.end ?? Promise.reject(new Error('too many')));
    const waiting = line.ask('accounts.page', {});
    await expect.poll(() => lines[0]?.sent.length).toBe(1);
    lines[0]?.close();
    expect(JSON.parse(await waiting)).toMatchObject({ ok: false, error: { code: 'locked' } });
    const again = line.ask('accounts.page', {});
    await expect.poll(() => lines[1]?.sent.length).toBe(1);
    lines[1]?.answer(lines[1]?.sent[0]?.id ?? 0, 'there');
    expect(JSON.parse(await again)).toEqual({ ok: true, value: 'there' });
  });

  test('passes on why there is none, and tries again', async () => {
    let open = false;
    const { end, sent, answer } = lineEnd();
    const line = new LedgerLine(async () =>
      open ? end : { ok: false, error: { code: 'locked', message: 'The ledger is locked.' } },
    );
    expect(JSON.parse(await line.ask('accounts.page', {}))).toMatchObject({ ok: false, error: { code: 'locked' } });
    open = true;
    const again = line.ask('accounts.page', {});
    await expect.poll(() => sent.length).toBe(1);
    answer(sent[0]?.id ?? 0, 1);
    expect(JSON.parse(await again)).toMatchObject({ ok: true });
  });
});
