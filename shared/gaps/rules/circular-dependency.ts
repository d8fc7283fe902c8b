import { TESTED_PROCEDURE } from '../related-controls.ts';
import { FINE, type GapRule, gap } from '../rule.ts';
import { listed } from '../sentence.ts';

export const circularDependency: GapRule = {
  id: 'circular-dependency',
  title: 'The way back runs through the account itself',
  severity: 'high',
  about: 'custody',
  why: 'If the mail, the vault or the DNS runs in the account that they must rescue, they are gone exactly when they are needed. It has happened.',
  whatToDo: () =>
    'Move the mail, vault or DNS zone somewhere that does not depend on this account, or keep a second way outside it.',
  controls: TESTED_PROCEDURE,
  evaluate(ctx) {
    const circle = ctx.world.circle(ctx.account.id);
    if (circle === undefined) return FINE;
    const { first, through } = circle;
    if (through.length === 0) return gap(`To get back in you need ${first.what}, which runs in this very account.`);
    const names = listed(through.map((id) => ctx.world.accountName(id)));
    return gap(
      `To get back in you need ${first.what}, which runs in ${names}, and that in turn depends on this account.`,
      {
        refs: through.map((key) => ({ kind: 'account', key })),
      },
    );
  },
};
