/** Drills: rehearsing the way into an account, with roles, steps and a result that the ledger keeps as tested. */
export {
  DRILL_ROLES,
  type Drill,
  type DrillRole,
  type DrillStatus,
  type DrillStep,
  drillFacts,
  drillIn,
  drillsIn,
  isLive,
  nextDrillIds,
  STEP_RESULTS,
  type StepResult,
  troubles,
} from './drill.ts';
export { type DrillDue, type DueBecause, drillsDue, SOON_DAYS } from './due.ts';
export { castingProblems, type Roles, rolesFor } from './roles.ts';
export { drillSteps } from './steps.ts';
