/** The fuses of the packaged runtime: every one set on purpose, none left to its default. */
import { type FuseConfig, FuseV1Options, FuseVersion } from '@electron/fuses';

/** The fuses on a platform. A fuse that the runtime has and that is not named here is an error, not a default. */
export function fusesFor(platform: string): FuseConfig {
  return {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    // SECURITY: the app cannot be turned into a bare Node that runs any script under our name.
    [FuseV1Options.RunAsNode]: false,
    // SECURITY: the window's session is in memory; should a cookie ever reach the disk, it is encrypted.
    [FuseV1Options.EnableCookieEncryption]: true,
    // SECURITY: NODE_OPTIONS and --inspect would let another program run code in ours and read its memory.
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    // SECURITY: a changed archive is not started, where the platform can check it; and code comes from the archive only.
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: platform !== 'linux',
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    // We ship no snapshot of our own; on without one, the app would not start.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // SECURITY: pages come from our own protocol; file:// has no privileges.
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    // The key derivation is WebAssembly: let Chromium guard its memory accesses the fast way.
    [FuseV1Options.WasmTrapHandlers]: true,
  };
}
