/** A whole scan: cancelled, killed, resumed, only what failed, paused and renewed, with a clock that is off, or in vain. */
import { expect, test } from 'vitest';
import { Selection } from '../../../../electron/scan/engine/selection.ts';
import { MemoryScanStore, type ScanSink } from '../../../../electron/scan/engine/store.ts';
import { runScan, SLOW_CYCLE_MS } from '../../../../electron/scan/scan.ts';
import { simulatedAccount, simulatedOrganization } from '../../../../electron/simulator/build.ts';
import type { SimulatedAccount } from '../../../../electron/simulator/organization.ts';
import type { ScanProgress } from '../../../../shared/ipc/events.ts';
import type { NewFact } from '../../../../shared/register/facts.ts';
import { running } from '../../simulator/harness.ts';
import { leadTo, MANAGEMENT, MEMBER, NOW, OTHER, scanAgain, scanOf, withMember } from '../harness.ts';
import { quickClock } from '../quick-clock.ts';

const idOf = (n: number): string => String(100_000_000_000 + n);
function accountsOf(
  count: number,
  change: (account: SimulatedAccount, n: number) => void = () => {},
): SimulatedAccount[] {
  return Array.from({ length: count }, (_, n) => {
    const account = simulatedAccount({ id: idOf(n) });
    change(account, n);
    return account;
  });
}

/** Accounts that were finished, as the facts that were written tell. */
const finishedIn = (facts: readonly NewFact[]): string[] =>
  facts.filter(({ field }) => field === 'credentials.password').map(({ key }) => key);

test('a cancelled scan keeps what it read, and resuming reads the rest and nothing twice', async () => {
  const simulator = await running({ organization: simulatedOrganization({ accounts: accountsOf(150) }), latencyMs: 3 });
  const store = new MemoryScanStore();
  const stop = new AbortController();
  const first = await scanAgain(simulator, {
    store,
    signal: stop.signal,
    clock: quickClock(),
    onProgress: ({ complete }) => {
      if (complete >= 5) stop.abort();
    },
  });
  expect(first.summary.outcome).toBe('cancelled');
  const before = finishedIn(first.facts);
  expect(before.length).toBe(first.summary.complete);
  expect(before.length).toBeGreaterThanOrEqual(5);
  expect(before.length).toBeLessThan(150);

  const second = await scanAgain(simulator, { store, resume: true, clock: quickClock() });
  const after = finishedIn(second.facts);
  expect(second.summary).toMatchObject({
    outcome: 'done',
    runId: first.summary.runId,
    started: first.summary.started,
    accounts: 150,
    complete: 150,
    failed: 0,
  });
  expect(after.filter((id) => before.includes(id))).toEqual([]);
  expect([...before, ...after].toSorted()).toEqual(accountsOf(150).map(({ id }) => id));
  expect(await store.unfinished('o-simulated01')).toBeNull();
});

test('a scan that is killed in the middle of writing resumes without repeating finished accounts', async () => {
  const simulator = await running({ organization: simulatedOrganization({ accounts: accountsOf(150) }), latencyMs: 3 });
  leadTo(simulator.environment);
  const store = new MemoryScanStore();
  const written: NewFact[] = [];
  const stop = new AbortController();
  let killed: () => void = () => {};
  const dead = new Promise<void>((resolve) => {
    killed = resolve;
  });
  // From some write on the ledger never answers again, as if the process had gone.
  const sink: ScanSink = {
    write: async (batches) => {
      if (finishedIn(written).length >= 10) {
        killed();
        await new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve()));
        throw new Error('gone');
      }
      for (const { facts } of batches) written.push(...facts);
    },
  };
  const gone = runScan({ caller: {}, now: () => NOW, clock: quickClock(), store, sink, signal: stop.signal });
  await dead;
  const before = (await store.unfinished('o-simulated01'))?.done.map(({ account }) => account) ?? [];
  expect(before.length).toBeGreaterThanOrEqual(10);

  const second = await scanAgain(simulator, { store, resume: true, clock: quickClock() });
  expect(finishedIn(second.facts).filter((id) => before.includes(id))).toEqual([]);
  expect(second.summary).toMatchObject({ outcome: 'done', accounts: 150, complete: 150 });
  stop.abort();
  await expect(gone).rejects.toThrow('gone');
});

test('without resume a new run begins, whatever was left unfinished', async () => {
  const simulator = await running({ organization: withMember({}) });
  const store = new MemoryScanStore();
  await store.begin({ runId: 'old', scope: 'o-simulated01', startedAt: '2026-11-01T00:00:00Z' });
  const scanned = await scanAgain(simulator, { store });
  expect(scanned.summary.runId).not.toBe('old');
  expect(scanned.summary.accounts).toBe(2);
});

test('only what failed is read again', async () => {
  const organization = simulatedOrganization({
    accounts: accountsOf(4, (account, n) => {
      if (n === 2) account.faults = ['iam:GetAccountSummary=AccessDenied'];
    }),
  });
  const simulator = await running({ organization });
  const store = new MemoryScanStore();
  const first = await scanAgain(simulator, { store });
  expect(first.summary).toMatchObject({ accounts: 4, complete: 3, failed: 1 });
  expect(first.summary.errors).toEqual([
    { account: idOf(2), check: 'account-summary', code: 'AccessDenied', reason: 'access-denied' },
  ]);
  const second = await scanAgain(simulator, { store, which: 'failed' });
  expect(second.summary).toMatchObject({ accounts: 1, failed: 1 });
  expect(finishedIn(second.facts)).toEqual([idOf(2)]);
});

test('an incremental scan leaves out what was read lately', async () => {
  const simulator = await running({ organization: withMember({}) });
  const store = new MemoryScanStore();
  await scanAgain(simulator, { store });
  const soon = await scanAgain(simulator, { store, which: { olderThanMs: 3_600_000 } });
  expect(soon.summary).toMatchObject({ accounts: 0, outcome: 'done' });
  const later = await scanAgain(simulator, {
    store,
    which: { olderThanMs: 3_600_000 },
    now: () => new Date(NOW.getTime() + 7_200_000),
  });
  expect(later.summary).toMatchObject({ accounts: 2, complete: 2 });
});

test('a large organization reads contacts on a slower cycle, and at once when asked', async () => {
  const simulator = await running({ organization: withMember({}) });
  const store = new MemoryScanStore();
  const slow = Object.fromEntries(
    ['security-contact', 'billing-contact', 'operations-contact', 'contact-information'].map((id) => [
      id,
      NOW.toISOString(),
    ]),
  );
  await store.begin({ runId: 'earlier', scope: 'o-simulated01', startedAt: NOW.toISOString() });
  const remembered = [MANAGEMENT, MEMBER, ...Array.from({ length: 600 }, (_, n) => idOf(n))];
  await store.done(
    'earlier',
    remembered.map((account) => ({ account, at: NOW.toISOString(), result: 'complete' as const, errors: [], slow })),
  );
  const contactsIn = (facts: readonly NewFact[]): number =>
    facts.filter(({ field }) => field.startsWith('aws.contact')).length;
  const soon = await scanAgain(simulator, { store });
  expect(contactsIn(soon.facts)).toBe(0);
  expect(soon.account(MEMBER, 'credentials.password')).toEqual({ value: 'no' });
  const asked = await scanAgain(simulator, { store, contactsNow: true });
  expect(contactsIn(asked.facts)).toBe(8);
  const due = await scanAgain(simulator, { store, now: () => new Date(NOW.getTime() + SLOW_CYCLE_MS) });
  expect(contactsIn(due.facts)).toBe(8);
});

test('when the session ends in mid-scan the scan pauses, and goes on once it is renewed', async () => {
  const simulator = await running({ organization: withMember({}), faults: ['organizations:ListAccounts=expired:1'] });
  const phases: ScanProgress[] = [];
  let asked = 0;
  const scanned = await scanAgain(simulator, {
    onProgress: (progress) => phases.push(progress),
    renew: async (failure) => {
      asked += 1;
      expect(failure.kind).toBe('credentials-expired');
      return true;
    },
  });
  expect(asked).toBe(1);
  expect(scanned.summary).toMatchObject({ outcome: 'done', accounts: 2, complete: 2, errors: [] });
  const paused = phases.find(({ phase }) => phase === 'paused');
  expect(paused?.message).toContain('aws sso login');
});

test('when nobody renews the session the run stops, keeps what it has, and can be resumed', async () => {
  const simulator = await running({ organization: withMember({}), faults: ['account:GetAlternateContact=expired:1'] });
  const store = new MemoryScanStore();
  const first = await scanAgain(simulator, { store });
  expect(first.summary).toMatchObject({ outcome: 'stopped', stoppedBy: 'ExpiredToken' });
  for (const fact of first.facts) expect(fact.field).not.toMatch(/^credentials/);
  expect(await store.unfinished('o-simulated01')).not.toBeNull();
  let last = first;
  for (let n = 0; n < 8 && last.summary.outcome !== 'done'; n += 1)
    last = await scanAgain(simulator, { store, resume: true });
  expect(last.summary).toMatchObject({ outcome: 'done', accounts: 2, complete: 2, runId: first.summary.runId });
});

test('a role session that ends early is opened again', async () => {
  const scanned = await scanOf(withMember({ faults: ['iam:GetAccountSummary=expired:1'] }));
  expect(scanned.account(MEMBER, 'credentials.password')).toEqual({ value: 'no' });
  expect(scanned.summary.errors).toEqual([]);
});

test('a clock that is an hour off is corrected', async () => {
  const scanned = await scanOf(withMember({}), {}, { faults: ['*:*=clockSkew/3600'] });
  expect(scanned.summary).toMatchObject({ outcome: 'done', complete: 2, errors: [] });
});

test('throttled at first, everything is read in the end', async () => {
  const clock = quickClock();
  const scanned = await scanOf(withMember({}), { clock }, { faults: ['*:*=throttle:2'] });
  expect(scanned.summary).toMatchObject({ outcome: 'done', complete: 2, errors: [] });
  expect(scanned.summary.throttled).toBeGreaterThan(20);
  expect(clock.waited).toBeGreaterThan(0);
});

test('without the role, an account is unknown for that reason, and the others are read', async () => {
  const accounts = [MANAGEMENT, MEMBER, OTHER].map((id) => simulatedAccount({ id, roles: id === MEMBER ? [] : 'any' }));
  const scanned = await scanOf(simulatedOrganization({ accounts }), { roleName: 'Reader' });
  expect(scanned.account(MEMBER, 'aws.access')).toMatchObject({ unknown: { reason: 'access-denied' } });
  expect(scanned.account(MEMBER, 'credentials.password')).toMatchObject({ unknown: { reason: 'access-denied' } });
  expect(scanned.account(MEMBER, 'aws.contact.security')).toEqual({ value: { set: false } });
  expect(scanned.account(OTHER, 'aws.access')).toEqual({ value: { as: 'role', role: 'Reader' } });
  expect(scanned.summary).toMatchObject({ accounts: 3, complete: 2, failed: 1 });
  expect(scanned.summary.errors).toEqual([
    { account: MEMBER, check: 'access', code: 'AccessDenied', reason: 'access-denied' },
  ]);
});

test('a ledger that cannot be written ends the scan with that error', async () => {
  const simulator = await running({ organization: withMember({}) });
  const sink: ScanSink = {
    write: async () => {
      throw new Error('disk full');
    },
  };
  await expect(scanAgain(simulator, { sink })).rejects.toThrow('disk full');
});

test('an endpoint that cannot be reached, or credentials that are unknown, say so before anything is read', async () => {
  const simulator = await running({ organization: withMember({}) });
  const unknown = { credentials: async () => ({ accessKeyId: 'AKIANOBODY', secretAccessKey: 'x' }) };
  await expect(scanAgain(simulator, { caller: unknown })).rejects.toMatchObject({ code: 'aws-refused' });
  const nowhere = { ...simulator, environment: { ...simulator.environment, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' } };
  await expect(scanAgain(nowhere, { clock: quickClock() })).rejects.toMatchObject({ code: 'aws-unreachable' });
  const plain = { ...simulator, environment: { ...simulator.environment, AWS_ENDPOINT_URL: 'http://192.0.2.1' } };
  await expect(scanAgain(plain)).rejects.toMatchObject({ code: 'aws-refused' });
});

test('progress counts up to the whole, and the last word is that it is done', async () => {
  const heard: ScanProgress[] = [];
  await scanOf(simulatedOrganization({ accounts: accountsOf(25) }), {
    onProgress: (progress) => heard.push(progress),
    clock: quickClock(),
  });
  expect(heard.at(-1)).toMatchObject({ phase: 'done', accounts: 25, complete: 25, failed: 0, current: [] });
  for (const [n, progress] of heard.entries())
    expect(progress.complete).toBeGreaterThanOrEqual(heard[n - 1]?.complete ?? 0);
});

test('what nobody has read and what somebody waits for comes first, what failed next, what was read well last', async () => {
  const store = new MemoryScanStore();
  await store.begin({ runId: 'earlier', scope: 'o-simulated01', startedAt: '2026-11-01T00:00:00Z' });
  const outcome = { at: '2026-11-01T00:00:00Z', errors: [], slow: {} };
  await store.done('earlier', [
    { ...outcome, account: idOf(0), result: 'complete' },
    { ...outcome, account: idOf(1), result: 'failed' },
    { ...outcome, account: idOf(2), result: 'complete' },
  ]);
  await store.finish('earlier');
  store.awaited = async () => [idOf(2)];
  const selection = await Selection.load({ store }, 'o-simulated01', () => NOW);
  expect([0, 1, 2, 3].map((n) => selection.turnOf(idOf(n)))).toEqual(['last', 'next', 'first', 'first']);
});
