/** Is this the runtime that may be released? Pure. */

export interface PackagedRuntime {
  /** What the runtime says of itself. */
  readonly version: string;
  /** The release that the project pins. */
  readonly pinned: string;
  /** Where it comes from. */
  readonly folder: string;
  /** The folder of runtimes that are for development only. */
  readonly developmentFolder: string;
  /** Is every byte of it as it was when the checked release was unpacked? */
  readonly asUnpacked: boolean;
}

/** Why the runtime must not be packaged, or null. */
export function refusal(runtime: PackagedRuntime): string | null {
  if (runtime.folder.startsWith(runtime.developmentFolder))
    return 'This is the development runtime, an unofficial repack. It is never packaged for release.';
  if (runtime.version.replace(/^v/, '').trim() !== runtime.pinned)
    return `The runtime is Electron ${runtime.version.trim()}, the project pins ${runtime.pinned}.`;
  if (!runtime.asUnpacked)
    return `This Electron ${runtime.pinned} is not as it was when its checksum was checked. Run npm start once: it is fetched anew.`;
  return null;
}
