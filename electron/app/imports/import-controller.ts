/**
 * The files of the import at hand: which they are, reading them in a helper of its own, which hands what they say to the
 * ledger.
 *
 * SECURITY: paths and pasted text are known here alone. The window names files by ids that main made up, so it can have no
 * other file read than those that the person dropped, chose or pasted since the ledger was unlocked.
 */
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { FileOptions, Mapping, TablePreview } from '../../../shared/ipc/channels/imports.ts';
import { MOST_IMPORT_FILES } from '../../../shared/ipc/channels/imports.ts';
import type { WorkProgress } from '../../../shared/ipc/events.ts';
import { failureOf, LedgerError } from '../../../shared/ipc/result.ts';
import type { Helper, Helpers, Port } from '../../helpers/helper.ts';
import type { ToImport } from '../../imports/read-files.ts';
import type { FileToRead, FromReader, ReadingJob } from '../../imports/worker-messages.ts';
import type { LedgerLine } from '../../ledger/client.ts';
import type { LedgerPort } from '../session/ports.ts';

export interface ImportPorts {
  readonly helpers: Helpers;
  /** The built file of the helper that reads. */
  readonly workerFile: string;
  /** The open ledger. Throws `locked`. */
  ledger(): LedgerPort;
  now(): Date;
  progress(progress: WorkProgress): void;
}

/** Files need nothing of this computer's environment. (An empty one would be taken for none given.) */
const NO_ENVIRONMENT = { ROOT_LEDGER: 'import' };

const AS_IT_IS: FileOptions = { kind: null, belongsTo: null, mapping: null };

interface GivenFile {
  readonly id: string;
  readonly given: ToImport;
  options: FileOptions;
  /** Has the ledger heard what it says? */
  held: boolean;
}

export class ImportController {
  private readonly ports: ImportPorts;
  private id = randomUUID();
  private readonly files = new Map<string, GivenFile>();
  private waiting = new Set<string>();
  private reader: Helper | null = null;
  private line: LedgerLine | null = null;
  private running: Promise<void> | null = null;
  private latest: WorkProgress | null = null;
  private nextFile = 1;
  /** Which reading counts: what an ended one still says is not heard. */
  private turn = 0;

  constructor(ports: ImportPorts) {
    this.ports = ports;
  }

  get progress(): WorkProgress | null {
    return this.latest;
  }

  /** Files of the person's: read at once. Answers how many are new. The same path again is read again. */
  give(given: readonly ToImport[]): number {
    // Throws where no ledger is open: nothing may be kept then.
    this.ports.ledger();
    let added = 0;
    for (const one of given) {
      const again =
        'path' in one && [...this.files.values()].find(({ given: had }) => 'path' in had && had.path === one.path);
      if (again) {
        this.waiting.add(again.id);
        continue;
      }
      if (this.files.size >= MOST_IMPORT_FILES)
        throw new LedgerError('refused', `More than ${MOST_IMPORT_FILES} files are too many for one import.`, {
          hint: 'Write what is here first, then give the rest.',
        });
      const file: GivenFile = { id: `file-${this.nextFile}`, given: one, options: AS_IT_IS, held: false };
      this.nextFile += 1;
      this.files.set(file.id, file);
      this.waiting.add(file.id);
      added += 1;
    }
    this.begin();
    return added;
  }

  reread(id: string, options: FileOptions): void {
    this.fileOf(id).options = options;
    this.waiting.add(id);
    this.begin();
  }

  async remove(id: string): Promise<void> {
    const { held } = this.fileOf(id);
    this.files.delete(id);
    this.waiting.delete(id);
    const ledger = this.ports.ledger();
    if (held) await ledger.internal('imports.forget-file', { id: this.id, file: id });
    if (this.files.size === 0) await this.discard();
  }

  /** Stop reading. Files that were read already stay. */
  async cancel(): Promise<void> {
    if (this.running === null) return;
    await this.stop();
    for (const [id, { held }] of this.files) {
      if (held) continue;
      this.files.delete(id);
      // The ledger may have heard of it without our knowing yet.
      await this.ports
        .ledger()
        .internal('imports.forget-file', { id: this.id, file: id })
        .catch(() => undefined);
    }
    if (this.files.size === 0) await this.discard();
    this.show('cancelled', 'Reading cancelled', 0, null);
  }

  /** Forget the files, and have the ledger forget what they say. */
  async discard(): Promise<void> {
    await this.forget();
    await this.ports.ledger().internal('imports.drop', undefined);
  }

  /** Write what was accepted, as one change. */
  async write(id: string): Promise<{ seq: number; facts: number }> {
    if (this.running !== null) throw new LedgerError('busy', 'Files are still being read.', { hint: 'Wait for them.' });
    const written = await this.ports.ledger().internal('imports.write', { id });
    await this.forget();
    return written;
  }

  /** Stop and forget, before the ledger is closed. */
  async forget(): Promise<void> {
    await this.stop();
    this.files.clear();
    this.latest = null;
    this.id = randomUUID();
  }

  /** The columns of a table and how its first rows read. */
  async columns(id: string, mapping: Mapping | null): Promise<TablePreview> {
    const { given } = this.fileOf(id);
    return new Promise((resolve, reject) => {
      const reader = this.start({ kind: 'columns', now: this.ports.now().toISOString(), given, mapping });
      reader.onMessage((message: FromReader) => {
        if (message.kind === 'columns') resolve(message.preview);
        else if (message.kind === 'failed') reject(errorOf(message));
      });
      reader.onExit(() => reject(new LedgerError('internal', 'The file cannot be read.')));
    });
  }

  private fileOf(id: string): GivenFile {
    const file = this.files.get(id);
    if (file === undefined) throw new LedgerError('not-found', 'That file is not part of this import any more.');
    return file;
  }

  private begin(): void {
    if (this.running !== null || this.waiting.size === 0) return;
    this.turn += 1;
    const turn = this.turn;
    this.running = this.readAll(turn).finally(() => {
      if (this.turn !== turn) return;
      this.running = null;
      // Given while the rest was being compared.
      this.begin();
    });
  }

  private async readAll(turn: number): Promise<void> {
    try {
      const ledger = this.ports.ledger();
      while (this.waiting.size > 0 && this.turn === turn) {
        const ids = this.waiting;
        this.waiting = new Set();
        const files = [...this.files.values()].filter(({ id }) => ids.has(id));
        await this.readSome(files, ledger, turn);
      }
      if (this.turn !== turn) return;
      this.show('running', 'Comparing with the ledger', 0, null);
      await ledger.internal('imports.compare', { id: this.id });
      if (this.turn === turn && this.waiting.size === 0) this.show('done', 'Files read', 1, 1);
    } catch (error) {
      if (this.turn === turn) this.show('failed', failureOf(error).message, 0, null);
    }
  }

  private readSome(files: readonly GivenFile[], ledger: LedgerPort, turn: number): Promise<void> {
    const { id } = this;
    const titleOf = (at: number): string => {
      const file = files[at];
      const name = file === undefined ? '' : nameOf(file.given);
      return files.length === 1 ? `Reading ${name}` : `Reading ${name} (${at + 1} of ${files.length})`;
    };
    this.show('running', titleOf(0), 0, null);
    return new Promise((resolve, reject) => {
      const asked: FileToRead[] = files.map(({ id: file, given, options }) => ({ id: file, given, options }));
      const line = ledger.helperLine('imports.hold');
      const reader = this.start({ kind: 'read', id, now: this.ports.now().toISOString(), files: asked }, [line.end]);
      this.reader = reader;
      this.line = line;
      reader.onMessage((message: FromReader) => {
        if (this.turn !== turn) return;
        if (message.kind === 'progress') this.show('running', titleOf(message.at), message.done, message.total);
        else if (message.kind === 'held') {
          const file = this.files.get(message.id);
          if (file !== undefined) file.held = true;
          // Taken out of the import while it was read.
          else ledger.internal('imports.forget-file', { id, file: message.id }).catch(reject);
        } else if (message.kind === 'failed') reject(errorOf(message));
        else if (message.kind === 'finished') resolve();
      });
      reader.onExit(() => {
        if (this.reader === reader) this.reader = null;
        line.close();
        // If its end was not among what it said, it never came to it.
        reject(new LedgerError('cancelled', 'Reading the files was stopped.'));
      });
    });
  }

  private start(job: ReadingJob, ports: readonly Port[] = []): Helper {
    return this.ports.helpers.start(this.ports.workerFile, { data: job, ports, name: 'import', env: NO_ENVIRONMENT });
  }

  private async stop(): Promise<void> {
    this.turn += 1;
    this.waiting.clear();
    const { reader, line } = this;
    this.reader = null;
    this.line = null;
    this.running = null;
    await reader?.end();
    // What it had sent and the ledger has not heard is never heard: the ledger may forget the import now.
    line?.close();
  }

  private show(state: WorkProgress['state'], title: string, done: number, total: number | null): void {
    this.latest = { id: 'import', title, done, total, state };
    this.ports.progress(this.latest);
  }
}

function nameOf(given: ToImport): string {
  return 'path' in given ? basename(given.path) : (given.name ?? 'Pasted text');
}

function errorOf({ error }: Extract<FromReader, { kind: 'failed' }>): LedgerError {
  return new LedgerError(error.code, error.message, error.hint === undefined ? {} : { hint: error.hint });
}
