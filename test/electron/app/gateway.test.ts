import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { gateway, ledgerLines } from '../../../electron/app/ipc/gateway.ts';
import { LARGEST_ANSWER_BYTES } from '../../../electron/ipc/answering.ts';
import { mainChannel } from '../../../shared/ipc/channel.ts';
import { contract } from '../../../shared/ipc/contract.ts';
import { ERROR_CODES, LedgerError, type Result } from '../../../shared/ipc/result.ts';

const US = 'our window';

function withNotices(main: Record<string, (request: never) => unknown>, channels = contract as never) {
  const notices: string[] = [];
  const answer = gateway<string>({
    contract: channels,
    isTrusted: (sender) => sender === US,
    main,
    notice: (what, channel, error) => notices.push(`${what}|${channel}|${error instanceof Error ? error.name : ''}`),
  });
  return { answer, notices };
}

const small = {
  'a.main': mainChannel(z.strictObject({ n: z.number() })).answers<number>(),
} as never;

describe('the gateway', () => {
  test('answers a right request', async () => {
    const { answer } = withNotices({ 'a.main': ({ n }: { n: number }) => n + 1 }, small);
    expect(await answer(US, 'a.main', { n: 1 })).toEqual({ ok: true, value: 2 });
  });

  test('answers nothing that is the ledger’s: that is asked of the ledger alone', async () => {
    const { answer } = withNotices({});
    const ledgers = Object.entries(contract).filter(([, { room }]) => room === 'ledger');
    expect(ledgers.length).toBeGreaterThan(20);
    for (const [name] of ledgers) expect((await answer(US, name, undefined)).ok, name).toBe(false);
  });

  test('refuses a stranger before looking at anything else, and notes it', async () => {
    const { answer, notices } = withNotices({}, small);
    expect(await answer('somebody', 'a.main', { n: 1 })).toMatchObject({
      ok: false,
      error: { code: 'forbidden-sender' },
    });
    expect(await answer('somebody', '__proto__', 1)).toMatchObject({ ok: false, error: { code: 'forbidden-sender' } });
    expect(notices).toHaveLength(2);
  });

  test('turns a thrown error of ours into data, and hides the text of any other', async () => {
    const secret = 'ops@example.com';
    const { answer, notices } = withNotices(
      {
        'a.main': ({ n }: { n: number }) => {
          if (n === 1) throw new LedgerError('busy', 'Wait a moment.');
          throw new TypeError(`cannot read ${secret}`);
        },
      },
      small,
    );
    expect(await answer(US, 'a.main', { n: 1 })).toMatchObject({ ok: false, error: { code: 'busy' } });
    const hidden = await answer(US, 'a.main', { n: 2 });
    expect(hidden).toMatchObject({ ok: false, error: { code: 'internal', detail: 'TypeError' } });
    expect(JSON.stringify(hidden) + notices.join()).not.toContain(secret);
  });

  test('names where a request does not fit, never what it held', async () => {
    const { answer } = withNotices({}, small);
    const refused = await answer(US, 'a.main', { n: 'my passphrase' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-request', detail: 'n' } });
    expect(JSON.stringify(refused)).not.toContain('my passphrase');
  });

  test('stops an answer that is too large for a window', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => ({ id: String(index), text: 'x'.repeat(100) }));
    const { answer, notices } = withNotices({ 'a.main': () => rows }, small);
    expect(await answer(US, 'a.main', { n: 1 })).toMatchObject({ ok: false, error: { detail: 'answer-too-large' } });
    expect(notices).toEqual(['an answer was too large|a.main|']);
    expect(LARGEST_ANSWER_BYTES).toBe(1024 * 1024);
  });
});

describe('a line to the ledger', () => {
  const given: string[] = [];
  const notices: string[] = [];
  const lines = (connect: () => string) =>
    ledgerLines<string, string>({
      isTrusted: (sender) => sender === US,
      connect,
      give: (sender, line) => given.push(`${sender}: ${line}`),
      notice: (what) => notices.push(what),
    });

  test('is given to our window, and to nobody else', async () => {
    const ask = lines(() => 'a line');
    expect(await ask('somebody')).toMatchObject({ ok: false, error: { code: 'forbidden-sender' } });
    expect(notices).toEqual(['a stranger asked']);
    expect(await ask(US)).toEqual({ ok: true, value: null });
    expect(given).toEqual([`${US}: a line`]);
  });

  test('is refused while no ledger is open', async () => {
    const ask = lines(() => {
      throw new LedgerError('locked', 'The ledger is locked.');
    });
    expect(await ask(US)).toMatchObject({ ok: false, error: { code: 'locked' } });
  });
});

/** Anything that structured clone carries, with the names that attack JavaScript objects among its keys. */
const key = fc.oneof(
  fc.string(),
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'with', 'passphrase', 'profile', 'id'),
);
const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.anything({ withDate: true, withMap: true, withSet: true, withTypedArray: true, withBigInt: true }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 5 }).map((entries) => {
      const made = Object.create(null);
      for (const [name, value] of entries) made[name] = value;
      return made;
    }),
  ),
})).value;

function cyclic(value: unknown): unknown {
  const made: Record<string, unknown> = { value };
  made.self = made;
  return made;
}

const isResult = (answer: Result<unknown>) =>
  answer.ok || ((ERROR_CODES as readonly string[]).includes(answer.error.code) && answer.error.message.length > 0);

describe('every channel', () => {
  const names = Object.keys(contract);
  const handlers = Object.fromEntries(names.map((name) => [name, () => null]));

  test.each(names)('%s answers anything at all with a typed result', async (name) => {
    const { answer, notices } = withNotices(handlers);
    await fc.assert(
      fc.asyncProperty(anything, async (request) => {
        for (const one of [request, cyclic(request)]) expect(isResult(await answer(US, name, one))).toBe(true);
      }),
      { numRuns: 60 },
    );
    expect(notices).toEqual([]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('no other name is one, whatever it is', async () => {
    const { answer } = withNotices(handlers);
    await fc.assert(
      fc.asyncProperty(fc.oneof(key, fc.anything()), async (name) => {
        fc.pre(!(typeof name === 'string' && names.includes(name)));
        expect(await answer(US, name, undefined)).toMatchObject({ ok: false, error: { code: 'unknown-channel' } });
      }),
    );
  });

  test('a stranger is refused whatever is asked', async () => {
    const { answer } = withNotices(handlers);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), anything, async (name, request) => {
        expect(await answer('x', name, request)).toMatchObject({ ok: false, error: { code: 'forbidden-sender' } });
      }),
    );
  });
});
