import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultFolder, keepPrivate, ledgerLocation, prepareFolders } from '../../../electron/ledger/location.ts';
import { scratch } from './scratch.ts';

const mode = (path: string) => statSync(path).mode & 0o777;

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
    });
  });

  it('is for its owner alone, also when it was open to others before', async () => {
    const location = ledgerLocation(join(scratch(), 'deep', 'ledger'));
    mkdirSync(location.folder, { recursive: true });
    chmodSync(location.folder, 0o755);
    await prepareFolders(location);
    for (const folder of [location.folder, location.backups, location.logs]) expect(mode(folder)).toBe(0o700);
    const file = join(location.folder, 'copied-in');
    writeFileSync(file, '');
    chmodSync(file, 0o644);
    await keepPrivate(file);
    expect(mode(file)).toBe(0o600);
  });

  it('cannot be below a file, and says so', async () => {
    const file = join(scratch(), 'file');
    writeFileSync(file, '');
    await expect(prepareFolders(ledgerLocation(join(file, 'ledger')))).rejects.toMatchObject({ problem: 'no-access' });
  });
});
