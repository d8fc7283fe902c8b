/** The only names that pass between window and main. */
export const REQUEST_CHANNEL = 'root-ledger:request';
/** The preload asks here for its line to the ledger, and is given it here. */
export const LEDGER_CHANNEL = 'root-ledger:ledger';
export const EVENT_CHANNEL = 'root-ledger:event';
/** Paths of dropped files: told by the preload script alone, which no request of the page's can reach. */
export const FILES_CHANNEL = 'root-ledger:files';
