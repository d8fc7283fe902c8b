/** One fuzz run over all importers: nothing crashes, hangs, or lets a planted secret through. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KIND_NAMES } from '../../shared/imports/kind-names.ts';
import { readImport } from '../../shared/imports/read-import.ts';
import { factsFor } from '../../shared/imports/reconcile/facts-for.ts';
import { reconcile } from '../../shared/imports/reconcile/reconcile.ts';
import { FIXTURES, FOLDER } from '../electron/imports/fixtures.ts';
import { ledger, NOW, sourceOf } from '../shared/imports/helpers.ts';
import { damaged, randomFrom } from './mutate.ts';

/** Longer than any input of this size may take. */
export const HANG_MS = 1000;

export interface FuzzFinding {
  readonly run: number;
  readonly fixture: string;
  readonly what: string;
  readonly text: string;
}

export interface FuzzReport {
  readonly inputs: number;
  readonly read: number;
  readonly refused: number;
  readonly longestMs: number;
  readonly findings: readonly FuzzFinding[];
}

/** What stands in every secret field. Looked for whole: what damage leaves of a torn one in a title is a title. */
const PLANTED = 'otpauth://totp/x?secret=CANARYSEED2345';

export async function fuzzImports(options: {
  readonly inputs: number;
  readonly seed: number;
  readonly onProgress?: (done: number) => void;
}): Promise<FuzzReport> {
  const random = randomFrom(options.seed);
  const texts = readdirSync(FOLDER)
    .sort()
    .map((name) => decoded(join(FOLDER, name)));
  const register = ledger({
    people: [{ email: 'alice@acme.example', name: 'Alice Ng' }],
    accounts: [{ id: '111122223333', email: 'aws-root-prod@acme.example' }],
    groups: [{ key: 'aws-root-prod@acme.example', kind: 'mail', members: [{ person: 'alice@acme.example' }] }],
  });
  const findings: FuzzFinding[] = [];
  let read = 0;
  let longestMs = 0;
  for (let run = 0; run < options.inputs; run += 1) {
    const at = Math.floor(random() * texts.length);
    const text = damaged((texts[at] ?? '').replaceAll(/CANARY[\w-]*/g, PLANTED), random, texts);
    const fixture = FIXTURES[Math.floor(random() * FIXTURES.length)];
    const forced = random() < 0.2 ? KIND_NAMES[Math.floor(random() * KIND_NAMES.length)] : undefined;
    const belongsTo = random() < 0.7 ? (fixture?.for ?? '111122223333') : undefined;
    const cuts = pieces(text, random);
    const started = performance.now();
    const finding = (what: string): void => {
      findings.push({ run, fixture: readdirSync(FOLDER).sort()[at] ?? '', what, text });
    };
    try {
      const source = { ...sourceOf(text), text: () => cuts };
      const parsed = await readImport(source, { now: NOW, kind: forced, belongsTo });
      const result = reconcile(register, [parsed], { now: NOW });
      const everything = JSON.stringify([parsed, result, factsFor(result, 'all')]);
      if (parsed.failure === null) read += 1;
      if (/otpauth:\/\/|secret=CANARYSEED/i.test(everything)) finding('a secret got through');
    } catch (error) {
      finding(`thrown: ${error instanceof Error ? error.stack : String(error)}`);
    }
    const took = performance.now() - started;
    longestMs = Math.max(longestMs, took);
    if (took > HANG_MS) finding(`took ${Math.round(took)} ms`);
    if (run % 1000 === 999) options.onProgress?.(run + 1);
  }
  return { inputs: options.inputs, read, refused: options.inputs - read, longestMs, findings };
}

/** A text comes in pieces of any size, but its head in one. */
function pieces(text: string, random: () => number): readonly string[] {
  const cuts: string[] = [];
  for (let at = 0; at < text.length; ) {
    const size = 1 + Math.floor(random() * 4096);
    cuts.push(text.slice(at, at + size));
    at += size;
  }
  return cuts;
}

function decoded(path: string): string {
  const bytes = readFileSync(path);
  return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : path.includes('exchange') ? 'windows-1252' : 'utf-8').decode(
    bytes,
  );
}
