/** What all exports of mail groups have in common. */
import type { MemberDelivery, MemberRole } from '../../register/document.ts';
import { isReadable } from '../../text/compare.ts';
import type { Collector } from '../collector.ts';
import type { Grantee, Named } from '../statement.ts';
import { addressOf } from '../text/address.ts';

export interface MemberRow {
  /** The group's address. */
  readonly group: string;
  readonly row: number;
  readonly email: string;
  /** Other addresses of the same member. */
  readonly more?: readonly (string | undefined)[];
  readonly name?: string;
  /** USER, GROUP, CUSTOMER, or MAILBOX (one that several may open); empty or absent where the file does not say. */
  readonly type?: string;
  readonly role?: MemberRole | undefined;
  readonly status?: string;
  /** `unread`: the file says something that cannot be read. */
  readonly delivery?: MemberDelivery | 'unread' | undefined;
  readonly from?: string | undefined;
}

/** The group that `--for` names: an address, or a key of ours. */
export function groupFor(to: Collector): Named {
  const given = to.around.belongsTo ?? '';
  return { key: given, ...(to.groupName === null || to.groupName === '' ? {} : { name: to.groupName }) };
}

export interface GroupRows {
  member(member: MemberRow): void;
  nested(group: string, within: string, row: number): void;
  /** Somebody or something that the file does not identify may read: the group's list is not complete. */
  unknown(group: string, row: number): void;
  /** An account that is switched off: its mailbox may be one that others read. */
  disabled(group: string, row: number): void;
  /** A device or an application: told and left out. */
  machine(group: string, name: string, row: number): void;
  /** `partial`: groups that the file does not list whole, with the reason that is told. */
  end(partial?: { readonly groups: ReadonlySet<string> | 'all'; readonly reason: string } | null): void;
}

/** Takes the members of one or several mail groups; every group with rows is listed whole. */
export function groupRows(to: Collector, alone?: Named): GroupRows {
  const groups = new Map<string, { group: Named; who: 'people' | 'all' }>();
  const nestings = new Set<string>();
  const known = (key: string, row: number): Named => {
    const found = groups.get(key);
    if (found !== undefined) return found.group;
    const group = alone?.key === key ? alone : { key };
    groups.set(key, { group, who: 'all' });
    to.state({ about: 'group', row, group, kind: key.includes('@') ? 'mail' : 'access', primary: false });
    return group;
  };
  if (alone !== undefined) known(alone.key, 0);
  return {
    unknown: (group, row) => to.state({ about: 'member', row, group: known(group, row), member: { unknown: true } }),
    disabled: (group, row) => {
      to.problem(
        row,
        'The account is disabled, and a member all the same: it reads nothing itself, but shared mailboxes are such accounts, and who opens one is not known.',
      );
      to.state({ about: 'member', row, group: known(group, row), member: { unknown: true } });
    },
    machine: (group, name, row) => {
      known(group, row);
      to.problem(row, `${name || 'The member'} is a device or an application, not a person: it is left out.`);
    },
    member: (row) => {
      const group = known(row.group, row.row);
      const member = memberOf(row, to);
      if (member === null) return;
      if ('everyone' in member)
        to.problem(row.row, 'Everyone in the domain is a member: the group’s list is incomplete.');
      const delivery = receiving(row);
      if (delivery === 'unread') {
        to.skip(
          row.row,
          'Whether mail reaches the member cannot be read: who reads the group’s mail is not known, and its list is incomplete.',
        );
        to.state({ about: 'member', row: row.row, group, member: { unknown: true } });
        return;
      }
      if (delivery === 'gone') {
        to.leaveOut(row.row, 'The member is no longer in the directory.');
        return to.note('Members who are no longer in the directory are left out.');
      }
      to.state({
        about: 'member',
        row: row.row,
        group,
        member,
        role: row.role,
        delivery,
        ...(row.from === undefined ? {} : { from: row.from }),
      });
    },
    nested: (outer, inner, row) => {
      const group = known(outer, row);
      const entry = groups.get(outer);
      if (entry) entry.who = 'people';
      const within = known(inner, row);
      const nested = groups.get(inner);
      // Reached through another listing, the subgroup's own subgroups are not told.
      if (nested) nested.who = 'people';
      const nesting = `${outer}\n${inner}`;
      if (nestings.has(nesting)) return to.adds(row);
      nestings.add(nesting);
      to.state({ about: 'member', row, group, member: { group: within } });
    },
    end: (partial = null) => {
      if (partial !== null) to.problem(0, partial.reason);
      to.listing = [...groups.keys()].sort().join(' ').slice(0, 500);
      for (const { group, who } of groups.values())
        if (partial === null || (partial.groups !== 'all' && !partial.groups.has(group.key)))
          to.scopes.push({ of: 'members', group, who });
    },
  };
}

function memberOf(row: MemberRow, to: Collector): Grantee | null {
  const type = (row.type ?? '').toUpperCase();
  if (type === 'CUSTOMER' || type === 'DOMAIN' || /^(everyone|all users)/i.test(row.email)) return { everyone: true };
  const address = addressOf(row.email);
  if (address?.endsWith('.gserviceaccount.com')) {
    to.problem(row.row, 'The member is a service account, which reads no mail: it is left out.');
    return null;
  }
  const addresses = [...new Set([address, ...(row.more ?? [])].filter((entry) => entry !== undefined))];
  const first = addresses[0];
  if (first === undefined) {
    const why = isReadable(row.email) ? 'has no email address' : 'has an email address that cannot be read';
    to.problem(row.row, `The row ${why}: the group has a member nobody can name.`);
    return { unknown: true };
  }
  if (/GROUP|LIST|MAILBOX/.test(type)) return { group: { key: first, ...(row.name ? { name: row.name } : {}) } };
  if (!/^(|USER|EXTERNAL|OTHER)$/.test(type)) {
    to.problem(
      row.row,
      `The kind of member ${(row.type ?? '').slice(0, 40)} is not known, and may be no person: who reads through it is not known.`,
    );
    return { unknown: true };
  }
  const person = { addresses, ...(row.name ? { name: row.name } : {}) };
  if (row.type !== undefined && type === '') return { person, mayBeGroup: true, unsaid: true };
  // Who is outside may be a list there.
  return /^(|EXTERNAL|OTHER)$/.test(type) ? { person, mayBeGroup: true } : { person };
}

/** What reaches the member: absent where the file does not say. */
function receiving(row: MemberRow): MemberDelivery | undefined | 'gone' | 'unread' {
  if (/^(suspended|invited|pending|archived|disabled|inactive)$/i.test(row.status ?? '')) return 'none';
  if (/^(deleted|removed)$/i.test(row.status ?? '')) return 'gone';
  // Google does not know the standing of members of other domains.
  if (!/^(|active|unknown|enabled|approved|accepted)$/i.test(row.status ?? '')) return 'unread';
  return row.delivery;
}

export function roleOf(word: string): MemberRole | undefined {
  const text = word.trim().toLowerCase();
  if (/^(owner|eigentümer|propriétaire|propietario|besitzer)$/.test(text)) return 'owner';
  if (/^(manager|administrator|gestionnaire|administrador)$/.test(text)) return 'manager';
  return text === '' ? undefined : 'member';
}

/** What a delivery setting says: absent where nothing stands there, `unread` where the word is of no known setting. */
export function deliveryOf(word: string): MemberDelivery | 'unread' | undefined {
  const text = word
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
  if (text === '') return undefined;
  if (/^(all mail|all|each email|every email|email|all email)$/.test(text)) return 'all';
  if (/^(daily|digest|abridged|abridged email|digest email|summary)/.test(text)) return 'digest';
  if (/^(none|disabled|no email|no mail|never)$/.test(text)) return 'none';
  return 'unread';
}
