/** A pack in one folder: every form, a manifest whose sums are those of the files, and nothing replaced; pictures are what they say they are. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeEvidenceFolder } from '../../../electron/app/reports/evidence-folder.ts';
import type { AppServices } from '../../../electron/app/requests/handlers.ts';
import { reportHandlers } from '../../../electron/app/requests/reports.ts';

let parent = '';
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'root-ledger-pack-'));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const write = async (file: string, bytes: Uint8Array) => {
  await writeFile(file, bytes);
  return { file, sha256: sha256(bytes), bytes: bytes.byteLength };
};

/** The app as far as reports use it; dialogs answer with `chosen`. */
function handlers(chosen: string | null) {
  const ledger = { internal: async () => ({ html: '<p>pack</p>', json: '{}', asOf: '2026-11-24T12:00:00.000Z' }) };
  return reportHandlers({
    session: { ledger: () => ledger },
    trust: { dialogs: { chooseFolder: async () => chosen, chooseToSave: async () => chosen } },
    runtime: () => ({ appVersion: '0.1.0' }),
    reports: { font: () => null, print: async () => Buffer.from('%PDF-'), write },
    clipboard: {},
  } as unknown as AppServices);
}

describe('a pack in a folder', () => {
  const wanted = { redacted: true, maskAccounts: false, asOf: '2026-11-24T12:00:00.000Z' };

  test('has every form and a manifest that fits them', async () => {
    const saved = await handlers(parent)['reports.save-evidence-folder'](wanted);
    const name = 'root-evidence-2026-11-24-redacted';
    expect(saved?.folder).toBe(join(parent, name));
    const files = [`${name}.html`, `${name}.json`, `${name}.pdf`];
    expect(readdirSync(join(parent, name)).sort()).toEqual(['manifest.json', ...files].sort());
    const manifest = JSON.parse(readFileSync(join(parent, name, 'manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({ algorithm: 'SHA-256', edition: 'redacted', asOf: wanted.asOf });
    expect(manifest.files.map((file: { name: string }) => file.name).sort()).toEqual(files);
    for (const { name: file, bytes, sha256: sum } of manifest.files) {
      const content = readFileSync(join(parent, name, file));
      expect([content.byteLength, sha256(content)]).toEqual([bytes, sum]);
    }
  });

  test('is not made when nobody chose a folder', async () => {
    expect(await handlers(null)['reports.save-evidence-folder'](wanted)).toBeNull();
    expect(readdirSync(parent)).toEqual([]);
  });

  test('replaces no pack that is there, and is its owner’s alone', async () => {
    const make = () => writeEvidenceFolder({ parent, name: 'pack', files: { 'a.json': Buffer.from('1') }, about: {} });
    const folders = [await make(), await make()].map(({ folder }) => basename(folder));
    expect(folders).toEqual(['pack', 'pack-2']);
    if (process.platform !== 'win32') expect(statSync(join(parent, 'pack')).mode & 0o077).toBe(0);
  });

  test('says in words why it cannot be written', async () => {
    const file = join(parent, 'a file');
    writeFileSync(file, '');
    const made = writeEvidenceFolder({ parent: join(parent, 'gone'), name: 'pack', files: {}, about: {} });
    await expect(made).rejects.toThrow();
  });
});

describe('a picture', () => {
  const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2]);

  test('is saved as it was drawn', async () => {
    const file = join(parent, 'graph');
    const save = handlers(file)['reports.save-picture'];
    expect(await save({ account: '111122223333', format: 'svg', content: '<svg/>'.replace('/', ' /') })).toMatchObject({
      file,
    });
    expect(readFileSync(file, 'utf8')).toBe('<svg />');
    await save({ account: '111122223333', format: 'png', content: PNG.toString('base64') });
    expect(readFileSync(file)).toEqual(PNG);
  });

  test.each([
    ['png', Buffer.from('#!/bin/sh').toString('base64')],
    ['svg', '#!/bin/sh'],
  ] as const)('that is no %s is refused before a file is chosen', async (format, content) => {
    const save = handlers(join(parent, 'graph'))['reports.save-picture'];
    expect(() => save({ account: '111122223333', format, content })).toThrow('not the picture it says it is');
    expect(readdirSync(parent)).toEqual([]);
  });
});
