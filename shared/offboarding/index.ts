/** Offboarding: the plan of a case, whether a step is safe, what a step changes, and what shows that it is done. */
export * from './case.ts';
export { applyChanges, type Change, subjectsOf } from './change.ts';
export { factsOfChanges } from './change-facts.ts';
export { type PlanOptions, planCase } from './plan/plan.ts';
export { accountNames, lockedOutBy, type Obstacle, obstaclesTo, openItems } from './safety.ts';
export { snapshotOf } from './snapshot.ts';
export { companySafe, countVerdicts, worstVerdictFirst } from './verdict-ranks.ts';
export { after, verdicts, type World, worldFrom, worldOf } from './world.ts';
