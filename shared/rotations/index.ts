/** Who still knows a secret that they should no longer know, and the rotations that end it. */
export { type NewDevice, replacedEdits, rotatedEdits, type Whereabouts } from './marking.ts';
export {
  type RotationAccount,
  type RotationGroup,
  type RotationPerson,
  type RotationRow,
  rotationGroups,
  rotationRows,
  type Worth,
} from './owed.ts';
