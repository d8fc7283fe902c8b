/** Which packages the product is made of and built with, and under which licences. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export interface Package {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Packed with the app, or bundled into its window; all others only build and test it. */
  readonly shipped: boolean;
  /** The registry's checksum, as the lock file pins it. */
  readonly integrity: string | null;
}

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      name: z.string().optional(),
      version: z.string().optional(),
      license: z.string().optional(),
      integrity: z.string().optional(),
      dev: z.boolean().optional(),
      dependencies: z.record(z.string(), z.string()).optional(),
      link: z.boolean().optional(),
    }),
  ),
});

/** Licences under which parts may be shipped: permissive ones, and that of the typeface. */
const ALLOWED_IN_THE_APP = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'OFL-1.1',
  'CC0-1.0',
  'Unlicense',
  'Zlib',
]);
/** Licences that only tools may have: they do not reach what is shipped. */
const ALLOWED_FOR_TOOLS = new Set([...ALLOWED_IN_THE_APP, 'MPL-2.0', 'Python-2.0', 'CC-BY-4.0', 'WTFPL']);

/** What the window's code imports is bundled, though the manifest lists it for development. */
const BUNDLED = [
  'react',
  'react-dom',
  'recharts',
  'wouter',
  'dayjs',
  '@fontsource-variable/inter',
  '@mantine/',
  '@tanstack/',
  '@tabler/',
  '@zxcvbn-ts/',
];

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** All packages of the lock file, by name. */
export function billOfMaterials(root: string): readonly Package[] {
  const lock = lockSchema.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  const entries = Object.entries(lock.packages).filter(
    ([path, entry]) => path.startsWith('node_modules/') && !entry.link,
  );
  const bundled = bundledFrom(
    entries.map(([path, entry]) => [nameOf(path), Object.keys(entry.dependencies ?? {})] as const),
  );
  return entries
    .map(([path, entry]) => {
      const alias = nameOf(path);
      return {
        name: entry.name ?? alias,
        version: entry.version ?? 'unknown',
        licence: entry.license ?? licenceIn(join(root, path)) ?? 'unknown',
        shipped: entry.dev !== true || bundled.has(alias),
        integrity: entry.integrity ?? null,
      };
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'));
}

/** What is bundled, with everything that it depends on in turn. */
function bundledFrom(packages: readonly (readonly [string, readonly string[]])[]): ReadonlySet<string> {
  const needs = new Map(packages);
  const found = new Set<string>();
  const follow = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    for (const needed of needs.get(name) ?? []) follow(needed);
  };
  for (const [name] of packages)
    if (BUNDLED.some((start) => (start.endsWith('/') ? name.startsWith(start) : name === start))) follow(name);
  return found;
}

function licenceIn(folder: string): string | null {
  try {
    const { license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { license?: unknown };
    return typeof license === 'string' ? license : null;
  } catch {
    return null;
  }
}

/** Is this licence expression fine? All parts of an AND must be, one part of an OR. */
export function isAllowed(expression: string, shipped: boolean): boolean {
  const allowed = shipped ? ALLOWED_IN_THE_APP : ALLOWED_FOR_TOOLS;
  return expression
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((part) => part.split(' AND ').every((one) => allowed.has(one.trim())));
}

export function forbidden(bill: readonly Package[]): readonly Package[] {
  return bill.filter(({ licence, shipped }) => !isAllowed(licence, shipped));
}

/** The list for people. */
export function licencesText(bill: readonly Package[]): string {
  const rows = (shipped: boolean): string =>
    bill
      .filter((one) => one.shipped === shipped)
      .map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`)
      .join('\n');
  return `# Licences of what Root Ledger is made of

Written by \`npm run sbom\` from the lock file; a test fails if it is out of date or a licence may not be used. The same in CycloneDX:
[bill-of-materials.json](bill-of-materials.json). Root Ledger itself: Apache-2.0. The packaged app also holds Electron, with Chromium and Node; their licences are in
\`LICENSES.chromium.html\` beside the program.

## In the app
| Package | Version | Licence |
|---|---|---|
${rows(true)}

## For building and testing only
| Package | Version | Licence |
|---|---|---|
${rows(false)}
`;
}

/** CycloneDX 1.6, without times and random numbers, so that equal contents are equal files. */
export function cycloneDx(bill: readonly Package[]): unknown {
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: { type: 'application', name: 'root-ledger', licenses: [{ license: { id: 'Apache-2.0' } }] },
    },
    components: bill.map(({ name, version, licence, shipped, integrity }) => ({
      type: 'library',
      name,
      version,
      scope: shipped ? 'required' : 'excluded',
      purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
      licenses: [/ (OR|AND) /.test(licence) ? { expression: licence } : { license: { id: licence } }],
      ...(integrity === null
        ? {}
        : {
            hashes: [
              { alg: 'SHA-512', content: Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex') },
            ],
          }),
    })),
  };
}
