/** Access reviews: who is asked about, what was decided, and what has not been looked at for too long. */
export * from './campaign.ts';
export { questionsOf, type ReviewScope } from './questions.ts';
export { removalEdits } from './removing.ts';
export { type LateReview, type ReviewStanding, reviewStanding } from './standing.ts';
