/** Offboarding: the plan of a case, whether a step is safe, what a step changes, and what shows that it is done. */

export { dueDates } from './calendar.ts';
export * from './case.ts';
export { caseIn, casesIn, fieldFact, nextCaseId, planFacts, progressFact, stepFact } from './case-record.ts';
export { applyChanges, type Change, subjectsOf } from './change.ts';
export { factsOfChanges } from './change-facts.ts';
export { closingReport, HOW_WORDS } from './closing-report.ts';
export { handOf, handsInWords, isOneHand } from './hands.ts';
export { holds, isFound, proofOf } from './holds.ts';
export { ENDED_BY, type KeyChange } from './ledger-keys.ts';
export { type PlanOptions, planCase } from './plan/plan.ts';
export { accountNames, lockedOutBy, type Obstacle, obstaclesTo, openItems } from './safety.ts';
export { PHASE_NAMES, runsOf, sheetOf } from './sheet.ts';
export { snapshotOf } from './snapshot.ts';
export * from './status.ts';
export { companySafe, countVerdicts, worstVerdictFirst } from './verdict-ranks.ts';
export { after, focusedOn, tiedTo, verdicts, type World, worldFrom, worldOf } from './world.ts';
