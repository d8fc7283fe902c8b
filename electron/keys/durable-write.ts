/** Writing a small file so that after a crash either the old or the new content is there, whole. */
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemCode } from './errors.ts';

/** Only the owner may read or write. */
export const PRIVATE_FILE_MODE = 0o600;

/** Called before each step with its name. Tests stop the writer there by throwing, as a crash would. */
export type StepHook = (step: string) => void;

/** Makes a rename in this folder durable. Systems that cannot sync folders (Windows) make it durable themselves. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP'].includes(systemCode(error) ?? '')) throw error;
  }
}

/** Replaces `file` by `text`: temporary file, sync, rename, sync of the folder. Throws the system's errors. */
export async function writeDurably(file: string, text: string, step: StepHook = () => {}): Promise<void> {
  const temporary = `${file}.tmp`;
  step('create');
  // Made anew, so that it is written through no link that somebody put there.
  await rm(temporary, { force: true });
  const handle = await open(temporary, 'wx', PRIVATE_FILE_MODE);
  try {
    await handle.chmod(PRIVATE_FILE_MODE);
    step('write');
    await handle.writeFile(text, 'utf8');
    step('sync');
    await handle.sync();
  } finally {
    await handle.close();
  }
  step('rename');
  await rename(temporary, file);
  step('sync-folder');
  await syncFolder(dirname(file));
}
