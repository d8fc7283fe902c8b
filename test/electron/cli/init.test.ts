/** `init`: one ledger or none, and its recovery key where it was asked for. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cli, place } from './running.ts';

const LIMIT_MS = 120_000;

test(
  'three at once make one ledger, and its own recovery key opens it',
  async () => {
    const { folder, parent } = place();
    const ran = await Promise.all(
      [1, 2, 3].map((number) => {
        const passphrase = join(parent, `passphrase-${number}`);
        writeFileSync(passphrase, `the passphrase of number ${number}`, { mode: 0o600 });
        return cli(['init', '--ledger', folder, '--passphrase-file', passphrase]);
      }),
    );
    const won = ran.flatMap(({ code }, at) => (code === 0 ? [at + 1] : []));
    expect(won).toHaveLength(1);
    for (const { code, said } of ran)
      if (code !== 0) expect(said).toMatch(/in use|There is a ledger in this folder already/);
    const options = ['--ledger', folder, '--passphrase-file', join(parent, `passphrase-${won[0]}`)];
    expect(await cli(['verify', ...options])).toMatchObject({ code: 0 });
  },
  LIMIT_MS,
);

test(
  'the recovery key goes to a new file of its owner alone, and not to the terminal',
  async () => {
    const { folder, parent, options } = place();
    const out = join(parent, 'recovery');
    writeFileSync(out, 'mine');
    expect(await cli(['init', ...options, '--recovery-key-out', out])).toMatchObject({ code: 2 });
    expect(readFileSync(out, 'utf8')).toBe('mine');
    expect(existsSync(folder)).toBe(false);
    rmSync(out);
    const { code, said, out: answered } = await cli(['init', ...options, '--recovery-key-out', out]);
    expect(code).toBe(0);
    const key = readFileSync(out, 'utf8').trim();
    expect(key).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){8}$/);
    expect(`${said}${answered}`).not.toContain(key.slice(0, 9));
    if (process.platform !== 'win32') expect(statSync(out).mode & 0o077).toBe(0);
    expect(readdirSync(folder).filter((name) => name.startsWith('creating-'))).toEqual([]);
  },
  LIMIT_MS,
);
