/** The walls between the rooms are really there: the linter fails on files that climb over them. */
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../scripts/setup/paths.ts';

const BIOME = join(dirname(createRequire(import.meta.url).resolve('@biomejs/biome/package.json')), 'bin', 'biome');
const run = promisify(execFile);
const WALL = 'lint/style/noRestrictedImports';

const FORBIDDEN = [
  ['shared', 'electron'],
  ['shared', 'node:fs'],
  ['shared', 'react'],
  ['shared', 'better-sqlite3'],
  ['shared', '@aws-sdk/client-iam'],
  ['shared', '../../electron/app/origin.ts'],
  ['shared', '../../renderer/design/words.ts'],
  ['renderer', 'electron'],
  ['renderer', 'node:fs'],
  ['renderer', 'better-sqlite3'],
  ['renderer', '@aws-sdk/client-iam'],
  ['renderer', '../../electron/app/origin.ts'],
  ['electron', 'react'],
  ['electron', '@mantine/core'],
  ['electron', '../../renderer/design/words.ts'],
] as const;
const ALLOWED = [
  ['shared', '../ipc/result.ts'],
  ['renderer', '../../shared/ipc/result.ts'],
  ['electron', '../../shared/ipc/result.ts'],
  ['electron', 'node:fs'],
] as const;

interface Report {
  readonly diagnostics: readonly {
    readonly category: string;
    readonly severity: string;
    readonly location: { readonly path: string | { readonly file: string } };
  }[];
}

const fileOf = (room: string, from: string) => join(room, 'probe', `${from.replaceAll(/[^a-z0-9]+/g, '-')}.ts`);

let folder = '';
/** Files that the linter finds to break a wall. */
let climbers: readonly string[] = [];

beforeAll(async () => {
  // A project of the same rules, with one file per attempt.
  folder = mkdtempSync(join(tmpdir(), 'root-ledger-walls-'));
  copyFileSync(join(ROOT, 'biome.json'), join(folder, 'biome.json'));
  for (const [room, from] of [...FORBIDDEN, ...ALLOWED]) {
    mkdirSync(join(folder, room, 'probe'), { recursive: true });
    writeFileSync(join(folder, fileOf(room, from)), `import * as it from '${from}';\nexport const used = it;\n`);
  }
  const output = await run(process.execPath, [BIOME, 'lint', '--max-diagnostics=none', '--reporter=json', '.'], {
    cwd: folder,
  }).catch((error: { stdout: string }) => error);
  const report = JSON.parse(output.stdout) as Report;
  climbers = report.diagnostics
    .filter((one) => one.category === WALL && one.severity === 'error')
    .map(({ location }) => (typeof location.path === 'string' ? location.path : location.path.file));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('room walls', () => {
  test.each(FORBIDDEN)('%s may not import %s', (room, from) => {
    expect(climbers).toContain(fileOf(room, from));
  });

  test.each(ALLOWED)('%s may import %s', (room, from) => {
    expect(climbers).not.toContain(fileOf(room, from));
  });
});
