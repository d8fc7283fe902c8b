/** The custody graph of one account: who holds what, through which groups, vaults and devices. */
import type { DeviceRecord } from '../register/document.ts';
import type { CompiledAccount } from './account.ts';
import { evaluateAccount } from './evaluate.ts';
import { endMs, startMs } from './instants.ts';
import { accountOf, type CustodyModel } from './model.ts';
import type { CustodyEdge, CustodyNode, CustodyNodeKind, CustodyPicture, Part } from './verdicts.ts';

/** Nodes and edges from people to the account, and which of them are on which path. Throws `RangeError` if unknown. */
export function waysFor(model: CustodyModel, account: string | number): CustodyPicture {
  const compiled = accountOf(model, account);
  const drawing = new Drawing(model, compiled);
  drawing.draw();
  const verdict = evaluateAccount(model, account);
  return {
    account: compiled.id,
    nodes: [...drawing.nodes.values()],
    edges: drawing.edges,
    paths: verdict.paths.map(({ path, open, needs }) => {
      const parts = new Set(needs.map(({ part }) => part));
      const lit = drawing.edges.filter((edge) => edge.now && parts.has(edge.part));
      return {
        path,
        open,
        nodes: [...new Set(lit.flatMap(({ from, to }) => [from, to]))],
        people: [...new Set(needs.flatMap(({ people }) => people))].sort(),
      };
    }),
  };
}

class Drawing {
  readonly nodes = new Map<string, CustodyNode>();
  readonly edges: CustodyEdge[] = [];
  private readonly drawn = new Set<string>();
  private readonly model: CustodyModel;
  private readonly account: CompiledAccount;

  constructor(model: CustodyModel, account: CompiledAccount) {
    this.model = model;
    this.account = account;
  }

  draw(): void {
    const { record, id } = this.account;
    const { lookup } = this.model.sources;
    const root = this.node('account', id, record.name ?? id, true);
    const { inbox } = record;
    if (inbox && inbox !== 'none') {
      if ('group' in inbox) this.edge(this.group(inbox.group as string, 'inbox'), root, 'receives', 'inbox');
      else this.edge(this.person(inbox.person as string), root, 'receives', 'inbox');
    }
    for (const key of record.vaults ?? [])
      this.edge(this.vault(key, 'password'), root, 'keeps the password', 'password');
    for (const key of this.account.devices)
      this.edge(this.device(key, lookup.device(key)), root, 'is a factor', 'factor');
    if (record.phone && record.phone !== 'none') {
      const phone = lookup.phone(record.phone);
      const complete = !!phone?.holders && phone.complete !== false;
      const node = this.node('phone', record.phone, record.phone, complete);
      for (const holder of phone?.holders ?? []) this.edge(this.person(holder), node, 'answers', 'phone');
      this.edge(node, root, 'verifies', 'phone');
    }
    for (const holder of record.accessKeyHolders ?? [])
      if (this.account.keys !== 0) this.edge(this.person(holder), root, 'holds an access key', 'key');
    if (this.account.member && record.organization) {
      const organization = lookup.organization(record.organization);
      const complete = !!organization?.controllers && organization.controllersComplete !== false;
      const node = this.node('organization', record.organization, organization?.name ?? record.organization, complete);
      for (const person of organization?.controllers ?? []) this.edge(this.person(person), node, 'controls', 'central');
      this.edge(node, root, 'controls', 'central', this.account.central !== 0);
    }
  }

  private device(key: string, device: DeviceRecord | undefined): string {
    const placed = !!(device?.holder || device?.vault || device?.place);
    const node = this.node('device', key, device?.label ?? key, placed);
    if (device?.holder) this.edge(this.person(device.holder), node, 'holds', 'factor');
    else if (device?.vault) this.edge(this.vault(device.vault, 'factor'), node, 'keeps', 'factor');
    else if (device?.place) {
      const place = this.model.sources.lookup.place(device.place);
      const complete = !!place?.keyholders && place.complete !== false;
      const at = this.node('place', device.place, device.place, complete);
      for (const holder of place?.keyholders ?? []) this.edge(this.person(holder), at, 'has a key to', 'factor');
      this.edge(at, node, 'keeps', 'factor');
    }
    return node;
  }

  private vault(key: string, part: Part): string {
    const vault = this.model.sources.lookup.vault(key);
    const complete = !!vault?.access && vault.complete !== false;
    const node = this.node('vault', vault?.key ?? key, vault?.name ?? vault?.key ?? key, complete);
    if (!this.once(node, part)) return node;
    for (const access of vault?.access ?? []) {
      const meaning = access.level === 'grant' ? 'can grant' : 'reveals';
      const now = access.level !== 'grant' && this.isNow(access);
      if (startMs(access) > this.model.now) continue;
      if (access.person) this.edge(this.person(access.person), node, meaning, part, now);
      else if (access.group) this.edge(this.group(access.group, part), node, meaning, part, now);
    }
    return node;
  }

  private group(key: string, part: Part): string {
    const group = this.model.sources.lookup.group(key);
    const complete = !!group?.members && group.complete !== false;
    const node = this.node('group', group?.key ?? key, group?.name ?? group?.key ?? key, complete);
    if (!this.once(node, part)) return node;
    for (const member of group?.members ?? []) {
      if (startMs(member) > this.model.now) continue;
      const reads = part !== 'inbox' || (member.delivery ?? 'all') !== 'none';
      const controls = (member.role ?? 'member') !== 'member';
      if (!reads && !controls) continue;
      const meaning = !reads ? 'manages' : part === 'inbox' ? 'receives' : 'is a member';
      const now = reads && this.isNow(member);
      if (member.person) this.edge(this.person(member.person), node, meaning, part, now);
      else if (member.group) this.edge(this.group(member.group, part), node, meaning, part, now);
    }
    return node;
  }

  private isNow(entry: { from?: string | null | undefined; until?: string | null | undefined }): boolean {
    return endMs(entry, this.model.now) === Number.POSITIVE_INFINITY;
  }

  private once(node: string, part: Part): boolean {
    const key = `${part} ${node}`;
    if (this.drawn.has(key)) return false;
    this.drawn.add(key);
    return true;
  }

  private person(address: string): string {
    const { people } = this.model;
    const index = people.find(address);
    const email = people.emails[index] ?? address;
    const id = this.node('person', email, people.names[index] ?? address, true);
    if (people.left[index] === 1)
      this.nodes.set(id, {
        id,
        kind: 'person',
        key: email,
        label: people.names[index] ?? email,
        complete: true,
        left: true,
      });
    return id;
  }

  private node(kind: CustodyNodeKind, key: string, label: string, complete: boolean): string {
    const id = `${kind}:${key}`;
    if (!this.nodes.has(id)) this.nodes.set(id, { id, kind, key, label, complete });
    return id;
  }

  private edge(from: string, to: string, meaning: string, part: Part, now = true): void {
    this.edges.push({ from, to, meaning, part, now });
  }
}
