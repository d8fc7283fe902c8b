/** The only names that pass between window and main. */
export const REQUEST_CHANNEL = 'root-ledger:request';
export const EVENT_CHANNEL = 'root-ledger:event';
/** Paths of dropped files: told by the preload script alone, which no request of the page's can reach. */
export const FILES_CHANNEL = 'root-ledger:files';
