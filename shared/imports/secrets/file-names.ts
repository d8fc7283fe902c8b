/** Names of files are told in receipts, in provenance and in the log: they pass the same gate as what is in the files. */
import { visible } from '../../text/invisible.ts';
import { secretIn } from './values.ts';

/** The file's name as it may be told; where it looks like a secret, that it has one. Its ending is kept. */
export function tellableName(name: string): string {
  const [, ending = ''] = /(\.[A-Za-z0-9]{1,8})?$/.exec(name) ?? [];
  const stem = name.slice(0, name.length - ending.length);
  // Words of a name are joined in many ways.
  const spellings = [name, stem, stem.replace(/[_-]+/g, ' ')];
  return spellings.some((one) => secretIn(one) !== null) ? `a file with a secret in its name${ending}` : visible(name);
}
