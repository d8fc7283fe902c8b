/** What is read before the window draws for the first time stays small: it decides how long a person looks at nothing. */
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ENTRY = resolve(import.meta.dirname, '../../../renderer/main.tsx');
/** `import x from 'y'`, `export x from 'y'` and `import 'y'`, unless they are for types alone; not `import('y')`. */
const IMPORTED = /^(?:import|export)\s+(?!type\b)(?:[^;'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;

/** Every package that is imported from a file, by itself or through our own files. */
function packagesFrom(entry: string): string[] {
  const files = new Set([entry]);
  const packages = new Set<string>();
  for (const file of files)
    if (/\.tsx?$/.test(file))
      for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(IMPORTED)) {
        if (name.startsWith('.')) files.add(join(dirname(file), name));
        else packages.add(name.split('/', name.startsWith('@') ? 2 : 1).join('/'));
      }
  return [...packages].sort();
}

describe('the first drawing', () => {
  it('waits for neither the component library, nor the router, nor schemas', () => {
    expect(packagesFrom(ENTRY)).toEqual([
      '@fontsource-variable/inter',
      '@tabler/icons-react',
      '@tanstack/react-query',
      'react',
      'react-dom',
    ]);
  });
});
