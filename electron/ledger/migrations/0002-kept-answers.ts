import type { Migration } from './migration.ts';

/**
 * Answers that the first screen shows at once after unlocking. Whatever they were worked out from throws them away when it
 * changes, by trigger, so that no writer can forget to.
 */
export const keptAnswers: Migration = {
  version: 2,
  name: 'kept-answers',
  up: `
    CREATE TABLE kept_answer (
      channel TEXT PRIMARY KEY,
      build TEXT NOT NULL,
      head TEXT NOT NULL,
      judged_at TEXT NOT NULL,
      answer TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER kept_answer_ends_with_a_change AFTER INSERT ON log BEGIN DELETE FROM kept_answer; END;
    CREATE TRIGGER kept_answer_ends_with_a_confirmation AFTER UPDATE ON fact BEGIN DELETE FROM kept_answer; END;
    CREATE TRIGGER kept_answer_ends_with_a_scan_begun AFTER INSERT ON scan_run BEGIN DELETE FROM kept_answer; END;
    CREATE TRIGGER kept_answer_ends_with_a_scan_finished AFTER UPDATE ON scan_run BEGIN DELETE FROM kept_answer; END;
  `,
};
