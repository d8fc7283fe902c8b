/** The only two names that pass between window and main. */
export const REQUEST_CHANNEL = 'root-ledger:request';
export const EVENT_CHANNEL = 'root-ledger:event';
