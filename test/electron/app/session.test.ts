import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { autoLock, isIdleTooLong, LOOK_EVERY_MS, SLEPT_AFTER_MS } from '../../../electron/app/session/auto-lock.ts';
import type { KeyPort, LedgerPort, LedgerWanted } from '../../../electron/app/session/ports.ts';
import { Session } from '../../../electron/app/session/session.ts';
import { LedgerError } from '../../../shared/ipc/result.ts';
import { DEFAULT_SETTINGS } from '../../../shared/ipc/settings.ts';

const PASSPHRASE = new TextEncoder().encode('correct horse battery staple');

/** A computer with a ledger folder in memory. */
function computer() {
  const held: Uint8Array[] = [];
  const seen = { opened: [] as LedgerWanted[], closed: 0, settled: [] as number[], sampleGone: 0 };
  const state = { exists: false, database: false, opens: async (_key: number) => {}, creates: async () => {} };
  let lose = () => {};
  const ledger: LedgerPort = {
    windowLine: () => null as never,
    helperLine: () => null as never,
    internal: async () => null as never,
    close: async () => {
      seen.closed += 1;
    },
    onChange: () => {},
    onLost: (listener) => {
      lose = listener;
    },
  };
  const inHand = (...keys: number[]) => {
    const bytes = keys.map((key) => new Uint8Array(32).fill(key));
    held.push(...bytes);
    return {
      keys: bytes as [Uint8Array, ...Uint8Array[]],
      settle: async (index: number) => {
        seen.settled.push(index);
      },
      wipe: () => {
        for (const one of bytes) one.fill(0);
      },
    };
  };
  let unlocks = () => inHand(7);
  const keys: KeyPort = {
    state: async () => ({ exists: state.exists, keychainSlot: false, recoverySlot: true, waitMs: 0 }),
    keychain: async () => ({ available: false, description: 'none' }),
    create: async () => {
      await state.creates();
      state.exists = true;
      state.database = true;
      return { keys: inHand(7), recoveryKey: 'AAAA-BBBB' };
    },
    unlock: async () => unlocks(),
  };
  const session = new Session({
    folder: '/ledger',
    keys,
    openLedger: async (wanted) => {
      await state.opens(wanted.dataKey[0] ?? 0);
      seen.opened.push(wanted);
      if (wanted.folder === '/ledger') state.database = true;
      return ledger;
    },
    hasDatabase: async () => state.database,
    sample: {
      prepare: async () => ({ folder: '/sample', dataKey: new Uint8Array(32) }),
      fill: async () => async () => {},
      discard: async () => {
        seen.sampleGone += 1;
      },
    },
    backups: async () => [],
    now: () => new Date('2026-01-02T03:04:05Z'),
  });
  const setUnlock = (give: typeof unlocks) => {
    unlocks = give;
  };
  return { session, seen, state, held, inHand, setUnlock, lose: () => lose() };
}

let it: ReturnType<typeof computer>;
beforeEach(() => {
  it = computer();
});
const phase = async () => (await it.session.state()).phase;

describe('a session', () => {
  test('goes from empty to open to locked to open', async () => {
    expect(await phase()).toBe('empty');
    expect(await it.session.create(PASSPHRASE.slice(), false)).toEqual({ recoveryKey: 'AAAA-BBBB' });
    expect(await it.session.state()).toEqual({
      phase: 'open',
      folder: '/ledger',
      sample: false,
      openedAt: '2026-01-02T03:04:05.000Z',
    });
    expect(it.seen.opened[0]?.create).toBe(false);
    expect(await it.session.lock('idle')).toMatchObject({ phase: 'locked', lockedBecause: 'idle', recoverySlot: true });
    expect(it.seen.closed).toBe(1);
    await it.session.unlock({ with: 'recovery', recoveryKey: 'AAAA-BBBB' });
    expect(await phase()).toBe('open');
    expect(it.seen.opened[1]?.create).toBe(false);
  });

  test('answers nothing while locked', async () => {
    expect(() => it.session.ledger()).toThrow(LedgerError);
    expect(() => it.session.ledger()).toThrow(LedgerError);
  });

  test('keeps no key once a ledger is open', async () => {
    await it.session.create(PASSPHRASE.slice(), false);
    expect(it.held.flatMap((key) => [...key]).every((byte) => byte === 0)).toBe(true);
  });

  test('makes no second ledger over the first', async () => {
    await it.session.create(PASSPHRASE.slice(), false);
    await expect(it.session.create(PASSPHRASE.slice(), false)).rejects.toMatchObject({ code: 'ledger-exists' });
    await it.session.lock('user');
    await expect(it.session.create(PASSPHRASE.slice(), false)).rejects.toMatchObject({ code: 'ledger-exists' });
  });

  test('is where it was when the ledger could not be made', async () => {
    it.state.creates = async () => {
      throw new LedgerError('disk-full', 'The disk is full.');
    };
    await expect(it.session.create(PASSPHRASE.slice(), false)).rejects.toMatchObject({ code: 'disk-full' });
    expect(await phase()).toBe('empty');
  });

  test('tells the recovery key of a new ledger even if it cannot be opened at once: it is told only then', async () => {
    it.state.opens = async () => {
      throw new LedgerError('ledger-in-use', 'In use.');
    };
    expect(await it.session.create(PASSPHRASE.slice(), false)).toEqual({ recoveryKey: 'AAAA-BBBB' });
    expect(await phase()).toBe('locked');
  });

  test.each(['ledger-damaged', 'ledger-newer', 'ledger-missing'] as const)(
    'shows the way forward when %s',
    async (code) => {
      it.state.exists = true;
      it.state.opens = async () => {
        throw new LedgerError(code, 'As it is.');
      };
      const state = await it.session.unlock({ with: 'keychain' });
      expect(state).toMatchObject({ phase: 'broken', problem: { code } });
    },
  );

  test('stays locked when it is in use elsewhere: trying again helps', async () => {
    it.state.exists = true;
    it.state.opens = async () => {
      throw new LedgerError('ledger-in-use', 'In use.');
    };
    await expect(it.session.unlock({ with: 'keychain' })).rejects.toMatchObject({ code: 'ledger-in-use' });
    expect(await phase()).toBe('locked');
  });

  test('a ledger without its key file is never taken for no ledger', async () => {
    it.state.database = true;
    expect(await it.session.state()).toMatchObject({ phase: 'broken', problem: { code: 'no-key' } });
  });

  test('settles an interrupted change of the key by the key that opens', async () => {
    it.state.exists = true;
    it.setUnlock(() => it.inHand(1, 2));
    it.state.opens = async (key) => {
      if (key !== 2) throw new LedgerError('no-key', 'Another key.');
    };
    await it.session.unlock({ with: 'keychain' });
    expect(await phase()).toBe('open');
    expect(it.seen.settled).toEqual([1]);
  });

  test('two unlocks at once open one ledger', async () => {
    it.state.exists = true;
    await Promise.all([it.session.unlock({ with: 'keychain' }), it.session.unlock({ with: 'keychain' })]);
    expect(it.seen.opened).toHaveLength(1);
  });

  test('the sample leaves nothing behind', async () => {
    expect(await it.session.openSample()).toMatchObject({ phase: 'open', sample: true, folder: '/sample' });
    expect(await it.session.lock('user')).toMatchObject({ phase: 'empty' });
    expect(it.seen).toMatchObject({ closed: 1, sampleGone: 1, opened: [{ actor: 'you' }] });
  });

  test('ends running work before the ledger is closed', async () => {
    const order: string[] = [];
    it.session.onBeforeLock(async () => {
      order.push(`work ended, ledger closed ${it.seen.closed} times`);
    });
    await it.session.create(PASSPHRASE.slice(), false);
    await it.session.lock('user');
    expect(order).toEqual(['work ended, ledger closed 0 times']);
  });

  test('a ledger that ends by itself is a locked one', async () => {
    const states: string[] = [];
    it.session.onChange((state) => states.push(state.phase));
    await it.session.create(PASSPHRASE.slice(), false);
    it.lose();
    await vi.waitFor(() => expect(states).toEqual(['open', 'locked']));
  });
});

describe('auto-lock', () => {
  function watch(settings: Partial<typeof DEFAULT_SETTINGS> = {}) {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const events = new Map<string, () => void>();
    const lock = vi.fn(async () => {});
    const machine = { idleSeconds: 0, screen: 'active' as 'active' | 'locked' | 'unknown' };
    const looks = vi.fn(() => machine.screen);
    const session = {
      isOpen: true,
      lock,
      onOpen: (listener: () => void) => opens.push(listener),
      onChange: (listener: () => void) => changes.push(listener),
    };
    const opens: (() => void)[] = [];
    const changes: (() => void)[] = [];
    autoLock(
      {
        getSystemIdleTime: () => machine.idleSeconds,
        getSystemIdleState: looks,
        on: (event: string, listener: () => void) => events.set(event, listener),
      },
      () => ({ ...DEFAULT_SETTINGS, ...settings }),
      session,
    );
    for (const listener of opens) listener();
    const close = () => {
      session.isOpen = false;
      for (const listener of changes) listener();
    };
    return { fire: (event: string) => events.get(event)?.(), lock, looks, machine, close };
  }

  test('a screen that is locked without an event is noticed within half a minute', () => {
    const { lock, machine } = watch();
    vi.advanceTimersByTime(LOOK_EVERY_MS);
    expect(lock).not.toHaveBeenCalled();
    machine.screen = 'locked';
    vi.advanceTimersByTime(LOOK_EVERY_MS);
    expect(lock).toHaveBeenCalledWith('screen-lock');
    expect(LOOK_EVERY_MS).toBe(30_000);
  });

  test('an idle machine is locked, one whose system tells nothing is not', () => {
    const { lock, machine } = watch();
    machine.screen = 'unknown';
    machine.idleSeconds = 599;
    vi.advanceTimersByTime(LOOK_EVERY_MS);
    expect(lock).not.toHaveBeenCalled();
    machine.idleSeconds = 600;
    vi.advanceTimersByTime(LOOK_EVERY_MS);
    expect(lock).toHaveBeenCalledWith('idle');
  });

  test('a sleep that nobody told of is noticed on waking', () => {
    const { lock } = watch();
    vi.setSystemTime(Date.now() + SLEPT_AFTER_MS + LOOK_EVERY_MS);
    vi.advanceTimersByTime(LOOK_EVERY_MS);
    expect(lock).toHaveBeenCalledWith('sleep');
  });

  test('nothing looks while no ledger is open', () => {
    const { looks, close } = watch();
    close();
    vi.advanceTimersByTime(10 * LOOK_EVERY_MS);
    expect(looks).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  test.each([
    ['suspend', 'sleep'],
    ['lock-screen', 'screen-lock'],
    ['user-did-resign-active', 'screen-lock'],
  ])('%s locks because of %s', (event, reason) => {
    const { fire, lock } = watch();
    fire(event);
    expect(lock).toHaveBeenCalledWith(reason);
  });

  test('what is switched off does not lock', () => {
    const { fire, lock } = watch({ lockOnSleep: false, lockOnScreenLock: false });
    for (const event of ['suspend', 'lock-screen', 'user-did-resign-active']) fire(event);
    expect(lock).not.toHaveBeenCalled();
  });

  test('ten minutes without keyboard and mouse are too long, unless said otherwise', () => {
    expect(isIdleTooLong(599, DEFAULT_SETTINGS)).toBe(false);
    expect(isIdleTooLong(600, DEFAULT_SETTINGS)).toBe(true);
    expect(isIdleTooLong(1e9, { autoLockMinutes: null })).toBe(false);
  });
});
