/** Which change an undo or a redo means, read from the log itself: an undo is an entry like any other. */
import type { Database } from 'better-sqlite3';

/** What people did and can take back. Scans state what AWS says; taking them back would make the ledger say less, not more. */
const UNDOABLE_ACTIONS = ['edit', 'import', 'waive', 'offboard', 'review', 'drill', 'settings', 'redo'];
/** How far back an undo looks: enough for a day's work, and bounded. */
const MOST_ENTRIES = 500;

interface Row {
  seq: number;
  action: string;
  title: string;
  detail: string;
}

function recent(db: Database): Row[] {
  return db.prepare('SELECT seq, action, title, detail FROM log ORDER BY seq DESC LIMIT ?').all(MOST_ENTRIES) as Row[];
}

function targetOf(row: Row): number | undefined {
  return (JSON.parse(row.detail) as { undoes?: number }).undoes;
}

/** The newest change that is not taken back yet, or null. */
export function nextToUndo(db: Database): number | null {
  const undone = new Set<number>();
  for (const row of recent(db)) {
    if (undone.has(row.seq)) continue;
    const target = targetOf(row);
    if (row.action === 'undo' && target !== undefined) undone.add(target);
    // A redo is an undo of an undo: it stands for the change it brought back, and can be undone as itself.
    else if (row.action === 'redo') {
      if (target !== undefined) undone.add(target);
      return row.seq;
    } else if (UNDOABLE_ACTIONS.includes(row.action)) return row.seq;
  }
  return null;
}

/** The newest undo that nothing followed, or null: any other change ends the possibility to redo. */
export function nextToRedo(db: Database): { undo: number; title: string } | null {
  const redone = new Set<number>();
  for (const row of recent(db)) {
    if (row.action === 'redo') {
      const target = targetOf(row);
      if (target !== undefined) redone.add(target);
    } else if (row.action === 'undo') {
      if (!redone.has(row.seq)) return { undo: row.seq, title: row.title.replace(/^Undo: /, '') };
    } else if (UNDOABLE_ACTIONS.includes(row.action)) return null;
  }
  return null;
}
