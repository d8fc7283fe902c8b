import { chmodSync, statSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  defaultFolder,
  keepPrivate,
  ledgerLocation,
  prepareFolders,
  repairPermissions,
} from '../../../electron/ledger/location.ts';
import { scratch } from './scratch.ts';

const mode = (path: string) => statSync(path).mode & 0o7777;

describe('where the ledger lives', () => {
  it.each<[NodeJS.Platform, Record<string, string>, string, string]>([
    ['linux', {}, '/home/ada', '/home/ada/.local/share/root-ledger'],
    ['linux', { XDG_DATA_HOME: '/data/ada' }, '/home/ada', '/data/ada/root-ledger'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/ada', '/home/ada/.local/share/root-ledger'],
    ['linux', { XDG_DATA_HOME: '' }, '/home/ada', '/home/ada/.local/share/root-ledger'],
    ['darwin', { XDG_DATA_HOME: '/x' }, '/Users/ada', '/Users/ada/Library/Application Support/root-ledger'],
    ['win32', { LOCALAPPDATA: 'D:\\Local' }, 'C:\\Users\\ada', 'D:\\Local\\root-ledger'],
    ['win32', {}, 'C:\\Users\\ada', 'C:\\Users\\ada\\AppData\\Local\\root-ledger'],
  ])('on %s with %o is the data folder of that system', (platform, env, home, folder) => {
    expect(defaultFolder({ platform, env, home })).toBe(folder);
  });

  it('is one folder that holds everything', () => {
    const location = ledgerLocation('some/folder');
    expect(isAbsolute(location.folder)).toBe(true);
    for (const path of Object.values(location)) expect(path.startsWith(location.folder)).toBe(true);
    expect(ledgerLocation('/l')).toEqual({
      folder: '/l',
      database: '/l/ledger.db',
      keys: '/l/keys.json',
      backups: '/l/backups',
      logs: '/l/logs',
      lock: '/l/ledger.lock',
      witness: '/l/ledger.head',
    });
  });

  it('is for its owner alone', async () => {
    const location = ledgerLocation(join(scratch(), 'deep', 'ledger'));
    await prepareFolders(location);
    for (const folder of [location.folder, location.backups, location.logs]) expect(mode(folder)).toBe(0o700);
    const file = join(location.folder, 'copied-in');
    writeFileSync(file, '');
    chmodSync(file, 0o644);
    await keepPrivate(file);
    expect(mode(file)).toBe(0o600);
  });

  it('is taken back from others where it is a ledger’s: folder, files, backups', async () => {
    const location = ledgerLocation(scratch());
    await prepareFolders(location);
    const files = ['ledger.db', 'ledger.db-wal', 'keys.json', 'backups/b.root-ledger-backup', 'ledger.head'];
    for (const name of files) {
      writeFileSync(join(location.folder, name), '');
      chmodSync(join(location.folder, name), 0o666);
    }
    for (const folder of [location.folder, location.backups]) chmodSync(folder, 0o777);
    await repairPermissions(location);
    for (const folder of [location.folder, location.backups]) expect(mode(folder)).toBe(0o700);
    for (const name of files) expect(mode(join(location.folder, name)), name).toBe(0o600);
  });

  it.each([
    ['that is empty', 0o755, [], 0o755],
    ['that holds other things', 0o755, ['site.conf'], 0o755],
    ['that everybody puts things into', 0o1777, [], 0o1777],
    ['that a ledger shares with other things', 0o755, ['site.conf', 'ledger.db'], 0o755],
    ['that a ledger shares with everybody', 0o1777, ['ledger.db'], 0o1777],
  ] as const)('keeps its permissions, a folder %s', async (_, before, files, after) => {
    const location = ledgerLocation(scratch());
    for (const name of files) {
      writeFileSync(join(location.folder, name), '');
      chmodSync(join(location.folder, name), 0o644);
    }
    chmodSync(location.folder, before);
    await prepareFolders(location);
    expect(mode(location.folder)).toBe(after);
    for (const name of files) expect(mode(join(location.folder, name))).toBe(name === 'ledger.db' ? 0o600 : 0o644);
  });

  it('cannot be below a file, and says so', async () => {
    const file = join(scratch(), 'file');
    writeFileSync(file, '');
    await expect(prepareFolders(ledgerLocation(join(file, 'ledger')))).rejects.toMatchObject({ problem: 'no-access' });
  });
});
