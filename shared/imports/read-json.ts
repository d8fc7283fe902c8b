/** Reading JSON: permitted leaves alone survive, the rest is refused or ignored by its path. */
import type { Collector } from './collector.ts';
import { guarded } from './guard.ts';
import type { JsonSpec, Nature } from './kind.ts';
import { isSecretName } from './secrets/names.ts';
import { joined, severalDocuments } from './several-documents.ts';
import { normalName } from './text/header.ts';

const MAX_DEPTH = 40;
/** As the path of records: the document is one record itself. */
export const NO_RECORDS = '(none)';

export type ParsedJson = { readonly value: unknown; readonly documents?: number } | { readonly problem: string };

/** The value of a JSON text. Never what the engine's own error says: it quotes the text. */
export function parseJson(text: string): ParsedJson {
  const bare = text.replace(/^\uFEFF/, '').trim();
  try {
    return { value: JSON.parse(bare) as unknown };
  } catch {
    const documents = severalDocuments(bare);
    if (documents !== null) return joined(documents);
    const open = /[\]}]$/.test(bare)
      ? 'The file is not valid JSON.'
      : 'The file is not valid JSON: it seems to be cut off.';
    return { problem: open };
  }
}

interface Walk {
  readonly spec: JsonSpec;
  readonly to: Collector;
  readonly permitted: ReadonlyMap<string, Nature>;
  readonly prefixes: ReadonlySet<string>;
  readonly secret: ReadonlySet<string>;
  readonly harmless: ReadonlySet<string>;
  /** Permitted paths that the document has. */
  readonly seen: Set<string>;
  row: number;
}

/** The document without anything that is not permitted. Rows are counted along the way. */
export function prunedJson(value: unknown, spec: JsonSpec, to: Collector): unknown {
  const prefixes = new Set<string>();
  for (const path of Object.keys(spec.permitted)) {
    for (let at = 1; at <= path.length; at += 1) {
      const rest = path.slice(at);
      if (rest.startsWith('.') || rest.startsWith('[]')) prefixes.add(path.slice(0, at));
      if (path.startsWith('[]', at - 1)) prefixes.add(path.slice(0, at - 1));
    }
  }
  const walk: Walk = {
    spec,
    to,
    // Not looked up in the object: every object has a `constructor`.
    permitted: new Map(Object.entries(spec.permitted)),
    prefixes,
    secret: new Set((spec.secret ?? []).map(normalName)),
    harmless: new Set((spec.harmless ?? []).map(normalName)),
    seen: new Set(),
    row: 0,
  };
  const kept = prune(value, '', walk, 0);
  if (to.rows > 0 || spec.records === NO_RECORDS)
    for (const paths of spec.expected ?? []) {
      const alternatives = paths.split('|');
      if (!alternatives.some((one) => walk.seen.has(one))) to.lacks('field', shownPath(alternatives[0] ?? paths));
    }
  return kept;
}

function prune(value: unknown, path: string, walk: Walk, depth: number): unknown {
  if (depth > MAX_DEPTH || value === null || value === undefined) return undefined;
  const nature = walk.permitted.get(path);
  if (typeof value === 'string')
    return nature === undefined ? undefined : guarded(value, nature, walk.row, shownPath(path), walk.to);
  if (typeof value === 'number' || typeof value === 'boolean') return nature === undefined ? undefined : value;
  if (Array.isArray(value)) {
    const inner = `${path}[]`;
    if (!walk.prefixes.has(inner) && walk.permitted.get(inner) === undefined) return undefined;
    const isRecords = path === walk.spec.records || path === '';
    const kept: unknown[] = [];
    for (const entry of value as unknown[]) {
      if (isRecords) {
        walk.row += 1;
        walk.to.rows += 1;
      }
      kept.push(prune(entry, inner, walk, depth + 1));
    }
    if (isRecords) walk.row = 0;
    return kept;
  }
  if (typeof value !== 'object') return undefined;
  const kept: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const key of Object.keys(value)) {
    if (path === '' && key === walk.spec.more) continue;
    const own = path === '' ? key : `${path}.${key}`;
    if (path === '' && walk.spec.raw?.includes(key)) {
      walk.to.name('used', key);
      kept[key] = (value as Record<string, unknown>)[key];
      continue;
    }
    const inner = known(own, path, walk);
    if (inner === null) {
      walk.to.name(isRefused(key, walk) ? 'refused' : 'ignored', shownPath(own));
      continue;
    }
    if (walk.permitted.has(inner)) {
      walk.seen.add(inner);
      walk.to.name('used', shownPath(inner));
    }
    kept[key] = prune((value as Record<string, unknown>)[key], inner, walk, depth + 1);
  }
  return kept;
}

/** The permitted path that a key continues, `null` where there is none. */
function known(own: string, parent: string, walk: Walk): string | null {
  const at = (path: string): boolean => walk.permitted.get(path) !== undefined || walk.prefixes.has(path);
  if (at(own)) return own;
  const any = parent === '' ? '*' : `${parent}.*`;
  return at(any) ? any : null;
}

function isRefused(key: string, walk: Walk): boolean {
  const normal = normalName(key);
  if (walk.harmless.has(normal)) return false;
  return walk.secret.has(normal) || isSecretName(key);
}

/** A path as it is told: the fields of a root array's entries by their own names. */
function shownPath(path: string): string {
  return path.replace(/^\[\]\.?/, '') || '(entry)';
}

/** Natures for several paths at once, to keep the readers short. */
export function leaves(nature: Nature, ...paths: readonly string[]): Record<string, Nature> {
  return Object.fromEntries(paths.map((path) => [path, nature]));
}
