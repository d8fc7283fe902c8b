/** Where the set-up keeps things, relative to the checkout. */
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
/** Everything the set-up fetches or remembers; ignored by git and by packaging. */
export const RUNTIME_FOLDER = join(ROOT, '.runtime');
export const BUILD_FOLDER = join(ROOT, 'out');
