/** Put in by the build (`electron.vite.config.ts`). */
declare const __APP_VERSION__: string;
declare const __COMMIT__: string | null;
/** The official Electron release this version is made for. */
declare const __OFFICIAL_ELECTRON__: string;
/** The channels that the ledger answers (`shared/ipc/contract.ts`): the preload need not carry their schemas. */
declare const __LEDGER_CHANNELS__: readonly string[];
