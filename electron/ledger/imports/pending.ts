/**
 * The import that waits for its decisions: what its files say, compared with the register, and what was decided so far.
 *
 * It lives in this thread's memory alone and goes with it: nothing of it is stored before it is accepted.
 */
import { deserialize } from 'node:v8';
import type { ParsedFile } from '../../../shared/imports/parsed-file.ts';
import type { Line, Reconciliation } from '../../../shared/imports/reconcile/lines.ts';
import { reconcile } from '../../../shared/imports/reconcile/reconcile.ts';
import type { FileOptions, LineFilter } from '../../../shared/ipc/channels/imports.ts';
import { LedgerError } from '../../../shared/ipc/result.ts';
import type { SubjectKind } from '../../../shared/register/facts.ts';
import { hasWords, wordsOf } from '../../../shared/text/search.ts';
import type { Ledger } from '../ledger.ts';
import { chainHead } from '../log.ts';

export interface HeldFile {
  readonly id: string;
  readonly options: FileOptions;
  /** A `ParsedFile` as the reading thread packed it: a third of its size unpacked, which it is only while comparing. */
  readonly packed: Uint8Array;
}

/** Kinds whose changes alter nothing of what files are compared with. */
const UNRELATED: ReadonlySet<SubjectKind> = new Set([
  'waiver',
  'case',
  'campaign',
  'drill',
  'receipt',
  'root-use',
  'view',
  'mapping',
]);

export class PendingImport {
  readonly id: string;
  private readonly ledger: Ledger;
  private readonly actor: string;
  private readonly held = new Map<string, HeldFile>();
  private readonly merged = new Map<string, string>();
  /** What somebody decided otherwise than proposed, by line: accepting all of a long list decides nothing anew. */
  private readonly decided = new Map<string, boolean>();
  private compared: Reconciliation | null = null;

  constructor(id: string, ledger: Ledger, actor: string) {
    this.id = id;
    this.ledger = ledger;
    this.actor = actor;
  }

  get files(): readonly HeldFile[] {
    return [...this.held.values()];
  }

  get sameAs(): ReadonlyMap<string, string> {
    return this.merged;
  }

  /** A file that was read, or read again. */
  hold(file: HeldFile): void {
    this.held.set(file.id, file);
    this.compared = null;
  }

  remove(file: string): void {
    // Lines are named by the place of their file.
    if (this.held.delete(file)) this.decided.clear();
    this.compared = null;
  }

  merge(address: string, person: string | null): void {
    if (person === null) this.merged.delete(address);
    else this.merged.set(address, person);
    this.compared = null;
  }

  /** The register has changed: compare again when somebody looks. */
  outdated(): void {
    this.compared = null;
  }

  reconciliation(): Reconciliation {
    this.compared ??= reconcile(
      this.ledger.register,
      this.files.map(({ packed }) => deserialize(packed) as ParsedFile),
      {
        now: this.ledger.now().toISOString(),
        by: this.actor,
        sameAs: this.merged,
        asClaims: chainHead(this.ledger.db).seq > 0,
      },
    );
    return this.compared;
  }

  isAccepted(line: Line): boolean {
    if (!line.acceptable || this.decided.size === 0) return line.acceptable && line.byDefault;
    return this.decided.get(line.id) ?? line.byDefault;
  }

  decide(lines: Iterable<Line>, accept: boolean): number {
    let count = 0;
    for (const line of lines) {
      if (!line.acceptable) continue;
      if (accept !== line.byDefault) this.decided.set(line.id, accept);
      else if (this.decided.size > 0) this.decided.delete(line.id);
      count += 1;
    }
    return count;
  }

  accepted(): ReadonlySet<string> {
    const ids = new Set<string>();
    for (const line of this.reconciliation().lines) if (this.isAccepted(line)) ids.add(line.id);
    return ids;
  }

  /** The lines that a filter shows, in the order of the files. */
  lines({ search, change, kind, file }: Omit<LineFilter, 'id'>): readonly Line[] {
    const words = wordsOf(search);
    const place = file === undefined ? -1 : this.files.findIndex(({ id }) => id === file);
    return this.reconciliation().lines.filter((line) => {
      if (change !== undefined && line.change !== change) return false;
      if (kind !== undefined && line.subject.kind !== kind) return false;
      if (file !== undefined && line.file !== place) return false;
      return hasWords(`${line.title}\n${line.subject.key}`, words);
    });
  }
}

const pending = new WeakMap<Ledger, PendingImport>();
const watched = new WeakSet<Ledger>();

export function pendingOf(ledger: Ledger): PendingImport | null {
  return pending.get(ledger) ?? null;
}

/** The import of that id. @throws LedgerError `not-found` once it was written or dropped. */
export function mustBePending(ledger: Ledger, id: string): PendingImport {
  const found = pending.get(ledger);
  if (found?.id === id) return found;
  throw new LedgerError('not-found', 'This import is not open any more.', { hint: 'Give the files again.' });
}

/** The import of that id, begun if it is new; another one that was open is dropped. */
export function begunImport(ledger: Ledger, id: string, actor: string): PendingImport {
  const found = pending.get(ledger);
  if (found?.id === id) return found;
  if (!watched.has(ledger)) {
    watched.add(ledger);
    ledger.onChange(({ subjects }) => {
      if (subjects.some(({ kind }) => !UNRELATED.has(kind))) pending.get(ledger)?.outdated();
    });
  }
  const begun = new PendingImport(id, ledger, actor);
  pending.set(ledger, begun);
  return begun;
}

export function dropPending(ledger: Ledger): void {
  pending.delete(ledger);
}
