/** Joiners and movers: what somebody holds, handing it over, what that would harm, and receipts for hardware. */
export { applyEdits, type Edit } from './edits.ts';
export { type Harm, type HarmKind, harmBetween } from './harm.ts';
export { CHOICES, type Choice, HOLDING_KINDS, type Holding, type HoldingKind, holdingsOf } from './holdings.ts';
export * from './receipts.ts';
export { handoverEdits } from './transfer.ts';
