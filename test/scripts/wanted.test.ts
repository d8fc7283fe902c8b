import { expect, test } from 'vitest';
import { STEPS, wantedOf } from '../../scripts/checks/wanted.ts';

const isFile = (word: string) => word.startsWith('test/');

test.each([
  [[], STEPS, []],
  [['types', 'lint'], ['lint', 'types'], []],
  [['unit', 'test/shared/gaps'], ['unit'], ['test/shared/gaps']],
  [['test/renderer/home'], ['component'], ['test/renderer/home']],
  [['test/e2e/desktop.test.ts'], ['e2e'], ['test/e2e/desktop.test.ts']],
  [
    ['test/shared/csv', 'test/renderer/gaps'],
    ['unit', 'component'],
    ['test/shared/csv', 'test/renderer/gaps'],
  ],
  [['--changed'], ['lint', 'types', 'unit', 'component'], ['--changed']],
  [['e2e', '--changed=main'], ['e2e'], ['--changed=main']],
])('npm test -- %j runs %j', (words, steps, filters) => {
  expect(wantedOf(words, isFile)).toEqual({ steps, filters });
});

test.each(['lnit', '--chnged', 'test'])('%s is neither a step nor a file', (word) => {
  expect(() => wantedOf([word], isFile)).toThrow(`Neither a step nor a file: ${word}.`);
});
