/** Which kind a file is of, by its content alone. */
import type { ColumnMapping } from './collector.ts';
import type { ImportKind } from './kind.ts';
import type { KindName } from './kind-names.ts';
import type { Shape } from './shape.ts';
import { IMPORT_KINDS } from './table.ts';

/** Below this nothing is recognized. */
const LEAST_SCORE = 0.5;

/** The kind that the content is most surely of, `null` where none is sure enough. A mapping makes a table one of people. */
export function recognized(shape: Shape, mapping?: ColumnMapping): ImportKind | null {
  if (shape.format === 'empty') return null;
  if (shape.format === 'table' && mapping?.columns !== undefined) return kindOf('people');
  let best: ImportKind | null = null;
  let most = LEAST_SCORE;
  for (const kind of IMPORT_KINDS) {
    const score = kind.recognize(shape);
    if (score > most) {
      best = kind;
      most = score;
    }
  }
  return best;
}

export function kindOf(name: KindName): ImportKind | null {
  return IMPORT_KINDS.find((kind) => kind.kind === name) ?? null;
}
