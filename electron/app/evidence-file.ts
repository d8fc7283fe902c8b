/** Reads a file that the person chose as evidence, whole, as long as it is one and not too large. */
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { tellableName } from '../../shared/imports/secrets/file-names.ts';
import { MOST_EVIDENCE_BYTES } from '../../shared/ipc/channels/offboarding.ts';
import { LedgerError } from '../../shared/ipc/result.ts';
import type { Attachment } from '../ledger/attachments.ts';

const BYTES_PER_MEBIBYTE = 1024 * 1024;

/** Throws `refused` for what is no file, is empty, is too large or cannot be read. */
export async function readEvidence(path: string): Promise<Attachment> {
  const name = tellableName(basename(path));
  const refusal = (problem: string, hint: string) => new LedgerError('refused', `${name} ${problem}.`, { hint });
  try {
    const file = await open(path);
    try {
      const about = await file.stat();
      if (!about.isFile()) throw refusal('is not a file', 'Choose a single file.');
      if (about.size > MOST_EVIDENCE_BYTES)
        throw refusal(
          `is larger than ${MOST_EVIDENCE_BYTES / BYTES_PER_MEBIBYTE} MB`,
          'Keep it where your evidence is kept, and add a link to it.',
        );
      const bytes = await file.readFile();
      if (bytes.byteLength === 0) throw refusal('is empty', 'Choose another file.');
      return { name, bytes };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof LedgerError) throw error;
    throw refusal('cannot be read', 'Is it still there, and may you open it?');
  }
}
