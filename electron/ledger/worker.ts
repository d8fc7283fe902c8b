/** The helper that owns the encrypted database: opens it, answers one question after the other, closes it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { failureOf } from '../../shared/ipc/result.ts';
import { headsNotedIn } from '../backup/noted.ts';
import type { Port } from '../helpers/helper.ts';
import { parent } from '../helpers/parent.ts';
import type { Notice } from '../ipc/answering.ts';
import { connectionErrorOf } from './connection-errors.ts';
import { serveHelper } from './helper-line.ts';
import { LedgerHost } from './host.ts';
import type { InternalName, InternalRequest } from './internal.ts';
import type { FromWorker, ToWorker, WorkerSettings } from './messages.ts';
import { openLedgerDatabase } from './open.ts';
import { sweep } from './sweep.ts';
import { serveWindow } from './window-line.ts';

/** This file names the chunks it is made of, and those are named by what is in them. */
const BUILD = createHash('sha256')
  .update(readFileSync(import.meta.filename))
  .digest('hex');

const main = await parent<WorkerSettings>();
const { folder, create, lossAccepted, now, actor } = main.data;
const say = (message: FromWorker): void => main.say(message);
const notice: Notice = (what, channel, error) =>
  say({ kind: 'notice', what, channel, error: error instanceof Error ? error.name : null });
let host: LedgerHost | undefined;
const windowLines = new Set<Port>();
const helperLines = new Map<number, Port>();

async function open(sealed: Uint8Array): Promise<void> {
  let key: Buffer | null = null;
  try {
    key = main.open(sealed);
    const noted = headsNotedIn(folder);
    const database = openLedgerDatabase(folder, key, { create });
    const clock = now === null ? undefined : () => new Date(now);
    const rested = () => {
      // What SQLite keeps of pages is read again in no time.
      if (database.db.open) database.db.pragma('shrink_memory');
      sweep();
    };
    try {
      const accepted = lossAccepted ? { acceptedBy: actor } : {};
      host = new LedgerHost(database, clock, BUILD, rested, { ...accepted, elsewhere: await noted });
    } catch (error) {
      database.db.close();
      throw error;
    }
    host.onChange((change) => say({ kind: 'changed', change }));
    say({ kind: 'opened' });
  } catch (error) {
    say({ kind: 'failed', error: failureOf(connectionErrorOf(error) ?? error) });
  } finally {
    key?.fill(0);
  }
}

function close(): void {
  for (const line of [...windowLines, ...helperLines.values()]) line.close();
  host?.close();
  host = undefined;
  say({ kind: 'closed' });
  main.done();
}

main.onMessage((message: ToWorker, [line]) => {
  if (message.kind === 'open') return void open(message.dataKey);
  if (message.kind === 'close') return close();
  if (message.kind === 'end-helper-line') {
    helperLines.get(message.line)?.close();
    helperLines.delete(message.line);
    return;
  }
  if (host === undefined) {
    if (message.kind === 'internal')
      say({
        kind: 'answer',
        id: message.id,
        result: { ok: false, error: { code: 'locked', message: 'The ledger is locked.' } },
      });
    else line?.close();
    return;
  }
  if (message.kind === 'internal') {
    const { id, name, request } = message;
    say({
      kind: 'answer',
      id,
      result: host.internal(name as InternalName, request as InternalRequest<InternalName>, actor),
    });
  } else if (line !== undefined && message.kind === 'window-line') {
    windowLines.add(line);
    line.on('close', () => windowLines.delete(line));
    serveWindow(line, host, { actor, notice });
  } else if (line !== undefined && message.kind === 'helper-line') {
    helperLines.set(message.line, line);
    serveHelper(line, host, { actor, prefix: message.prefix });
  }
});
