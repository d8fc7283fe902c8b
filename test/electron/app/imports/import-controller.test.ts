/** Files of an import: read in a thread of their own, handed to the ledger, cancelled and forgotten. */

import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { givenPaths } from '../../../../electron/app/imports/given-paths.ts';
import { ImportController } from '../../../../electron/app/imports/import-controller.ts';
import type { LedgerPort } from '../../../../electron/app/session/ports.ts';
import { threadHelpers } from '../../../../electron/helpers/threads.ts';
import { serveHelper } from '../../../../electron/ledger/helper-line.ts';
import { LedgerHost } from '../../../../electron/ledger/host.ts';
import { openLedgerDatabase } from '../../../../electron/ledger/open.ts';
import type { PendingView } from '../../../../shared/ipc/channels/imports.ts';
import type { WorkProgress } from '../../../../shared/ipc/events.ts';
import { LedgerError } from '../../../../shared/ipc/result.ts';
import { scratch } from '../../ledger/scratch.ts';

const WORKER = new URL('../../../../electron/imports/worker.ts', import.meta.url).pathname;
const AS_IT_IS = { kind: null, belongsTo: null, mapping: null };
const MEMBERS = 'group,role,email\naws-root@harbour.example,MEMBER,ann@harbour.example\n';

function setUp() {
  const folder = scratch();
  const host = new LedgerHost(openLedgerDatabase(folder, randomBytes(32), { create: true }));
  onTestFinished(() => host.close());
  const told: WorkProgress[] = [];
  let open = true;
  const port = {
    internal: async (name: never, request: never) => {
      const result = host.internal(name, request, 'ann');
      if (result.ok) return result.value;
      throw new LedgerError(result.error.code, result.error.message);
    },
    helperLine: (prefix: string) => {
      const [ours, theirs] = threadHelpers.line();
      serveHelper(ours, host, { actor: 'ann', prefix });
      return { end: theirs, close: () => ours.close() };
    },
  } as unknown as LedgerPort;
  const controller = new ImportController({
    helpers: threadHelpers,
    workerFile: WORKER,
    ledger: () => {
      if (!open) throw new LedgerError('locked', 'The ledger is locked.');
      return port;
    },
    now: () => new Date('2026-11-24T09:00:00Z'),
    progress: (progress) => told.push(progress),
  });
  const ended = () =>
    vi.waitFor(
      () => {
        const state = controller.progress?.state;
        if (state === 'running' || state === undefined) throw new Error('still reading');
        return state;
      },
      { timeout: 20_000 },
    );
  const ask = <Answer>(channel: string, request?: unknown): Answer => {
    const result = host.answer(channel, request, 'ann');
    if (!result.ok) throw new Error(`${channel}: ${result.error.message}`);
    return result.value as Answer;
  };
  const file = (name: string, text: string): { path: string } => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return { path };
  };
  return {
    controller,
    host,
    told,
    ended,
    ask,
    file,
    lock: () => {
      open = false;
    },
    pending: () => ask<{ pending: PendingView | null }>('imports.pending').pending,
  };
}

describe('the files of an import', () => {
  it('are read and compared, and nothing is written before somebody says so', async () => {
    const { controller, ended, file, pending, host, told } = setUp();
    const before = host.ledger.register.subjects('person').size;
    expect(controller.give([file('members.csv', MEMBERS)])).toBe(1);
    expect(await ended()).toBe('done');
    expect(pending()).toMatchObject({
      files: [{ name: 'members.csv', kind: 'gam-members', rows: 1, failure: null }],
      counts: { added: { accepted: expect.any(Number) } },
    });
    expect(host.ledger.register.subjects('person').size).toBe(before);
    expect(told.map(({ title }) => title)).toContain('Reading members.csv');
  });

  it('given twice are one file, read again', async () => {
    const { controller, ended, file, pending } = setUp();
    const one = file('members.csv', MEMBERS);
    controller.give([one]);
    await ended();
    expect(controller.give([one])).toBe(0);
    await ended();
    expect(pending()?.files).toHaveLength(1);
  });

  it('are read again as another kind, or for the group that they belong to', async () => {
    const { controller, ended, file, pending } = setUp();
    controller.give([
      file(
        'list.csv',
        'Members for group AWS root\nEmail address,Nickname,Group status\nann@harbour.example,Ann,member\n',
      ),
    ]);
    await ended();
    const [asked] = pending()?.files ?? [];
    expect(asked).toMatchObject({ kind: 'google-groups-members', needsFor: 'group' });
    controller.reread(asked?.id ?? '', { ...AS_IT_IS, belongsTo: 'aws-root@harbour.example' });
    await ended();
    expect(pending()?.files).toMatchObject([{ needsFor: null, failure: null, rows: 1 }]);
  });

  it('are written as one change with a receipt, undone as one step', async () => {
    const { controller, ended, file, pending, host, ask } = setUp();
    controller.give([file('members.csv', MEMBERS)]);
    await ended();
    const { seq } = await controller.write(pending()?.id ?? '');
    expect(pending()).toBeNull();
    expect(host.ledger.register.subjects('person').has('ann@harbour.example')).toBe(true);
    expect(ask('imports.receipts', { offset: 0, limit: 10 })).toMatchObject({
      total: 1,
      rows: [{ files: ['members.csv'], rows: 1 }],
    });
    ask('ledger.undo', { seq });
    expect(host.ledger.register.subjects('person').has('ann@harbour.example')).toBe(false);
  });

  it('are forgotten when one takes them out, and all of them before the ledger is locked', async () => {
    const { controller, ended, file, pending } = setUp();
    controller.give([file('members.csv', MEMBERS), { text: 'Email,Name\nbo@harbour.example,Bo\n' }]);
    await ended();
    const [first, second] = pending()?.files ?? [];
    await controller.remove(first?.id ?? '');
    expect(pending()?.files.map(({ name }) => name)).toEqual(['Pasted text']);
    await controller.forget();
    expect(controller.progress).toBeNull();
    expect(() => controller.reread(second?.id ?? '', AS_IT_IS)).toThrow(/not part of this import/);
  });

  it('stop being read when one cancels, and leave nothing behind', async () => {
    const { controller, file, pending, told } = setUp();
    controller.give([
      file('members.csv', MEMBERS + 'aws-root@harbour.example,MEMBER,x@harbour.example\n'.repeat(200_000)),
    ]);
    await controller.cancel();
    expect(controller.progress?.state).toBe('cancelled');
    expect(pending()).toBeNull();
    expect(told.at(-1)?.state).toBe('cancelled');
  });

  it('are not taken while the ledger is locked', () => {
    const { controller, file, lock } = setUp();
    lock();
    expect(() => controller.give([file('members.csv', MEMBERS)])).toThrow(/locked/);
  });

  it('show their columns and how the first rows would read, but nothing of a column that is not matched', async () => {
    const { controller, ended, file, pending } = setUp();
    controller.give([file('hr.csv', 'Mail;Wer;Kennwort;Sonstiges\nann@harbour.example;Ann Ng;CANARY-1;CANARY-2\n')]);
    await ended();
    const id = pending()?.files[0]?.id ?? '';
    const preview = await controller.columns(id, { columns: { email: 'Mail', name: 'Wer' } });
    expect(preview).toMatchObject({
      delimiter: ';',
      columns: [{ name: 'Mail' }, { name: 'Wer' }, { name: 'Kennwort', refused: true }, { name: 'Sonstiges' }],
      people: [{ email: 'ann@harbour.example', name: 'Ann Ng' }],
    });
    expect(JSON.stringify(preview)).not.toContain('CANARY');
  });
});

describe('paths of dropped files', () => {
  it('are absolute paths in a list, or nothing at all', () => {
    expect(givenPaths(['/home/ann/a.csv'])).toEqual(['/home/ann/a.csv']);
    for (const wrong of [null, 'a', ['a.csv'], [1], ['/a', ''], Array.from({ length: 101 }, () => '/a')])
      expect(givenPaths(wrong)).toEqual([]);
  });
});
