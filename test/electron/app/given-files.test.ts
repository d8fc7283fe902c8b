/** Backups given from outside: which arguments are one, and what is taken from another process. */
import { expect, test } from 'vitest';
import { backupIn, handedOverIn, isBackupFile } from '../../../electron/app/given-files.ts';

test('a backup among the arguments, relative to where the app was started', () => {
  expect(backupIn(['root-ledger', '--demo', 'b.root-ledger-backup'], '/home/kim')).toBe(
    '/home/kim/b.root-ledger-backup',
  );
  expect(backupIn(['root-ledger', '/x/b.root-ledger-backup'], '/home/kim')).toBe('/x/b.root-ledger-backup');
  expect(backupIn(['root-ledger', '--ledger=/x.root-ledger-backup'], '/home/kim')).toBeNull();
  expect(backupIn(['b.root-ledger-backup'], '/home/kim')).toBeNull();
});

test('nothing else is one', () => {
  for (const argument of ['', 'a.txt', '--a.root-ledger-backup', `${'x'.repeat(5000)}.root-ledger-backup`])
    expect(isBackupFile(argument)).toBe(false);
});

test('what another process hands over is taken only if it is a backup file', () => {
  expect(handedOverIn({ backup: '/x/b.root-ledger-backup' })).toEqual({ backup: '/x/b.root-ledger-backup' });
  for (const other of [null, 'x', {}, { backup: 7 }, { backup: '/etc/passwd' }, { backup: null, more: 1 }])
    expect(handedOverIn(other)).toEqual({ backup: null });
});
