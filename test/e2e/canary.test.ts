/**
 * Unique secrets in every secret-bearing field of every kind of file, imported through the running app: none of them is in any
 * byte that the app has written, plain or decrypted.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../scripts/setup/paths.ts';
import { KIND_NAMES } from '../../shared/imports/kind-names.ts';
import type { LineView, PendingView } from '../../shared/ipc/channels/imports.ts';
import { FIXTURES } from '../electron/imports/fixtures.ts';
import { filesBelow, findCanaries, formsIn, MARK, plantEverywhere } from './canaries.ts';
import { ask, goTo, type Launched, launchApp } from './harness.ts';

const PASSPHRASE = 'correct horse battery staple';
const GROUP = 'aws-root-prod@acme.example';
const FOR = { account: '111122223333', group: GROUP, vault: '1password:AWS root' } as const;
const run = promisify(execFile);

let root = '';
let launched: Launched;
let recoveryKey = '';
/** Everything that the app said on its standard output and error. */
const said: string[] = [];
/** Everything that the window was told. */
const told: string[] = [];
const at = (name: string): string => join(root, name);

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'root-ledger-canary-'));
  for (const name of ['files', 'broken', 'ledger', 'temp', 'config', 'cache', 'plain']) mkdirSync(at(name));
  launched = await launchApp({
    ledger: at('ledger'),
    // Whatever the app or its runtime writes anywhere lands below one folder.
    env: { TMPDIR: at('temp'), XDG_CONFIG_HOME: at('config'), XDG_CACHE_HOME: at('cache'), ROOT_LEDGER_DEBUG: '1' },
    args: ['--enable-logging=stderr', '--v=0'],
  });
  const { stdout, stderr } = launched.app.process();
  for (const stream of [stdout, stderr]) stream?.on('data', (bytes: Buffer) => said.push(bytes.toString('latin1')));
  const made = await value<{ recoveryKey: string }>('session.create', { passphrase: PASSPHRASE, keychain: false });
  recoveryKey = made.recoveryKey;
  await launched.page.getByRole('navigation', { name: 'Screens' }).waitFor();
  await launched.page.getByRole('link', { name: 'Imports' }).click();
  await launched.page.getByRole('button', { name: 'Choose files…' }).waitFor();
});
afterAll(async () => {
  await launched.close();
  rmSync(root, { recursive: true, force: true });
});

async function value<Value>(channel: string, request?: unknown): Promise<Value> {
  const answer = await ask(launched.page, channel, request);
  told.push(JSON.stringify(answer));
  if (!answer.ok) throw new Error(`${channel}: ${answer.error.code}`);
  return answer.value as Value;
}

const pending = async () => (await value<{ pending: PendingView | null }>('imports.pending')).pending;

async function choose(paths: readonly string[]): Promise<void> {
  await launched.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [...chosen] });
  }, paths);
  await value('imports.choose');
  await read();
}

async function read(): Promise<void> {
  await expect
    .poll(async () => (await value<{ progress: { state: string } | null }>('imports.state')).progress?.state, {
      timeout: 90_000,
    })
    .toBe('done');
}

const options = (more: object) => ({ kind: null, belongsTo: null, mapping: null, ...more });

async function lines(id: string): Promise<readonly LineView[]> {
  const all: LineView[] = [];
  for (let offset = 0, total = 1; offset < total; offset += 200) {
    const page = await value<{ total: number; rows: LineView[] }>('imports.lines', { id, offset, limit: 200 });
    total = page.total;
    all.push(...page.rows);
  }
  return all;
}

describe('secrets in imported files', () => {
  test('would be found, in every form, where they were kept', () => {
    const folder = at('plain');
    const secret = `x ${MARK}-1 y`;
    const forms = {
      'utf-8': Buffer.from(secret),
      'utf-16le': Buffer.from(secret, 'utf16le'),
      'utf-16be': Buffer.from(secret, 'utf16le').swap16(),
      hexadecimal: Buffer.from(Buffer.from(secret).toString('hex')),
    };
    for (const [form, bytes] of Object.entries(forms)) expect(formsIn(bytes)).toContain(form);
    for (const shift of [0, 1, 2])
      expect(formsIn(Buffer.from(Buffer.from(`${'z'.repeat(shift)}${secret}`).toString('base64')))).not.toEqual([]);
    writeFileSync(join(folder, 'probe'), secret);
    expect(findCanaries(folder)).toHaveLength(1);
    rmSync(join(folder, 'probe'));
  });

  test('are planted in files of every kind, which are still recognized', async () => {
    const files = plantEverywhere(at('files'));
    expect(findCanaries(at('files')).length).toBeGreaterThanOrEqual(files.length);
    await choose(files);
    for (const file of (await pending())?.files ?? []) {
      const fixture = FIXTURES.find((one) => one.file === file.name);
      if (fixture?.mapping !== undefined)
        await value('imports.reread', {
          file: file.id,
          options: options({ kind: 'people', mapping: fixture.mapping }),
        });
      else if (file.needsFor !== null)
        await value('imports.reread', {
          file: file.id,
          options: options({ belongsTo: fixture?.for ?? FOR[file.needsFor] }),
        });
      await read();
    }
    const found = (await pending())?.files ?? [];
    expect(found.filter(({ failure }) => failure !== null).map(({ name, failure }) => `${name}: ${failure}`)).toEqual(
      [],
    );
    expect(KIND_NAMES.filter((kind) => !found.some((file) => file.kind === kind))).toEqual([]);
    expect(found.every(({ refused }) => refused.total >= 0)).toBe(true);
  });

  test('are not in what the window is told, and everything is accepted', async () => {
    const waiting = await pending();
    if (waiting === null) throw new Error('nothing waits');
    const all = await lines(waiting.id);
    expect(all.length).toBeGreaterThan(50);
    for (const { id } of all) await value('imports.line', { id: waiting.id, line: id });
    const table = waiting.files.find(({ kind }) => kind === 'people');
    await value('imports.columns', { file: table?.id, mapping: { columns: { email: 'Mail', name: 'Gehalt' } } });
    await value('imports.save-mapping', { name: 'HR', mapping: { columns: { email: 'Mail' } } });
    await value('imports.decide', { id: waiting.id, lines: { search: '' }, accept: true });
    await value('imports.apply', { id: waiting.id });
    expect(await launched.page.evaluate((mark) => document.documentElement.innerHTML.includes(mark), MARK)).toBe(false);
  });

  test('are not told by errors: damaged files, wrong kinds, pasted text', async () => {
    const broken = filesBelow(at('files')).map((file) => {
      const path = join(at('broken'), basename(file));
      const bytes = readFileSync(file);
      writeFileSync(path, bytes);
      truncateSync(path, Math.floor(bytes.length * 0.7));
      return path;
    });
    await choose(broken);
    const given = (await pending())?.files ?? [];
    expect(given.some(({ failure }) => failure !== null)).toBe(true);
    for (const [place, file] of given.entries()) {
      const kind = KIND_NAMES[(place * 7 + 3) % KIND_NAMES.length] ?? 'people';
      await value('imports.reread', { file: file.id, options: options({ kind, belongsTo: GROUP }) });
    }
    await read();
    await pending();
    const text = readFileSync(join(at('files'), 'lastpass.csv'), 'utf8');
    await launched.app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
    await value('imports.paste');
    await read();
    await launched.app.evaluate(({ clipboard }) => clipboard.clear());
    const again = await pending();
    if (again === null) throw new Error('nothing waits');
    await lines(again.id);
    await value('imports.apply', { id: again.id });
  });

  test('are not in receipts, the log, exports and copies', async () => {
    const { rows } = await value<{ rows: { id: string }[] }>('imports.receipts', { offset: 0, limit: 50 });
    expect(rows).toHaveLength(2);
    for (const { id } of rows) await value('imports.receipt', { receipt: id });
    const log = await value<{ rows: { seq: number }[] }>('log.page', { limit: 200, search: '' });
    for (const { seq } of log.rows) await value('log.entry', { seq });
    const people = await value<{ rows: { key: string }[] }>('register.page', { kind: 'person', limit: 200 });
    await value('paste.copy', { kind: 'person', keys: people.rows.map(({ key }) => key) });
    await launched.app.evaluate(
      ({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath });
      },
      join(at('plain'), 'template.csv'),
    );
    expect(await value('imports.template')).toEqual({ saved: true });
    await ask(launched.page, 'ledger.undo', {});
    await ask(launched.page, 'ledger.redo');
    for (const route of ['/accounts', '/people', '/vaults', '/log', '/imports']) {
      await goTo(launched.app, route);
      await launched.page.getByRole('heading', { level: 1 }).waitFor();
      expect(await launched.page.evaluate((mark) => document.documentElement.innerHTML.includes(mark), MARK)).toBe(
        false,
      );
    }
    expect(told.join('\n')).not.toContain(MARK);
  });

  test('are in no byte that the app has written, while it runs and after it is closed, encrypted or decrypted', async () => {
    const places = ['ledger', 'temp', 'config', 'cache', 'plain'].map(at);
    expect(places.flatMap(findCanaries)).toEqual([]);
    await launched.app.close();
    writeFileSync(at('passphrase.txt'), PASSPHRASE);
    const exported = join(at('plain'), 'ledger.json');
    await run(
      process.execPath,
      [
        join(ROOT, 'electron/cli/main.ts'),
        'export',
        ...['--format', 'json', '--out', exported, '--ledger', at('ledger'), '--passphrase-file', at('passphrase.txt')],
      ],
      { cwd: ROOT, env: { ...process.env, TMPDIR: at('temp') } },
    );
    expect(readFileSync(exported, 'utf8')).toContain('alice@acme.example');
    const plain = join(at('plain'), 'ledger.sqlite');
    const decrypting = run(process.execPath, [join(ROOT, 'scripts/decrypt-ledger.mjs'), at('ledger'), plain]);
    decrypting.child.stdin?.end(`${recoveryKey}\n`);
    await decrypting;
    expect(readFileSync(plain).includes(Buffer.from('alice@acme.example'))).toBe(true);
    expect(places.flatMap(findCanaries)).toEqual([]);
    expect(formsIn(Buffer.from(said.join(''), 'latin1'))).toEqual([]);
  });
});
