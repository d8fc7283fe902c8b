import { RECORD_IT } from '../custody-words.ts';
import { NAMED_HOLDERS } from '../related-controls.ts';
import { FINE, type GapRule, gap, unknown } from '../rule.ts';
import { listed } from '../sentence.ts';
import { noPassword } from '../unread.ts';

export const vaultUnrecorded: GapRule = {
  id: 'vault-unrecorded',
  title: 'Who can read the root password is not known',
  severity: 'high',
  about: 'custody',
  why: 'A root password that nobody can find is lost; one whose readers nobody knows cannot be taken away from a leaver.',
  whatToDo: (finding) =>
    finding.status === 'gap'
      ? 'Reset the root password and store it in a vault that at least two people can open.'
      : `${RECORD_IT} An export of the password manager’s access list answers it.`,
  controls: NAMED_HOLDERS,
  evaluate(ctx) {
    const none = noPassword(ctx);
    if (none) return none;
    const vaults = ctx.custody('vaults');
    if (vaults === undefined)
      return unknown('not-recorded', 'Nobody has recorded which vault holds the root password.', {
        coveredBy: 'custody-unrecorded',
      });
    if (vaults.length === 0) return gap('The root password is in no vault.');
    const open = vaults.filter((key) => {
      ctx.noteChange('vault', ctx.world.vaultKey(key), 'access');
      const vault = ctx.world.vault(key);
      return vault?.access == null || vault.complete === false;
    });
    if (open.length === 0) return FINE;
    const names = listed(open.map((key) => ctx.world.vaultName(key)));
    return unknown('not-recorded', `Not everybody who can open the vault ${names} is recorded.`, {
      severity: 'medium',
      refs: open.map((key) => ({ kind: 'vault', key: ctx.world.vaultKey(key) })),
    });
  },
};
