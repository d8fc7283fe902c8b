/**
 * Every channel with anything at all, through the real gates, the real handlers and a real encrypted ledger: the answer is always a
 * typed result, nothing is thrown, no prototype is touched, and the ledger is whole afterwards.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { gateway } from '../../../electron/app/ipc/gateway.ts';
import { LogBook } from '../../../electron/app/log.ts';
import { mainHandlers } from '../../../electron/app/requests/table.ts';
import { LedgerHost } from '../../../electron/ledger/host.ts';
import { openLedgerDatabase } from '../../../electron/ledger/open.ts';
import { verifyLedger } from '../../../electron/ledger/verify.ts';
import { answerWindow, LEDGER_CONTRACT } from '../../../electron/ledger/window-line.ts';
import type { Channel } from '../../../shared/ipc/channel.ts';
import { contract } from '../../../shared/ipc/contract.ts';
import { ERROR_CODES, LedgerError, type Result } from '../../../shared/ipc/result.ts';

const US = 'our window';
const RUNS_ANYTHING = 40;
const RUNS_FITTING = 25;
const channels: Readonly<Record<string, Channel>> = contract;

/** Stands in for what reaches outside: whatever is asked of it, it refuses as the real ones may. */
const refusing: unknown = new Proxy(() => undefined, {
  get: (_, name) => (name === 'then' ? undefined : refusing),
  apply: () => {
    throw new LedgerError('refused', 'Not here.');
  },
});

let folder = '';
let host: LedgerHost;
const noticed: string[] = [];
let answer: (sender: string, channel: string, request: unknown) => Promise<Result<unknown>>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'root-ledger-any-'));
  host = new LedgerHost(openLedgerDatabase(folder, randomBytes(32), { create: true }));
  host.internal('sample.record', null, 'me');
  const book = new LogBook(join(folder, 'logs'));
  const parts = new Proxy(refusing as object, {
    get: (_, name) =>
      name === 'trust'
        ? new Proxy({ book }, { get: (own, part) => (part === 'book' ? own.book : refusing) })
        : refusing,
  });
  const notice = (what: string, channel: string) => void noticed.push(`${what}: ${channel}`);
  const main = gateway<string>({
    contract,
    isTrusted: (sender) => sender === US,
    main: mainHandlers(parts as never) as never,
    notice,
  });
  // As the preload does: each room is asked for its own.
  answer = (sender, channel, request) =>
    Object.hasOwn(LEDGER_CONTRACT, channel)
      ? answerWindow(host, channel, request, { actor: 'me', notice })
      : main(sender, channel, request);
});
afterAll(() => {
  host.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Words that a ledger holds, words that attack, and others. */
const word = fc.oneof(
  fc.constantFrom(
    'person',
    'account',
    'group',
    'vault',
    'name',
    'members',
    'status',
    '__proto__',
    'constructor',
    'toString',
    '',
    ' ',
    "'; DROP TABLE fact; --",
    '=HYPERLINK("http://x")',
    '<img src=x onerror=alert(1)>',
    '../../etc/passwd',
    '\u0000',
    '%_\\',
    '111122223333',
    'ana.ruiz@fernhill.example',
    '2026-11-24',
    '2026-11-24T12:00:00.000Z',
    'a'.repeat(5_000),
  ),
  fc.string({ maxLength: 40 }),
);
const key = fc.oneof(fc.constantFrom('__proto__', 'constructor', 'kind', 'key', 'set', 'items', 'secret'), word);
const anything: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    word,
    fc.anything({ withDate: true, withMap: true, withSet: true, withTypedArray: true, withBigInt: true }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 6 }).map((entries) => {
      const made = Object.create(null) as Record<string, unknown>;
      for (const [name, value] of entries) made[name] = value;
      return made;
    }),
  ),
})).value;

const cyclic = (value: unknown): unknown => {
  const made: Record<string, unknown> = { value };
  made.self = made;
  return made;
};
const huge = () => Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`k${index}`, 'x'.repeat(100)]));

/** Values that fit a schema, as far as its JSON Schema tells: they get past the gate, to the handlers. */
type Schema = { readonly [name: string]: unknown };
function fitting(schema: Schema): fc.Arbitrary<unknown> {
  const { type, anyOf, oneOf, enum: choices, properties, required, items, prefixItems, additionalProperties } = schema;
  if ('const' in schema) return fc.constant(schema.const);
  if (Array.isArray(choices)) return fc.constantFrom(...(choices as unknown[]));
  const alternatives = (anyOf ?? oneOf) as readonly Schema[] | undefined;
  if (alternatives) return fc.oneof(...alternatives.map(fitting));
  if (type === 'object' && properties) {
    const fields = Object.entries(properties as Record<string, Schema>);
    return fc.record(Object.fromEntries(fields.map(([name, field]) => [name, fitting(field)])), {
      requiredKeys: ((required as string[] | undefined) ?? []).filter(
        (name) =>
          !(
            (properties as Record<string, Schema>)[name] &&
            'default' in ((properties as Record<string, Schema>)[name] ?? {})
          ),
      ),
    });
  }
  if (type === 'object') {
    const value =
      typeof additionalProperties === 'object' && additionalProperties !== null
        ? fitting(additionalProperties as Schema)
        : word;
    return fc.dictionary(
      key.filter((name) => name !== '__proto__'),
      value,
      { maxKeys: 4 },
    );
  }
  if (Array.isArray(prefixItems)) return fc.tuple(...(prefixItems as Schema[]).map(fitting));
  if (type === 'array')
    return fc.array(items ? fitting(items as Schema) : word, { minLength: Number(schema.minItems ?? 0), maxLength: 4 });
  if (type === 'integer')
    return fc.integer({
      min: Math.max(Number(schema.minimum ?? -5), -1e6),
      max: Math.min(Number(schema.maximum ?? 1e6), 1e6),
    });
  if (type === 'number') return fc.double({ noNaN: true });
  if (type === 'boolean') return fc.boolean();
  if (type === 'null') return fc.constant(null);
  if (type === 'string') return word;
  return fc.oneof(fc.constant(undefined), word, fc.jsonValue({ maxDepth: 2 }));
}
const fittingOf = ({ request }: Channel) =>
  fitting(z.toJSONSchema(request, { io: 'input', unrepresentable: 'any', cycles: 'ref' }) as Schema);

function assertTyped(result: Result<unknown>): void {
  if (result.ok) return;
  expect(ERROR_CODES).toContain(result.error.code);
  expect(result.error.message.length).toBeGreaterThan(0);
}

describe('every channel, through its own handler', () => {
  test.each(Object.keys(channels))('%s answers anything with a typed result', async (name) => {
    await fc.assert(
      fc.asyncProperty(anything, async (request) => {
        for (const one of [request, cyclic(request)]) assertTyped(await answer(US, name, one));
      }),
      { numRuns: RUNS_ANYTHING },
    );
    assertTyped(await answer(US, name, huge()));
  });

  test.each(Object.keys(channels))(
    '%s answers whatever fits its schema with a typed result that is no accident',
    async (name) => {
      const channel = channels[name];
      if (channel === undefined) throw new Error('no channel');
      noticed.length = 0;
      await fc.assert(
        fc.asyncProperty(fittingOf(channel), async (request) => assertTyped(await answer(US, name, request))),
        { numRuns: RUNS_FITTING },
      );
      // An unexpected error would be noticed as a failed request: every refusal must be one of ours.
      expect(noticed).toEqual([]);
    },
  );

  test('leaves prototypes alone, and the ledger whole', () => {
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(verifyLedger(host.ledger)).toEqual([]);
  });
});
