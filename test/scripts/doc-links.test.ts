/** What the README and the documents point at is there: files, pictures and headings. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../scripts/setup/paths.ts';

const DOCUMENTS = [ROOT, join(ROOT, 'docs')].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
);

/** The text without what is written as code, where brackets mean something else. */
function prose(file: string): string {
  return readFileSync(file, 'utf8').replace(/^ *```[\s\S]*?^ *```/gm, '');
}

/** As the hosting site names a heading in an address. */
function anchor(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

function anchors(file: string): string[] {
  return [...prose(file).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchor(heading));
}

describe.each(DOCUMENTS.map((file) => [relative(ROOT, file), file] as const))('%s', (_name, file) => {
  const links = [...prose(file).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  const local = links.filter((target) => !/^[a-z]+:/i.test(target));

  test('points at what is there', () => {
    const missing = local.filter((target) => {
      const [path = '', heading] = target.split('#');
      const to = path === '' ? file : join(dirname(file), path);
      if (!existsSync(to)) return true;
      return heading !== undefined && !anchors(to).includes(heading);
    });
    expect(missing).toEqual([]);
  });

  test('has whole tables: a row never stands without its head', () => {
    const blocks = prose(file)
      .split(/\n\s*\n/)
      .filter((block) => block.startsWith('|'));
    const headless = blocks.filter((block) => !/^\|[^\n]*\n\|[\s:|-]+\|?(\n|$)/.test(block));
    expect(headless).toEqual([]);
  });
});
