import { PERIODIC_REVIEW } from '../related-controls.ts';
import { FINE, type GapRule, gap, notApplicable } from '../rule.ts';
import { listed } from '../sentence.ts';
import { READ_IT, unread } from '../unread.ts';

export const vaultItemWithoutPassword: GapRule = {
  id: 'vault-item-without-password',
  title: 'A vault item for a password that is gone',
  severity: 'low',
  about: 'aws',
  why: 'AWS says that the root user has no password, yet the record names a vault for it. Whoever opens the item in an emergency loses time, and the record is wrong about the way in.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? READ_IT
      : 'Delete or archive the item in the vault, and record that the account has none.',
  controls: PERIODIC_REVIEW,
  evaluate(ctx) {
    const { vaults } = ctx.account;
    if (vaults == null || vaults.length === 0) return notApplicable('No vault is recorded for it.');
    const password = ctx.credential('password');
    if (password === 'yes') return FINE;
    if (password !== 'no') return unread(password, 'whether the root user has a password');
    return gap(
      `AWS says that there is no root password, and the vault ${listed(vaults.map((key) => ctx.world.vaultName(key)))} is recorded for it.`,
    );
  },
};
