/** Proof, and the end: somebody signs in, mail and phone reach who stays, two people sign. */
import type { StepItem } from '../case.ts';
import { LEDGER_KEYS } from '../ledger-keys.ts';
import { accountsAt } from '../world.ts';
import type { PlanContext } from './context.ts';
import type { Draft } from './draft.ts';
import { stepId } from './draft.ts';
import { TEXTS } from './texts.ts';

export function planVerification(ctx: PlanContext, before: readonly Draft[]): Draft[] {
  const drafts: Draft[] = [];
  const add = (
    kind: 'test-sign-in' | 'test-mail' | 'test-phone' | 'review-events',
    title: string,
    why: string,
    items: readonly StepItem[],
    needed: Draft['needed'],
    after: readonly string[],
  ): void => {
    drafts.push({ id: stepId(kind, ''), phase: 'verify', kind, title, why, ...TEXTS[kind], items, after, needed });
  };
  const must = before.filter(({ needed, phase }) => needed === 'must' && phase !== 'sign');
  const of = (...kinds: Draft['kind'][]): Draft[] => must.filter(({ kind }) => kinds.includes(kind));

  const saved = ctx.affected().filter(({ id }) => ctx.verdicts.get(id)?.company === 'lost');
  if (saved.length > 0)
    add(
      'test-sign-in',
      `Sign in to ${saved.length === 1 ? ctx.accountLabel(saved[0] as (typeof saved)[0]) : `each of ${saved.length} accounts`} without ${ctx.who}`,
      'They would have been lost. Only a sign-in shows that they are not.',
      saved.map((account) =>
        ctx.accountItem(account, account.record.email ?? '', [{ do: 'tested', account: account.id }]),
      ),
      'must',
      must.filter(({ phase }) => phase === 'successor').map(({ id }) => id),
    );
  const mail = of('add-reader', 'leave-group', 'move-inbox');
  const inboxes = new Set(mail.flatMap(({ items }) => items.flatMap((item) => inboxesOf(ctx, item.accounts))));
  if (inboxes.size > 0)
    add(
      'test-mail',
      inboxes.size === 1
        ? `Test the mail to ${ctx.groupName([...inboxes][0] ?? '')}`
        : `Test the mail to ${inboxes.size} root mail groups`,
      'A list can look right and deliver nothing.',
      [...inboxes].sort().map((group) => ({
        key: `group:${group}`,
        label: ctx.groupName(group),
        note: group,
        accounts: accountsAt(ctx.world.model, `group:${group}`),
        changes: [],
      })),
      'must',
      mail.map(({ id }) => id),
    );
  const phones = of('hand-over-phone').flatMap(({ items }) => items);
  if (phones.length > 0)
    add(
      'test-phone',
      phones.length === 1 ? `Call ${phones[0]?.label ?? ''}` : `Call ${phones.length} phones`,
      'AWS calls this number when MFA is lost.',
      phones.map((item) => ({ ...item, changes: [] })),
      'must',
      of('hand-over-phone').map(({ id }) => id),
    );
  if (must.length > 0)
    add(
      'review-events',
      `Look through root events since ${ctx.who} gave or got notice`,
      'What was done in between stays done: a new key, a changed address, an open session.',
      [],
      'should',
      [],
    );
  return drafts;
}

/** The groups that are the recorded inbox of accounts whose mail they have to do with. */
function inboxesOf(ctx: PlanContext, accounts: readonly string[]): string[] {
  const { sources } = ctx.world.model;
  return accounts.flatMap((id) => {
    const inbox = ctx.account(id)?.record.inbox;
    if (typeof inbox !== 'object' || inbox === null || !('group' in inbox)) return [];
    const group = sources.lookup.group(inbox.group as string);
    if (group === undefined) return [];
    const { readers, controllers } = sources.inbox(group.key);
    return ctx.hasLeaver(readers) || ctx.hasLeaver(controllers) ? [group.key] : [];
  });
}

export function planOtherAccess(ctx: PlanContext, controls: boolean): Draft {
  return {
    id: stepId('other-access', ''),
    phase: 'close',
    kind: 'other-access',
    title: `Remove ${ctx.who} from everything else in AWS`,
    why: 'IAM users, roles and forgotten keys of build systems lead back to root by the phone or the organization.',
    ...TEXTS['other-access'],
    items: [],
    after: [],
    needed: controls ? 'must' : 'should',
  };
}

/** What opens this ledger: who has it is recorded nowhere, so it is asked of everybody who goes. */
export function planLedgerKeys(ctx: PlanContext): Draft {
  return {
    id: stepId('ledger-keys', ''),
    phase: 'close',
    kind: 'ledger-keys',
    title: `Keep ${ctx.who} out of this ledger`,
    why: 'Who knows its passphrase or holds its recovery key is recorded nowhere. Whoever does goes on reading who can get in as root, and how.',
    ...TEXTS['ledger-keys'],
    items: LEDGER_KEYS.map(({ key, label, note }) => ({ key, label, note, accounts: [], changes: [] })),
    after: [],
    needed: 'must',
  };
}

export function planEnd(ctx: PlanContext, before: readonly Draft[]): Draft[] {
  const must = before.filter(({ needed }) => needed === 'must');
  // By what is recorded: a last day that is over makes them gone, and their status is still to be set right.
  const recorded = new Map(
    (ctx.world.model.document.people ?? []).map(({ email, status }) => [email.toLowerCase(), status]),
  );
  const staying = ctx.world.leavers.filter((email) => recorded.get(email.toLowerCase()) !== 'left');
  const drafts: Draft[] = [];
  if (staying.length > 0)
    drafts.push({
      id: stepId('record-left', ''),
      phase: 'sign',
      kind: 'record-left',
      title: `Record that ${ctx.who} ${staying.length === 1 ? 'has' : 'have'} left`,
      why: 'From then on the ledger counts on them for nothing, and every trace of them is a gap.',
      ...TEXTS['record-left'],
      items: staying.map((email) => ({
        key: `person:${email}`,
        label: ctx.name(email),
        note: email,
        accounts: [],
        changes: [{ do: 'status', person: email, status: 'left' }],
      })),
      after: must.filter(({ phase }) => phase === 'close' || phase === 'factors').map(({ id }) => id),
      needed: 'must',
    });
  drafts.push({
    id: stepId('sign-off', ''),
    phase: 'sign',
    kind: 'sign-off',
    title: 'Two people sign the case',
    why: 'One person’s word is not proof.',
    ...TEXTS['sign-off'],
    items: [],
    after: [...must, ...drafts].map(({ id }) => id),
    needed: 'must',
  });
  return drafts;
}
