/** What the product is made of: listed, pinned, and under licences that may be shipped. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { billOfMaterials, cycloneDx, forbidden, isAllowed, licencesText } from '../../scripts/sbom/bill.ts';
import { ROOT } from '../../scripts/setup/paths.ts';

const bill = billOfMaterials(ROOT);
const document = (name: string) => readFileSync(join(ROOT, 'docs', name), 'utf8');

describe('the bill of materials', () => {
  test('holds no licence that may not be shipped, and none that is unknown', () => {
    expect(bill.length).toBeGreaterThan(100);
    expect(forbidden(bill)).toEqual([]);
  });

  test('pins every package by its checksum', () => {
    expect(bill.filter((one) => one.integrity === null)).toEqual([]);
  });

  test('is the one in the documentation', () => {
    expect(document('licences.md')).toBe(licencesText(bill));
    expect(JSON.parse(document('bill-of-materials.json'))).toEqual(cycloneDx(bill));
  });

  test('counts what is bundled into the window as shipped', () => {
    const shipped = new Set(bill.filter((one) => one.shipped).map((one) => one.name));
    for (const name of ['react', '@mantine/core', 'better-sqlite3-multiple-ciphers', 'zod'])
      expect(shipped).toContain(name);
    for (const name of ['vitest', 'electron-builder', '@biomejs/biome']) expect(shipped).not.toContain(name);
  });
});

describe('a licence', () => {
  test.each([
    ['MIT', true, true],
    ['(MIT OR GPL-3.0)', true, true],
    ['MIT AND GPL-3.0', true, false],
    ['GPL-3.0', false, false],
    ['AGPL-3.0-only', false, false],
    ['MPL-2.0', true, false],
    ['MPL-2.0', false, true],
    ['unknown', false, false],
    ['SEE LICENSE IN x', false, false],
  ])('%s, shipped %s: allowed %s', (licence, shipped, allowed) => {
    expect(isAllowed(licence, shipped)).toBe(allowed);
  });
});
