import { expect, it } from 'vitest';
import { suggestedName } from '../../../electron/files/suggested-name.ts';

it.each([
  ['proof.pdf', 'proof.pdf'],
  ['../../x.pdf', 'x.pdf'],
  ['/home/u/.bashrc', 'bashrc'],
  ['C:\\Users\\u\\run.bat', 'run.bat'],
  ['..', 'file'],
  ['a/', 'file'],
  ['  .hidden', 'hidden'],
  ['gpj.\u202Eexe.pdf', 'gpj.exe.pdf'],
  ['a\nb:c?.txt', 'abc.txt'],
  [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(116)}.pdf`],
])('a dialog suggests a name and never a path: %j', (wanted, name) => {
  expect(suggestedName(wanted)).toBe(name);
});
