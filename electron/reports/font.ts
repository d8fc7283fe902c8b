/** The window's own font, to carry inside reports, so that they look the same on every computer. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReportFont } from '../../shared/reports/document/style.ts';

const FILE = /^inter-latin-wght-normal[\w-]*\.woff2$/;

/** Where it may be: beside the built window, or among the packages of a checkout. */
const FOLDERS = [
  join(import.meta.dirname, '..', 'renderer', 'assets'),
  join(import.meta.dirname, '..', '..', 'renderer', 'assets'),
  join(import.meta.dirname, '..', '..', 'node_modules', '@fontsource-variable', 'inter', 'files'),
  join(import.meta.dirname, '..', '..', 'out', 'renderer', 'assets'),
];

/** The font, or null where it is not to be found: a report without it uses the system's. */
export function reportFont(): ReportFont | null {
  for (const folder of FOLDERS) {
    try {
      const file = readdirSync(folder).find((name) => FILE.test(name));
      if (file !== undefined)
        return { name: 'Inter Variable', woff2Base64: readFileSync(join(folder, file)).toString('base64') };
    } catch {
      // Not here.
    }
  }
  return null;
}
