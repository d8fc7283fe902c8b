import type { Migration } from './migration.ts';

/**
 * The first schema: subjects, facts with provenance and history, and the append-only log that every change is an entry of.
 *
 * The triggers make the log append-only and history permanent even against our own mistakes: a fact may be ended once and
 * confirmed again, nothing else about it can change.
 */
export const factsAndLog: Migration = {
  version: 1,
  name: 'facts-and-log',
  up: `
    CREATE TABLE log (
      seq INTEGER PRIMARY KEY,
      at TEXT NOT NULL,
      actor TEXT NOT NULL,
      action TEXT NOT NULL,
      title TEXT NOT NULL,
      reason TEXT,
      detail TEXT NOT NULL,
      facts_digest BLOB NOT NULL,
      previous BLOB NOT NULL,
      hash BLOB NOT NULL
    ) STRICT;
    CREATE TRIGGER log_is_append_only_update BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
    CREATE TRIGGER log_is_append_only_delete BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

    CREATE TABLE subject (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,
      key TEXT NOT NULL,
      UNIQUE (kind, key)
    ) STRICT;

    CREATE TABLE provenance (
      id INTEGER PRIMARY KEY,
      basis TEXT NOT NULL CHECK (basis IN ('observed', 'declared', 'tested')),
      source TEXT NOT NULL,
      detail TEXT NOT NULL,
      at TEXT NOT NULL,
      by TEXT NOT NULL,
      UNIQUE (basis, source, detail, at, by)
    ) STRICT;

    CREATE TABLE fact (
      id INTEGER PRIMARY KEY,
      subject_id INTEGER NOT NULL REFERENCES subject (id),
      field TEXT NOT NULL,
      item TEXT NOT NULL,
      basis TEXT NOT NULL CHECK (basis IN ('observed', 'declared', 'tested')),
      value TEXT,
      unknown TEXT,
      provenance_id INTEGER NOT NULL REFERENCES provenance (id),
      confirmed_id INTEGER NOT NULL REFERENCES provenance (id),
      added_seq INTEGER NOT NULL REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED,
      ended_seq INTEGER REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED,
      CHECK ((value IS NULL) <> (unknown IS NULL))
    ) STRICT;
    CREATE UNIQUE INDEX fact_current ON fact (subject_id, field, item, basis) WHERE ended_seq IS NULL;
    CREATE INDEX fact_by_added ON fact (added_seq);
    CREATE INDEX fact_by_ended ON fact (ended_seq) WHERE ended_seq IS NOT NULL;
    CREATE TRIGGER fact_history_is_permanent_delete BEFORE DELETE ON fact BEGIN SELECT RAISE(ABORT, 'facts are never deleted'); END;
    CREATE TRIGGER fact_history_is_permanent_update BEFORE UPDATE ON fact
      WHEN OLD.ended_seq IS NOT NULL OR NEW.subject_id <> OLD.subject_id OR NEW.field <> OLD.field OR NEW.item <> OLD.item
        OR NEW.basis <> OLD.basis OR NEW.value IS NOT OLD.value OR NEW.unknown IS NOT OLD.unknown
        OR NEW.provenance_id <> OLD.provenance_id OR NEW.added_seq <> OLD.added_seq
      BEGIN SELECT RAISE(ABORT, 'facts are only ended or confirmed'); END;

    CREATE TABLE attachment (
      hash TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      size_bytes INTEGER NOT NULL,
      bytes BLOB NOT NULL,
      added_seq INTEGER NOT NULL REFERENCES log (seq) DEFERRABLE INITIALLY DEFERRED
    ) STRICT;

    CREATE TABLE preference (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

    CREATE TABLE scan_run (
      id TEXT PRIMARY KEY,
      scope TEXT NOT NULL,
      started TEXT NOT NULL,
      finished TEXT,
      summary TEXT
    ) STRICT;
    CREATE TABLE scan_account (
      run_id TEXT NOT NULL REFERENCES scan_run (id),
      account TEXT NOT NULL,
      at TEXT NOT NULL,
      outcome TEXT NOT NULL,
      PRIMARY KEY (run_id, account)
    ) STRICT, WITHOUT ROWID;
  `,
};
