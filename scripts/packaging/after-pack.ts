/** After the app is assembled and before it is signed: set every fuse, then read them back. */
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FuseState, type FuseV1Options, flipFuses, getCurrentFuseWire } from '@electron/fuses';
import { fusesFor } from './fuses.ts';
import { bytesIn, tooLarge } from './size-budget.ts';

interface PackContext {
  readonly appOutDir: string;
  readonly electronPlatformName: string;
  readonly packager: {
    readonly executableName: string;
    readonly appInfo: { readonly productFilename: string };
  };
}

/** The file that holds the fuses. */
export function fusedFile({ appOutDir, electronPlatformName, packager }: PackContext): string {
  const { productFilename } = packager.appInfo;
  if (electronPlatformName === 'darwin') return join(appOutDir, `${productFilename}.app`);
  return join(appOutDir, electronPlatformName === 'win32' ? `${productFilename}.exe` : packager.executableName);
}

/** The folder that holds the app itself, beside the runtime. */
function resourcesOf(context: PackContext): string {
  const file = fusedFile(context);
  return context.electronPlatformName === 'darwin'
    ? join(file, 'Contents', 'Resources')
    : join(dirname(file), 'resources');
}

/** @throws when a fuse is not as it should be, or the app is larger than it may be. */
export default async function afterPack(context: PackContext): Promise<void> {
  const file = fusedFile(context);
  // The runtime's own demonstration app.
  rmSync(join(resourcesOf(context), 'default_app.asar'), { force: true });
  const why = tooLarge(bytesIn(resourcesOf(context)));
  if (why !== null) throw new Error(why);
  const wanted = fusesFor(context.electronPlatformName);
  await flipFuses(file, wanted);
  const wire = await getCurrentFuseWire(file);
  for (const [name, state] of Object.entries(wire)) {
    const fuse = Number(name);
    if (Number.isNaN(fuse)) continue;
    const expected = wanted[fuse as FuseV1Options];
    if (typeof expected !== 'boolean' || (state === FuseState.ENABLE) !== expected)
      throw new Error(`Fuse ${fuse} of ${file} is not as it should be.`);
  }
}
