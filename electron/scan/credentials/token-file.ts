/** Keeps a renewed token where the AWS command line keeps it. */
import { randomBytes } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';

/** Complete or not at all, for its owner alone. That it cannot be kept is no reason not to use it: never throws. */
export async function keepToken(file: string, token: object): Promise<void> {
  const beside = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    await writeFile(beside, JSON.stringify(token, null, 2), { mode: 0o600, flag: 'wx' });
    await rename(beside, file);
  } catch {
    await rm(beside, { force: true }).catch(() => {});
  }
}
