/**
 * The page for developers is followed to the letter in a copy of the tree: each example in the file it names, each row where
 * the page says. Then the compiler looks at all rooms, so that no example can age.
 */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../../scripts/setup/paths.ts';

const LIMIT_MS = 240_000;
const PAGE = join(ROOT, 'docs', 'developers.md');
const COPIED = ['shared', 'electron', 'renderer', 'scripts', 'test', 'package.json', 'tsconfig.base.json'];
const ROOMS = ['shared', 'electron', 'renderer', 'test'];

/** Rows: behind which line of which file the block, or the line of a block, that begins so on the page goes. */
const ROWS: readonly (readonly [file: string, behind: string, row: string])[] = [
  ['electron/scan/aws/apis.ts', 'export interface Apis {', "'account:GetPrimaryEmail': Call<"],
  ['electron/scan/aws/apis.ts', 'const ALLOWED: ', "'account:GetPrimaryEmail': true"],
  ['shared/register/aws-facts.ts', 'export interface AwsAccountFacts {', "'aws.primaryEmail': string"],
  ['shared/gaps/aws-fact-names.ts', 'export const AWS_FACT_NAMES', "['aws.primaryEmail', 'primary email']"],
  ['shared/register/labels.ts', '  account: {', "'aws.primaryEmail': 'Primary email'"],
  ['test/electron/scan/fault-matrix.test.ts', 'const BEHIND: ', "'account:GetPrimaryEmail': ['aws.primaryEmail']"],
  ['test/electron/scan/checks/contacts.test.ts', 'import { MANAGEMENT', "test('the root email by Account Management"],
  ['test/shared/gaps/aws-rules.test.ts', 'const CASES: ', "['billing-contact-missing', 'gap'"],
  ['test/electron/imports/fixtures.ts', 'export const FIXTURES: ', "{ file: 'gam-users.csv'"],
  ['test/electron/imports/troubles.test.ts', 'const NEEDED: ', "'gam-users': { primaryEmail"],
  ['shared/ipc/channels/log.ts', 'export const logChannels = {', '/** Everybody who changed the ledger'],
  ['electron/ledger/requests/log.ts', 'export const logHandlers: ', "'log.actors': ({ ledger })"],
  ['renderer/app/routes.ts', 'export const ROUTES: ', "{\n  path: '/log/actors'"],
];

/** What the page asks to import and to add to a table, in words. */
const REGISTERED: readonly (readonly [file: string, behind: string, name: string, from: string])[] = [
  ['electron/scan/checks/table.ts', 'export const CHECKS: ', 'primaryEmail', './primary-email.ts'],
  ['shared/gaps/table.ts', 'export const GAP_RULES: ', 'billingContactMissing', './rules/billing-contact-missing.ts'],
  ['shared/imports/table.ts', 'export const IMPORT_KINDS: ', 'gamUsers', './kinds/gam-users.ts'],
];
const IN_WORDS: readonly (readonly [file: string, behind: string, line: string])[] = [
  ['shared/imports/kind-names.ts', 'export const KIND_NAMES = [', "'gam-users',"],
  ['scripts/screens.ts', 'const PLAIN = [', "'/log/actors',"],
];

const page = readFileSync(PAGE, 'utf8');
/** Every fenced block without the indentation it stands in, and the line before it. */
const blocks = [...page.matchAll(/^( *)```(\w+)\n(.*?)^ *```$/gms)].map((found) => {
  const [, indentation = '', language, code = ''] = found;
  const before = page.slice(0, found.index).trimEnd().split('\n').at(-1) ?? '';
  return { before, language, code: code.replaceAll(new RegExp(`^${indentation}`, 'gm'), '') };
});
/** What stands alone in a new file, which the paragraph before it names. */
const files = blocks.flatMap(({ before, language, code }) => {
  const named = /`((?:shared|electron|renderer|test)\/[^`]+\.\w+)`/.exec(before);
  const path = named?.[1];
  return path !== undefined && language !== 'sh' && !existsSync(join(ROOT, path)) ? [{ path, code }] : [];
});

let tree = '';

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'root-ledger-examples-'));
  for (const name of COPIED) cpSync(join(ROOT, name), join(tree, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
  for (const { path, code } of files) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), code);
  }
  for (const [file, behind, row] of ROWS) insert(file, behind, blockWith(row));
  for (const [file, behind, line] of IN_WORDS) insert(file, behind, line);
  for (const [file, behind, name, from] of REGISTERED) {
    insert(file, behind, `${name},`);
    const path = join(tree, file);
    writeFileSync(path, `import { ${name} } from '${from}';\n${readFileSync(path, 'utf8')}`);
  }
}, LIMIT_MS);

afterAll(() => rmSync(tree, { recursive: true, force: true }));

/** The whole block that begins so, or the one line of it. */
function blockWith(start: string): string {
  const whole = blocks.find(({ code }) => code.startsWith(start));
  const first = whole?.code.split('\n') ?? [];
  // A block with a comment behind each line shows rows of several files.
  if (whole !== undefined && !first.some((line) => /\s{2,}\/\/ /.test(line))) return whole.code;
  const line = blocks.flatMap(({ code }) => code.split('\n')).find((one) => one.startsWith(start));
  if (line === undefined) throw new Error(`The page shows no row that begins with ${start}`);
  return line;
}

function insert(file: string, behind: string, text: string): void {
  const path = join(tree, file);
  const lines = readFileSync(path, 'utf8').split('\n');
  let at = lines.findIndex((line) => line.startsWith(behind));
  if (at < 0) throw new Error(`${file} has no line that begins with ${behind}`);
  if (!behind.startsWith('import')) while (!/[[{]\s*$/.test(lines[at] ?? '')) at += 1;
  lines.splice(at + 1, 0, text);
  writeFileSync(path, lines.join('\n'));
}

test('the page shows every file of its five additions', () => {
  expect(files.map(({ path }) => path)).toEqual([
    'electron/scan/checks/primary-email.ts',
    'shared/gaps/rules/billing-contact-missing.ts',
    'shared/imports/kinds/gam-users.ts',
    'test/fixtures/imports/gam-users.csv',
    'test/electron/ledger/log-actors.test.ts',
    'renderer/log/actors-screen.tsx',
    'test/renderer/log/actors.test.tsx',
  ]);
});

test(
  'followed to the letter, every room compiles',
  async () => {
    const compiler = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    for (const room of ROOMS) {
      const said = await promisify(execFile)(process.execPath, [compiler, '-p', room], { cwd: tree }).then(
        () => '',
        (error: { stdout: string }) => error.stdout,
      );
      expect(said, room).toBe('');
    }
  },
  LIMIT_MS,
);
