/** Handing over: the edits that moving or copying lines from one person to another means. */
import type { CustodyModel } from '../custody/index.ts';
import { goesOn, startMs } from '../custody/instants.ts';
import { amongPeople } from '../offboarding/among.ts';
import type { GroupMember, VaultAccess } from '../register/document.ts';
import type { Json } from '../register/facts.ts';
import type { Edit } from './edits.ts';
import type { Choice, Holding } from './holdings.ts';

/** The edits of these choices (by a holding's id; a line without one is kept), all at one instant. */
export function handoverEdits(
  model: CustodyModel,
  holdings: readonly Holding[],
  choices: ReadonlyMap<string, Choice>,
  from: string,
  to: string,
  at: string,
): Edit[] {
  const writer = new Writer(model, from, to, at);
  for (const holding of holdings) {
    const choice = choices.get(holding.id) ?? 'keep';
    if (choice !== 'keep' && holding.choices.includes(choice)) writer.hand(holding, choice === 'move');
  }
  return writer.edits();
}

const ROLES = ['member', 'manager', 'owner'] as const;

class Writer {
  private readonly model: CustodyModel;
  private readonly to: string;
  private readonly at: string;
  private readonly isFrom: (address: string) => boolean;
  private readonly isTo: (address: string) => boolean;
  private readonly found = new Map<
    string,
    { kind: Edit['kind']; key: string; set: Record<string, Json>; items: Record<string, Json[]> }
  >();

  constructor(model: CustodyModel, from: string, to: string, at: string) {
    this.model = model;
    this.to = to;
    this.at = at;
    const among = amongPeople(model.document);
    this.isFrom = among([from]);
    this.isTo = among([to]);
  }

  edits(): Edit[] {
    return [...this.found.values()];
  }

  hand(holding: Holding, move: boolean): void {
    const { document } = this.model;
    const { key } = holding;
    switch (holding.kind) {
      case 'group':
        this.members(key, document.groups?.find((one) => one.key === key)?.members ?? [], holding.part, move);
        break;
      case 'vault':
        this.access(key, document.vaults?.find((one) => one.key === key)?.access ?? [], holding.part, move);
        break;
      case 'place':
        this.list('place', key, 'keyholders', document.places?.find((one) => one.key === key)?.keyholders, move);
        break;
      case 'phone':
        this.list('phone', key, 'holders', document.phones?.find((one) => one.number === key)?.holders, move);
        break;
      case 'organization':
        this.list(
          'organization',
          key,
          'controllers',
          document.organizations?.find(({ id }) => id === key)?.controllers,
          move,
        );
        break;
      case 'domain': {
        const domain = document.domains?.find(({ name }) => name === key);
        const field = holding.part as 'registrarHolders' | 'dnsHolders';
        this.list('domain', key, field, domain?.[field], move);
        break;
      }
      case 'access-key': {
        const account = document.accounts?.find(({ id }) => id === key);
        this.list('account', key, 'accessKeyHolders', account?.accessKeyHolders, move);
        break;
      }
      case 'device':
        this.of('device', key).set.holder = this.to;
        break;
      case 'risk':
        this.of('account', key).set.sharedVaultRiskOwner = this.to;
        break;
      case 'admin':
        this.of('person', this.to).set[holding.part] = true;
        if (move) this.of('person', key).set[holding.part] = false;
        break;
      case 'mailbox':
        break;
    }
  }

  private members(key: string, members: readonly GroupMember[], role: string, move: boolean): void {
    const isOne = (entry: GroupMember): boolean =>
      entry.person !== undefined &&
      this.isFrom(entry.person) &&
      (entry.role ?? 'member') === role &&
      goesOn(entry, Date.parse(this.at));
    const theirs = members.filter(isOne);
    const [first] = theirs;
    if (first === undefined) return;
    const entries = this.entries('group', key, 'members');
    const waiting = entries.findIndex((entry) => (entry as GroupMember).person === this.to);
    const has =
      (entries[waiting] as GroupMember | undefined) ??
      members.find(
        (entry) => entry.person !== undefined && this.isTo(entry.person) && !entry.until && this.began(entry),
      );
    const taken = {
      ...(has ?? { from: this.at, until: null }),
      person: has?.person ?? this.to,
      role: wider(has?.role, first.role),
      // What either of them receives now, the successor receives afterwards.
      delivery:
        has === undefined || (has.delivery ?? 'all') === 'none' ? (first.delivery ?? 'all') : (has.delivery ?? 'all'),
    };
    if (waiting >= 0) entries[waiting] = taken as Json;
    else entries.push(taken as Json);
    if (move) for (const entry of theirs) entries.push({ ...entry, until: this.at } as Json);
  }

  private access(key: string, access: readonly VaultAccess[], level: string, move: boolean): void {
    const theirs = access.filter(
      (entry) =>
        entry.person !== undefined &&
        this.isFrom(entry.person) &&
        entry.level === level &&
        goesOn(entry, Date.parse(this.at)),
    );
    if (theirs.length === 0) return;
    const entries = this.entries('vault', key, 'access');
    const has = access.some(
      (entry) =>
        entry.person !== undefined &&
        this.isTo(entry.person) &&
        entry.level === level &&
        !entry.until &&
        this.began(entry),
    );
    if (!has) entries.push({ person: this.to, level, from: this.at, until: null });
    if (move) for (const entry of theirs) entries.push({ ...entry, until: this.at } as Json);
  }

  private list(
    kind: Edit['kind'],
    key: string,
    field: string,
    people: readonly string[] | null | undefined,
    move: boolean,
  ): void {
    const stay = (people ?? []).filter((one) => !move || !this.isFrom(one));
    this.of(kind, key).set[field] = stay.some(this.isTo) ? stay : [...stay, this.to];
  }

  private began(entry: { from?: string | null | undefined }): boolean {
    return startMs(entry) <= Date.parse(this.at);
  }

  private entries(kind: 'group' | 'vault', key: string, field: string): Json[] {
    const { items } = this.of(kind, key);
    items[field] ??= [];
    return items[field];
  }

  private of(kind: Edit['kind'], key: string) {
    const name = `${kind}:${key}`;
    let edit = this.found.get(name);
    if (edit === undefined) {
      edit = { kind, key, set: {}, items: {} };
      this.found.set(name, edit);
    }
    return edit;
  }
}

function wider(a: GroupMember['role'], b: GroupMember['role']): (typeof ROLES)[number] {
  return ROLES[Math.max(ROLES.indexOf(a ?? 'member'), ROLES.indexOf(b ?? 'member'))] ?? 'member';
}
