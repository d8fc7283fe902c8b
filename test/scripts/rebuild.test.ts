import { expect, test } from 'vitest';
import { workFor } from '../../scripts/setup/rebuild.ts';

test.each([
  ['renderer', null, 'reload'],
  ['renderer', 'reload', 'reload'],
  ['renderer', 'restart', 'restart'],
  ['electron', null, 'restart'],
  ['shared', 'reload', 'restart'],
] as const)('a change of %s, with %s waiting, asks for %s', (room, waiting, work) => {
  expect(workFor(room, waiting)).toBe(work);
});
