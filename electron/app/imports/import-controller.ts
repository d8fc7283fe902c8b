/**
 * The files of the import at hand: which they are, reading them in a thread of their own, handing what they say to the
 * ledger.
 *
 * SECURITY: paths and pasted text are known here alone. The window names files by ids that main made up, so it can have no
 * other file read than those that the person dropped, chose or pasted since the ledger was unlocked.
 */
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FileOptions, Mapping, TablePreview } from '../../../shared/ipc/channels/imports.ts';
import { MOST_IMPORT_FILES } from '../../../shared/ipc/channels/imports.ts';
import type { WorkProgress } from '../../../shared/ipc/events.ts';
import { failureOf, LedgerError } from '../../../shared/ipc/result.ts';
import type { ToImport } from '../../imports/read-files.ts';
import type { FileToRead, FromReader, ReadingJob } from '../../imports/worker-messages.ts';
import type { LedgerPort } from '../session/ports.ts';

export interface ImportPorts {
  /** The file of the thread that reads. */
  readonly workerFile: string;
  /** The open ledger. Throws `locked`. */
  ledger(): LedgerPort;
  now(): Date;
  progress(progress: WorkProgress): void;
}

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
  private worker: Worker | null = null;
  private running: Promise<void> | null = null;
  private latest: WorkProgress | null = null;
  private nextFile = 1;
  /** What is on its way to the ledger, in order. */
  private handing: Promise<unknown> = Promise.resolve();
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
    for (const [id, { held }] of this.files) if (!held) this.files.delete(id);
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
      const worker = this.start({ kind: 'columns', now: this.ports.now().toISOString(), given, mapping });
      worker.on('message', (message: FromReader) => {
        if (message.kind === 'columns') resolve(message.preview);
        else if (message.kind === 'failed') reject(errorOf(message));
      });
      const gone = (): void => reject(new LedgerError('internal', 'The file cannot be read.'));
      worker.once('error', gone);
      worker.once('exit', gone);
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
    this.handing = Promise.resolve();
    return new Promise((resolve, reject) => {
      const asked: FileToRead[] = files.map(({ id: file, given, options }) => ({ id: file, given, options }));
      const worker = this.start({ kind: 'read', now: this.ports.now().toISOString(), files: asked });
      this.worker = worker;
      worker.on('message', (message: FromReader) => {
        if (this.turn !== turn) return;
        if (message.kind === 'progress') this.show('running', titleOf(message.at), message.done, message.total);
        else if (message.kind === 'parsed') {
          const file = this.files.get(message.id);
          if (file === undefined) return;
          const { options } = file;
          this.handing = this.handing
            .then(() => ledger.internal('imports.hold', { id, file: file.id, options, parsed: message.parsed }))
            .then(() => {
              file.held = true;
            });
          this.handing.catch(reject);
        } else if (message.kind === 'failed') reject(errorOf(message));
        else if (message.kind === 'finished') this.handing.then(() => resolve(), reject);
      });
      // SECURITY: what a dying thread says may quote the file; only that it died is told.
      worker.once('error', () => reject(new LedgerError('internal', 'Reading the files stopped unexpectedly.')));
      worker.once('exit', () => {
        if (this.worker === worker) this.worker = null;
        // Everything it said has been received: if it was not its end, it never ended.
        this.handing.then(
          () => reject(new LedgerError('cancelled', 'Reading the files was stopped.')),
          () => undefined,
        );
      });
    });
  }

  private start(job: ReadingJob): Worker {
    return new Worker(this.ports.workerFile, { workerData: job, name: 'import', env: {} });
  }

  private async stop(): Promise<void> {
    this.turn += 1;
    this.waiting.clear();
    const { worker } = this;
    this.worker = null;
    this.running = null;
    await worker?.terminate();
    await this.handing.catch(() => undefined);
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
