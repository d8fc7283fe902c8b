/** `import` on the command line. */
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../../scripts/setup/paths.ts';
import { scratch } from '../ledger/scratch.ts';

const run = promisify(execFile);
const TABLE = 'Email,Name,Status\nzoe@harbour.example,Zoe,Active\n';

describe('import', () => {
  it('names files as they were given, so that two of one name can be told apart', async () => {
    const folder = scratch();
    const files = ['hr', 'it'].map((part) => {
      mkdirSync(join(folder, part));
      const path = join(folder, part, 'people.csv');
      writeFileSync(path, TABLE);
      return path;
    });
    const missing = join(folder, 'nowhere', 'people.csv');
    const { stdout, code } = await run(
      process.execPath,
      [join(ROOT, 'electron/cli/main.ts'), 'import', ...files, missing, '--demo', '--json'],
      { cwd: ROOT, maxBuffer: 16 * 1024 * 1024 },
    ).then(
      (done) => ({ ...done, code: 0 }),
      (failed: { stdout: string; code: number }) => failed,
    );
    expect(code).toBe(2);
    const { files: told } = JSON.parse(stdout) as { files: { file: string; failure: string | null }[] };
    expect(told.map(({ file }) => file)).toEqual([...files, missing]);
    expect(told.map(({ failure }) => failure === null)).toEqual([true, true, false]);
  });
});
