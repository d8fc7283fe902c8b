/** What a file must be told because it does not say it itself. */
import type { Collector } from './collector.ts';
import type { ImportKind } from './kind.ts';
import type { Belonging } from './parsed-file.ts';
import type { Shape } from './shape.ts';

export const MISSING: Record<Belonging, string> = {
  account: 'The file does not say which account it belongs to: give the account id with --for, or in the file’s name.',
  group: 'The file does not say which group it lists: give the group’s address or key with --for.',
  vault: 'The file does not say which vault it lists: give the vault’s key (such as 1password:NAME) with --for.',
};

/** Refuses a file about a group or vault that nobody named. */
export function lacksBelonging(to: Collector, kind: ImportKind, shape: Shape): boolean {
  if (kind.belongsTo === undefined || kind.belongsTo === 'account') return false;
  if (to.around.belongsTo !== null || kind.namesItsOwn?.(shape)) return false;
  to.fail(MISSING[kind.belongsTo]);
  return true;
}

/** Refuses a file about one account that nobody named. For readers that find out only while reading. */
export function lacksAccount(to: Collector): void {
  to.fail(MISSING.account);
}
