/** Closing the channels: mail, vaults, phones, safes, administrators. What they hold there is listed once, whoever it serves. */

import type { CompiledAccount } from '../../custody/account.ts';
import { endMs } from '../../custody/instants.ts';
import type { StepItem, StepKind } from '../case.ts';
import type { Change, ListKind } from '../change.ts';
import { accountsAt, othersIn } from '../world.ts';
import type { PlanContext } from './context.ts';
import { E, F } from './context.ts';
import type { Draft } from './draft.ts';
import { divide, stepId } from './draft.ts';
import type { InboxMoves } from './inbox.ts';
import type { Succession } from './successors.ts';
import { TEXTS } from './texts.ts';

export function planClosing(ctx: PlanContext, succession: Succession, inbox: InboxMoves): Draft[] {
  const waits = (item: StepItem): boolean => succession.joined.has(item.key);
  const drafts = [...inbox.drafts];
  const add = (kind: StepKind, items: readonly StepItem[], one: string, many: string, access = false): void => {
    for (const division of divide(items, waits, access ? 'access-' : '')) {
      const [first] = division.items;
      const used = division.items.some((item) => item.accounts.length > 0);
      const name = first?.label ?? '';
      const unused = division.name.endsWith('unused') ? ' that open no account today' : '';
      drafts.push({
        id: stepId(kind, division.name),
        phase: 'close',
        kind,
        title:
          division.items.length === 1
            ? one.replace('{name}', name)
            : `${many.replace('{count}', String(division.items.length))}${unused}`,
        why: access ? ACCESS_WHY : (WHY[kind] ?? ''),
        ...TEXTS[kind],
        items: division.items,
        after: [],
        needed: used ? 'must' : 'should',
      });
    }
  };
  const { who } = ctx;
  const isAccess = (item: StepItem): boolean => item.note.startsWith(ACCESS_GROUP);
  const listed = groups(ctx);
  const mail = listed.filter((item) => !isAccess(item));
  add('leave-group', mail, `Remove ${who} from {name}`, `Remove ${who} from {count} mail groups`);
  const access = listed.filter(isAccess);
  add('leave-group', access, `Remove ${who} from {name}`, `Remove ${who} from {count} access groups`, true);
  add(
    'leave-vault',
    vaults(ctx),
    `End ${possessive(who)} access to {name}`,
    `End ${possessive(who)} access to {count} vaults`,
  );
  add(
    'end-admin',
    admins(ctx),
    `End ${possessive(who)} mail and domain administration`,
    'End the mail and domain administration of {count} people',
  );
  const phones = phonesOf(ctx, succession);
  add('hand-over-phone', phones.handedOver, 'Take back the phone {name}', 'Take back {count} phones');
  add(
    'replace-phone',
    phones.replaced,
    'Replace their own number on {name}',
    'Replace their own number on {count} accounts',
  );
  add('leave-place', list(ctx, 'place'), 'Take back the key to {name}', 'Take back keys to {count} safes');
  add(
    'leave-organization',
    list(ctx, 'organization'),
    `End ${possessive(who)} control of {name}`,
    `End ${possessive(who)} control of {count} organizations`,
  );
  add(
    'leave-domain',
    list(ctx, 'domain'),
    `End ${possessive(who)} access to the domain {name}`,
    `End ${possessive(who)} access to {count} domains`,
  );
  return drafts;
}

const ACCESS_GROUP = 'Access group';
const ACCESS_WHY = 'Its members can open vaults. As long as they are one, a new password would be theirs too.';

const WHY: Partial<Record<StepKind, string>> = {
  'leave-group': 'Whoever receives or controls this mail can have the root password reset.',
  'leave-vault': 'As long as they can open the vault, a new password would be theirs too.',
  'end-admin': 'Whoever administers mail or the domain can send root mail wherever they like.',
  'hand-over-phone': 'Inbox and phone together get past MFA.',
  'replace-phone': 'The number is their own and goes with them; inbox and phone together get past MFA.',
  'leave-place': 'What is in the safe is theirs as long as they have the key.',
  'leave-organization': 'Whoever acts on the management account can open every member account.',
  'leave-domain': 'Whoever controls the domain can redirect its mail.',
};

export function possessive(name: string): string {
  return name.endsWith('s') ? `${name}’` : `${name}’s`;
}

/** Entries of theirs that go on or are yet to come. */
function isListed(
  ctx: PlanContext,
  entries: readonly { person?: string | undefined; until?: string | null | undefined }[] | null | undefined,
): boolean {
  return (entries ?? []).some(
    (entry) =>
      typeof entry.person === 'string' &&
      ctx.isLeaver(entry.person) &&
      endMs(entry, ctx.world.model.now) === Number.POSITIVE_INFINITY,
  );
}

function leaveItem(ctx: PlanContext, kind: ListKind, key: string, label: string, note: string): StepItem {
  const accounts = kind === 'domain' ? [] : accountsAt(ctx.world.model, `${kind}:${key}`);
  return {
    key: `${kind}:${key}`,
    label,
    note,
    accounts,
    changes: [{ do: 'leave', kind, key, people: ctx.world.leavers }],
  };
}

function groups(ctx: PlanContext): StepItem[] {
  return (ctx.world.model.document.groups ?? [])
    .filter((group) => isListed(ctx, group.members))
    .map((group) => {
      const roles = (group.members ?? [])
        .filter((member) => typeof member.person === 'string' && ctx.isLeaver(member.person))
        .map((member) => member.role ?? 'member');
      const kind = group.kind === 'access' ? ACCESS_GROUP : 'Mail group';
      return leaveItem(
        ctx,
        'group',
        group.key,
        group.name || group.key,
        `${kind} ${group.key}, as ${[...new Set(roles)].join(' and ')}`,
      );
    });
}

function vaults(ctx: PlanContext): StepItem[] {
  return (ctx.world.model.document.vaults ?? [])
    .filter((vault) => isListed(ctx, vault.access))
    .map((vault) =>
      leaveItem(ctx, 'vault', vault.key, vault.name || vault.key, vault.provider ? `In ${vault.provider}` : ''),
    );
}

function admins(ctx: PlanContext): StepItem[] {
  return (ctx.world.model.document.people ?? [])
    .filter((person) => ctx.isLeaver(person.email) && (person.mailAdmin || person.domainAdmin))
    .map((person) => ({
      key: `person:${person.email}`,
      label: person.name || person.email,
      note: [person.mailAdmin ? 'Mail administrator' : '', person.domainAdmin ? 'Domain administrator' : '']
        .filter(Boolean)
        .join(', '),
      accounts: ctx.world.model.accounts.filter(({ company }) => company !== 0).map(({ id }) => id),
      changes: [{ do: 'end-admin', people: [person.email] } satisfies Change],
    }));
}

function list(ctx: PlanContext, kind: 'place' | 'organization' | 'domain'): StepItem[] {
  const { document } = ctx.world.model;
  const has = (people: readonly string[] | null | undefined): boolean =>
    (people ?? []).some((one) => ctx.isLeaver(one));
  if (kind === 'place')
    return (document.places ?? [])
      .filter((place) => has(place.keyholders))
      .map((place) => leaveItem(ctx, kind, place.key, place.key, place.address ?? ''));
  if (kind === 'domain')
    return (document.domains ?? [])
      .filter((domain) => has(domain.registrarHolders) || has(domain.dnsHolders))
      .map((domain) =>
        leaveItem(ctx, kind, domain.name, domain.name, domain.registrar ? `At ${domain.registrar}` : ''),
      );
  return (document.organizations ?? [])
    .filter((organization) => has(organization.controllers))
    .map((organization) =>
      leaveItem(ctx, kind, organization.id, organization.name || organization.id, organization.id),
    );
}

/** A company phone goes to the next person; somebody's own number is replaced by the company's most used one. */
function phonesOf(ctx: PlanContext, succession: Succession): { handedOver: StepItem[]; replaced: StepItem[] } {
  const { model } = succession.world;
  const phones = model.document.phones ?? [];
  const theirs = phones.filter((phone) => phone.holders?.some((holder) => ctx.isLeaver(holder)));
  const best = phones
    .filter(
      (phone) => phone.kind !== 'personal' && othersIn(model, model.sources.named(phone.holders), ctx.goneNumbers),
    )
    .map((phone) => ({ phone, uses: accountsAt(model, `phone:${phone.number}`).length }))
    .sort((a, b) => b.uses - a.uses)[0]?.phone;
  const handedOver: StepItem[] = [];
  const replaced: StepItem[] = [];
  for (const phone of theirs) {
    const accounts = accountsAt(model, `phone:${phone.number}`);
    const own = phone.kind === 'personal';
    if (own && best !== undefined) {
      for (const id of accounts) {
        const account = ctx.account(id);
        if (account === undefined) continue;
        replaced.push(
          ctx.accountItem(account, `${phone.number} → ${best.number}`, [
            { do: 'change-phone', account: id, from: phone.number, phone: best.number },
          ]),
        );
      }
      // Their own number stays theirs; it only opens nothing any more.
      continue;
    }
    const changes: Change[] = [];
    const left = (phone.holders ?? []).filter((holder) => !ctx.isLeaver(holder));
    const first = accounts
      .map((id) => ctx.account(id))
      .find((account): account is CompiledAccount => account !== undefined);
    const next = othersIn(model, model.sources.named(left), ctx.goneNumbers)
      ? null
      : ctx.candidates.pick(
          succession.world,
          first === undefined ? [] : [first.partSets[E] ?? 0, first.partSets[F] ?? 0],
        );
    if (next !== null) changes.push({ do: 'join', kind: 'phone', key: phone.number, person: next });
    changes.push({ do: 'leave', kind: 'phone', key: phone.number, people: ctx.world.leavers });
    handedOver.push({
      key: `phone:${phone.number}`,
      label: phone.number,
      note: next === null ? '' : `Next holder: ${ctx.name(next)} <${next}>`,
      accounts,
      changes,
    });
  }
  return { handedOver, replaced };
}
