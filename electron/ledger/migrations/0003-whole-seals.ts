import type { Migration } from './migration.ts';

/**
 * Everything that a verdict or a pack rests on belongs to an entry of the log, so that the entry's seal covers it:
 * confirmations, scans and their outcomes, kept choices. What is worked out and kept for speed carries its own sum.
 *
 * Rows with the entry 0 were there before; the entry that goes on after this step seals them as they are.
 */
export const wholeSeals: Migration = {
  version: 3,
  name: 'whole-seals',
  up: `
    ALTER TABLE log ADD COLUMN rule INTEGER NOT NULL DEFAULT 1;
    ALTER TABLE log ADD COLUMN wall TEXT;

    CREATE TABLE confirmation (
      fact_id INTEGER NOT NULL REFERENCES fact (id),
      seq INTEGER NOT NULL,
      provenance_id INTEGER NOT NULL REFERENCES provenance (id),
      PRIMARY KEY (fact_id, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX confirmation_by_entry ON confirmation (seq);
    INSERT INTO confirmation (fact_id, seq, provenance_id)
      SELECT id, 0, confirmed_id FROM fact WHERE confirmed_id <> provenance_id;

    ALTER TABLE scan_run ADD COLUMN begun_seq INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE scan_run ADD COLUMN finished_seq INTEGER;
    UPDATE scan_run SET finished_seq = 0 WHERE finished IS NOT NULL;
    CREATE TABLE scan_outcome (
      run_id TEXT NOT NULL REFERENCES scan_run (id),
      account TEXT NOT NULL,
      seq INTEGER NOT NULL,
      at TEXT NOT NULL,
      outcome TEXT NOT NULL,
      PRIMARY KEY (run_id, account, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX scan_outcome_by_entry ON scan_outcome (seq);
    INSERT INTO scan_outcome (run_id, account, seq, at, outcome) SELECT run_id, account, 0, at, outcome FROM scan_account;
    DROP TABLE scan_account;

    CREATE TABLE choice (
      name TEXT NOT NULL,
      seq INTEGER NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (name, seq)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO choice (name, seq, value) SELECT name, 0, value FROM preference WHERE name NOT LIKE 'trend/%';
    DROP TABLE preference;

    CREATE TABLE kept_day (name TEXT PRIMARY KEY, value TEXT NOT NULL, sum BLOB NOT NULL) STRICT, WITHOUT ROWID;
    DELETE FROM kept_answer;
    ALTER TABLE kept_answer ADD COLUMN sum BLOB NOT NULL DEFAULT x'';

    CREATE TRIGGER confirmation_is_permanent_update BEFORE UPDATE ON confirmation
      BEGIN SELECT RAISE(ABORT, 'confirmations are permanent'); END;
    CREATE TRIGGER confirmation_is_permanent_delete BEFORE DELETE ON confirmation
      BEGIN SELECT RAISE(ABORT, 'confirmations are permanent'); END;
    CREATE TRIGGER provenance_is_permanent_update BEFORE UPDATE ON provenance
      BEGIN SELECT RAISE(ABORT, 'sources are permanent'); END;
    CREATE TRIGGER provenance_is_permanent_delete BEFORE DELETE ON provenance
      BEGIN SELECT RAISE(ABORT, 'sources are permanent'); END;
    CREATE TRIGGER subject_is_permanent_update BEFORE UPDATE ON subject
      BEGIN SELECT RAISE(ABORT, 'subjects are permanent'); END;
    CREATE TRIGGER subject_is_permanent_delete BEFORE DELETE ON subject
      BEGIN SELECT RAISE(ABORT, 'subjects are permanent'); END;
    CREATE TRIGGER attachment_is_permanent_update BEFORE UPDATE ON attachment
      BEGIN SELECT RAISE(ABORT, 'attached files are permanent'); END;
    CREATE TRIGGER attachment_is_permanent_delete BEFORE DELETE ON attachment
      BEGIN SELECT RAISE(ABORT, 'attached files are permanent'); END;
    CREATE TRIGGER scan_run_ends_once BEFORE UPDATE ON scan_run
      WHEN OLD.finished_seq IS NOT NULL OR NEW.id <> OLD.id OR NEW.scope <> OLD.scope OR NEW.started <> OLD.started
        OR NEW.begun_seq <> OLD.begun_seq
      BEGIN SELECT RAISE(ABORT, 'a scan ends once'); END;
    CREATE TRIGGER scan_run_is_permanent_delete BEFORE DELETE ON scan_run
      BEGIN SELECT RAISE(ABORT, 'scans are permanent'); END;
    CREATE TRIGGER scan_outcome_is_permanent_update BEFORE UPDATE ON scan_outcome
      BEGIN SELECT RAISE(ABORT, 'outcomes of scans are permanent'); END;
    CREATE TRIGGER scan_outcome_is_permanent_delete BEFORE DELETE ON scan_outcome
      BEGIN SELECT RAISE(ABORT, 'outcomes of scans are permanent'); END;
    CREATE TRIGGER choice_is_permanent_update BEFORE UPDATE ON choice
      BEGIN SELECT RAISE(ABORT, 'choices are permanent'); END;
    CREATE TRIGGER choice_is_permanent_delete BEFORE DELETE ON choice
      BEGIN SELECT RAISE(ABORT, 'choices are permanent'); END;
  `,
};
