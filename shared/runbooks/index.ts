/** Runbooks: what to do when something is lost or broken, filled with an account's own facts; and the log of root uses. */
export { callsOf, runbookFor, unknownIn } from './make.ts';
export { breakGlassCard, runbookPage } from './page.ts';
export * from './root-use.ts';
export * from './runbook.ts';
export { type AccountSheet, type Named, sheetOf } from './sheet.ts';
