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

  it('tells every row: used, or not and why; and what is left open', async () => {
    const path = join(scratch(), 'people.csv');
    const rows = ['zoe@harbour.example,Zoe,Active', 'nobody,,', 'bo@new.example,Bo,Active', 'bo@new.example,Bo,Left'];
    writeFileSync(path, `Email,Name,Status\n${rows.join('\n')}\n`);
    const told = (...more: readonly string[]) =>
      run(process.execPath, [join(ROOT, 'electron/cli/main.ts'), 'import', path, '--demo', ...more], { cwd: ROOT });
    const { stdout } = await told('--json');
    const { files, open } = JSON.parse(stdout) as {
      files: { rows: number; usedRows: number; told: { rows: number; ranges: unknown }[] }[];
      open: { row: number; reason: string }[];
    };
    expect(files).toMatchObject([{ rows: 4, usedRows: 3, told: [{ rows: 1, ranges: [[2, 2]] }] }]);
    expect(open.map(({ row }) => row)).toEqual([3, 4]);
    const text = (await told()).stdout;
    expect(text).toMatch(/4 rows: 3 used \(\d matched\), 1 not used/);
    expect(text).toMatch(/row 2 not used: The email address cannot be read/);
    expect(text).toMatch(/conflicting, .*people\.csv row 3: person bo@new\.example: Status/);
  });
});
