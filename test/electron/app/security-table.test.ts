/** The table of Electron's checklist is true: every file that it names is there, every test that it quotes exists in that file. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../../scripts/setup/paths.ts';

const TABLE = readFileSync(join(ROOT, 'docs', 'electron-checklist.md'), 'utf8');
const rows = [...TABLE.matchAll(/^\| (\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(
  ([, number, item, where, proof]) => ({
    number: Number(number),
    item: item ?? '',
    where: where ?? '',
    proof: proof ?? '',
  }),
);

/** Test files by the short names that the table uses. */
const tests = new Map(
  (readdirSync(join(ROOT, 'test'), { recursive: true }) as string[])
    .filter((file) => /\.test\.tsx?$/.test(file))
    .map((file) => [file.split('/').at(-1) ?? '', join(ROOT, 'test', file)]),
);

describe('the table of the checklist', () => {
  test('has every item of the guide, once', () => {
    expect(rows.map((row) => row.number)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  test.each(rows)('$number $item: names code that is there', ({ where }) => {
    const files = [...where.matchAll(/`([a-z-]+\/[\w./-]+\.(?:ts|json|cjs))`/g)].map((match) => match[1] ?? '');
    const missing = files.filter((file) => !['', 'electron/app'].some((base) => existsSync(join(ROOT, base, file))));
    expect(missing).toEqual([]);
  });

  test.each(rows)('$number $item: names a proof that is there', ({ proof }) => {
    for (const [, path = ''] of proof.matchAll(/`((?:test|scripts)\/[\w./-]+\.ts)`/g))
      expect(existsSync(join(ROOT, path)), path).toBe(true);
    for (const [, name = ''] of proof.matchAll(/`?\b([\w-]+)\.test`?(?!\.ts)/g)) {
      const known = tests.has(`${name}.test.ts`) || ['security', 'checklist'].includes(name);
      expect(known, name).toBe(true);
    }
    // Quoted titles are those of tests: some words of each stand in a test file.
    const sources = [...tests.values()]
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n')
      .replaceAll("'", '’');
    for (const [, title = ''] of proof.matchAll(/“([^”]+)”/g)) {
      const plain = title.replace(/\(…\)/, '');
      const words = plain.split(' ').filter((word) => word.length > 3);
      expect(
        words.every((word) => sources.includes(word)),
        title,
      ).toBe(true);
    }
  });
});

describe('every `SECURITY:` mark', () => {
  test('stands in the files that the table names for the window’s walls', () => {
    for (const name of [
      'protocol',
      'permissions',
      'navigation',
      'windows',
      'webviews',
      'downloads',
      'certificates',
      'network',
      'sender',
    ])
      expect(readFileSync(join(ROOT, 'electron/app/security', `${name}.ts`), 'utf8'), name).toContain('SECURITY:');
  });
});
