/** What the app runs on, as About and every bug report show it. */
import { createRequire } from 'node:module';
import type { RuntimeInfo } from '../../shared/ipc/session.ts';

/** The version of SQLite and its encryption layer, as the package names it. */
function sqliteVersion(): string {
  try {
    const require = createRequire(import.meta.url);
    const Database = require('better-sqlite3') as new (
      file: string,
    ) => {
      prepare(sql: string): { pluck(): { get(): unknown } };
      close(): void;
    };
    const database = new Database(':memory:');
    try {
      return String(database.prepare('select sqlite_version()').pluck().get());
    } finally {
      database.close();
    }
  } catch {
    return 'unknown';
  }
}

/** What is known without loading anything. */
export function buildInfo(): Pick<RuntimeInfo, 'appVersion' | 'electron' | 'commit' | 'developmentRuntime'> {
  const electron = process.versions.electron ?? 'none';
  return {
    appVersion: __APP_VERSION__,
    electron,
    developmentRuntime: electron !== __OFFICIAL_ELECTRON__,
    commit: __COMMIT__,
  };
}

export function runtimeInfo(): RuntimeInfo {
  return {
    ...buildInfo(),
    chrome: process.versions.chrome ?? 'none',
    node: process.versions.node,
    sqlite: sqliteVersion(),
    platform: `${process.platform} ${process.arch}`,
  };
}
