/**
 * A lock that the operating system holds for a process and takes back when it ends, however it ends: SQLite's exclusive lock on an
 * empty file, held open. It needs nothing of names, process numbers or clocks, and works on all three systems.
 */
import { accessSync, closeSync, constants, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { sqliteCode } from './connection-errors.ts';

const PRIVATE_FILE_MODE = 0o600;

export interface OsLock {
  release(): void;
}

/**
 * Take the lock of a file, which is made if it is not there; null while another holds it, in this process or another. The file
 * stays: another process may be about to lock it. Throws what the system and SQLite throw.
 */
export function takeOsLock(file: string): OsLock | null {
  makeEmpty(file);
  // SQLite would open what it may not write to for reading alone, and lock nothing.
  accessSync(file, constants.W_OK);
  const database = new Database(file, { timeout: 0 });
  try {
    // Nothing is ever written, so that it works on a full disk, too.
    database.pragma('journal_mode = MEMORY');
    database.exec('BEGIN EXCLUSIVE');
    return { release: () => void database.close() };
  } catch (error) {
    database.close();
    if (/^SQLITE_(BUSY|LOCKED)/.test(sqliteCode(error) ?? '')) return null;
    throw error;
  }
}

/** Never opened by anything but SQLite once it is there: closing it again would give up this process's own lock. */
function makeEmpty(file: string): void {
  try {
    closeSync(openSync(file, 'wx', PRIVATE_FILE_MODE));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
