/** The custody engine: who can get in as root, who would be locked out, who would still be in. See docs/custody.md. */
export { evaluateAccount, evaluateAll } from './evaluate.ts';
export { type Holding, holdingsOf } from './holdings.ts';
export { type Impact, impactsOf } from './impacts.ts';
export { type CompileOptions, type CustodyModel, compileCustody } from './model.ts';
export { waysFor } from './picture.ts';
export { RECOVERY_WAYS, wayBackTold } from './recovery.ts';
export { sharedFate } from './shared-fate.ts';
export type { FactAges } from './stale.ts';
export { owedOn, whoStillKnows } from './still-knows.ts';
export { updateCustody } from './update.ts';
export * from './verdicts.ts';
export { whatIf, whatIfVerdicts } from './what-if.ts';
export * from './words.ts';
