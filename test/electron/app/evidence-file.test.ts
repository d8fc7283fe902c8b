/** Files as evidence: read by main where the person chose, never larger than the ledger takes, never after a lock. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEvidence } from '../../../electron/app/evidence-file.ts';
import type { AppServices } from '../../../electron/app/requests/handlers.ts';
import { offboardingHandlers } from '../../../electron/app/requests/offboarding.ts';
import { MOST_EVIDENCE_BYTES } from '../../../shared/ipc/channels/offboarding.ts';

let folder = '';
const at = (name: string) => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'root-ledger-evidence-'));
  writeFileSync(at('list.csv'), 'member\n');
  writeFileSync(at('empty.png'), '');
  writeFileSync(at('largest.pdf'), Buffer.alloc(MOST_EVIDENCE_BYTES, 1));
  writeFileSync(at('film.mp4'), '');
  truncateSync(at('film.mp4'), MOST_EVIDENCE_BYTES + 1);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('reading a file as evidence', () => {
  it('takes all of it, with its name alone', async () => {
    expect(await readEvidence(at('list.csv'))).toEqual({ name: 'list.csv', bytes: Buffer.from('member\n') });
    expect((await readEvidence(at('largest.pdf'))).bytes.byteLength).toBe(MOST_EVIDENCE_BYTES);
  });

  it.each([
    ['film.mp4', 'film.mp4 is larger than 10 MB.'],
    ['empty.png', 'empty.png is empty.'],
    ['.', expect.stringContaining('is not a file.')],
    ['nowhere.pdf', 'nowhere.pdf cannot be read.'],
  ])('refuses %s in words', async (name, message) => {
    await expect(readEvidence(at(name))).rejects.toMatchObject({ code: 'refused', message });
  });
});

describe('attaching and saving', () => {
  const ledger = (asked: unknown[], bytes = Buffer.from('member\n')) => ({
    internal: async (name: string, request: unknown) => {
      asked.push({ name, request });
      return name === 'offboarding.attach' ? { seq: 4, changed: [] } : { name: 'list.csv', bytes };
    },
  });
  const services = (chosen: string | null, ledgers: readonly unknown[]) => {
    const open = [...ledgers];
    return {
      session: { ledger: () => (open.length > 1 ? open.shift() : open[0]) },
      trust: { dialogs: { chooseToOpen: async () => chosen, chooseToSave: async () => chosen } },
      reports: {
        write: async (file: string, bytes: Uint8Array) => {
          writeFileSync(file, bytes);
          return { file, bytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') };
        },
      },
    } as unknown as AppServices;
  };

  it('hands the chosen file to the ledger', async () => {
    const asked: unknown[] = [];
    const handlers = offboardingHandlers(services(at('list.csv'), [ledger(asked)]));
    expect(await handlers['offboarding.attach']({ id: 'case-2026-001', step: 's' })).toEqual({ seq: 4 });
    const request = { id: 'case-2026-001', step: 's', name: 'list.csv', bytes: Buffer.from('member\n') };
    expect(asked).toEqual([{ name: 'offboarding.attach', request }]);
  });

  it('does nothing when the person changed their mind, or the ledger was locked meanwhile', async () => {
    const asked: unknown[] = [];
    for (const parts of [services(null, [ledger(asked)]), services(at('list.csv'), [ledger(asked), ledger(asked)])])
      expect(await offboardingHandlers(parts)['offboarding.attach']({ id: 'c', step: 's' })).toBeNull();
    expect(asked).toEqual([]);
  });

  it('saves a copy that is byte for byte what was kept', async () => {
    const handlers = offboardingHandlers(services(at('copy.csv'), [ledger([])]));
    await handlers['offboarding.save-attachment']({ hash: 'ab' });
    expect(readFileSync(at('copy.csv'), 'utf8')).toBe('member\n');
  });
});
