/** How large the app may be, without the runtime: a dependency that slips in is noticed when it is packaged. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const MEGABYTE = 1024 * 1024;
/** The app's archive and what is unpacked beside it. */
export const MOST_BYTES = 20 * MEGABYTE;

/** Bytes of the app in a `resources` folder: `app.asar` and `app.asar.unpacked`. */
export function bytesIn(resources: string): number {
  return readdirSync(resources, { recursive: true, withFileTypes: true })
    .map((entry) => ({ entry, path: join(entry.parentPath, entry.name) }))
    .filter(({ entry, path }) => entry.isFile() && path.slice(resources.length + 1).startsWith('app.asar'))
    .reduce((sum, { path }) => sum + statSync(path).size, 0);
}

/** Why an app of that size is not packaged, or null. */
export function tooLarge(bytes: number): string | null {
  if (bytes <= MOST_BYTES) return null;
  const megabytes = (of: number) => `${(of / MEGABYTE).toFixed(1)} MB`;
  return `The app has ${megabytes(bytes)} without the runtime, more than the ${megabytes(MOST_BYTES)} it may have.`;
}
