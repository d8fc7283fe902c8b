import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ROOT } from '../../scripts/setup/paths.ts';
import { environmentFor, find, PROGRAMS, placesOf, programNamed } from '../../scripts/setup/programs.ts';

/** Calls that start a program whose name is written out: the name. */
const STARTED = /(?<![.\w])(?:spawn|spawnSync|execFile|execFileSync|run|start)\(\s*'([^'-][^']*)'/g;
/** Programs of other systems, and of the set-up itself on Debian, which looks for them before it runs them. */
const ELSEWHERE = new Set(['powershell.exe', '/bin/ps', 'apt-get', 'apt-cache', 'npm']);

function sourcesIn(...folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
}

function unknownIn(source: string): readonly string[] {
  const known = new Set(PROGRAMS.map(({ name }) => name));
  return [...source.matchAll(STARTED)]
    .map(([, name]) => name ?? '')
    .filter((name) => !known.has(name) && !ELSEWHERE.has(name));
}

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'programs-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe('the programs that a fresh machine must have', () => {
  test('every program that the app, its set-up or a test starts by name has a row', () => {
    const own = join(ROOT, 'test', 'scripts', 'programs.test.ts');
    const found = sourcesIn('electron', 'scripts', 'test')
      .filter((file) => file !== own && !file.includes(join('test', 'bench')))
      .flatMap((file) =>
        unknownIn(readFileSync(file, 'utf8')).map((name) => `${file.slice(ROOT.length + 1)}: ${name}`),
      );
    expect(found).toEqual([]);
  });

  test('one without a row is noticed', () => {
    expect(unknownIn(`const out = execFileSync('pdftotext', [file]);`)).toEqual(['pdftotext']);
    expect(unknownIn(`start(\n  'mountain', [])`)).toEqual(['mountain']);
    expect(() => programNamed('pdftotext')).toThrow('PROGRAMS');
  });

  test.runIf(process.platform === 'linux')('the tests’ search path has these and no others', async () => {
    const { PATH } = await environmentFor('tests', 'faults');
    const names = readdirSync(PATH ?? '').filter((name) => name !== 'npm');
    const listed = PROGRAMS.filter(({ uses }) => uses.includes('tests') || uses.includes('faults')).map(
      ({ name }) => name,
    );
    expect(names.sort()).toEqual([...listed, 'node'].sort());
    expect(() => execFileSync('id', { env: { PATH } })).toThrow('ENOENT');
    expect(execFileSync('sh', ['-c', 'echo yes'], { env: { PATH } }).toString()).toBe('yes\n');
    expect(execFileSync('node', ['--version'], { env: { PATH } }).toString().trim()).toBe(process.version);
  });

  test.runIf(process.platform === 'linux')('a program of the same name in another version does not count', async () => {
    const folder = scratch();
    writeFileSync(join(folder, 'teapot'), '#!/bin/sh\necho "teapot/1.22"\n', { mode: 0o755 });
    const teapot = { name: 'teapot', uses: [], debian: ['teapot'], why: 'tea' } as const;
    process.env.PATH = `${folder}:${process.env.PATH}`;
    try {
      expect(placesOf('teapot')).toEqual([join(folder, 'teapot')]);
      expect(await find(teapot)).toBe(join(folder, 'teapot'));
      expect(await find({ ...teapot, answers: 'teapot/2' })).toBeNull();
      expect(await find({ ...teapot, answers: 'teapot/1' })).toBe(join(folder, 'teapot'));
    } finally {
      process.env.PATH = process.env.PATH?.slice(folder.length + 1);
    }
  });

  test('every row says which package brings it and what for', () => {
    for (const { name, debian, why, uses } of PROGRAMS) {
      expect(debian.length, name).toBeGreaterThan(0);
      expect(uses.length, name).toBeGreaterThan(0);
      expect(why, name).not.toBe('');
    }
    expect(new Set(PROGRAMS.map(({ name }) => name)).size).toBe(PROGRAMS.length);
  });
});
