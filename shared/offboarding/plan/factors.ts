/** Changing the factors: what they know becomes worthless, what they hold comes back or is removed. */
import type { CompiledAccount } from '../../custody/account.ts';
import type { StepItem, StepKind } from '../case.ts';
import { accountsAt } from '../world.ts';
import { possessive } from './closing.ts';
import type { PlanContext } from './context.ts';
import { fateOf } from './devices.ts';
import type { Draft } from './draft.ts';
import { divide, stepId } from './draft.ts';
import type { Succession } from './successors.ts';
import { TEXTS } from './texts.ts';

type Needed = 'must' | 'should';

export function planFactors(ctx: PlanContext, succession: Succession): Draft[] {
  const planner = new FactorPlanner(ctx, succession);
  planner.collect();
  return planner.drafts();
}

class FactorPlanner {
  private readonly ctx: PlanContext;
  private readonly succession: Succession;
  /** By kind of step, name of the group of accounts, and whether a verdict waits for it. */
  private readonly buckets = new Map<string, { kind: StepKind; name: string; needed: Needed; items: StepItem[] }>();

  constructor(ctx: PlanContext, succession: Succession) {
    this.ctx = ctx;
    this.succession = succession;
  }

  collect(): void {
    const { ctx } = this;
    const cleared = new Set<string>();
    for (const account of ctx.world.model.accounts) {
      const password = account.password !== 0 && ctx.hasLeaver(account.kept.password);
      const keys = account.keys !== 0 && ctx.hasLeaver(account.kept.key);
      const devices = this.theirDevices(account);
      const needed: Needed = ctx.exposed(account) ? 'must' : 'should';
      if (needed === 'must' && this.succession.centralKept(account) && (account.password !== 0 || account.keys !== 0)) {
        this.put('delete-credentials', account.record.organization ?? '', needed, this.clearing(account));
        cleared.add(account.id);
        continue;
      }
      if (!password && !keys && devices.length === 0) continue;
      if (password)
        this.put('change-password', (account.record.vaults ?? []).join(' and '), needed, this.rotating(account));
      for (const { key, fate } of devices) {
        const device = ctx.device(key);
        if (fate === 'remove') {
          // A device on several accounts is a step; devices on one account each are taken together.
          const shared = accountsAt(ctx.world.model, `device:${key}`).length > 1;
          this.put('remove-device', shared ? key : '', 'must', this.removing(account, key));
        }
        if (fate === 're-enrol')
          this.put('re-enrol-seed', device?.vault ?? device?.place ?? '', needed, this.enrolling(key));
      }
      if (keys) this.put('delete-keys', '', 'must', this.deletingKeys(account));
    }
    this.handOvers(cleared);
  }

  private theirDevices(account: CompiledAccount): { key: string; fate: 'remove' | 're-enrol' }[] {
    if (account.password === 0 || account.mfa === 0) return [];
    return (account.record.devices ?? []).flatMap((key) => {
      const device = this.ctx.device(key);
      const fate = device === undefined ? 'keep' : fateOf(this.ctx, device);
      return fate === 'remove' || fate === 're-enrol' ? [{ key, fate }] : [];
    });
  }

  /** Keys they have in hand come back, whatever they open. */
  private handOvers(cleared: ReadonlySet<string>): void {
    const { ctx } = this;
    for (const device of ctx.world.model.document.devices ?? []) {
      if (!ctx.isHeldByLeaver(device) || fateOf(ctx, device) !== 'hand-over') continue;
      const accounts = accountsAt(ctx.world.model, `device:${device.key}`);
      const first = accounts.map((id) => ctx.account(id)).find((account) => account !== undefined);
      const to = ctx.candidates.pick(ctx.world, first === undefined ? [] : first.partSets.slice(0, 2));
      if (to === null) continue;
      const serial = device.serial ? `, serial ${device.serial}` : '';
      const needed: Needed = accounts.some((id) => !cleared.has(id)) ? 'must' : 'should';
      this.put('hand-over-device', '', needed, {
        key: `device:${device.key}`,
        label: device.label || device.key,
        note: `${device.kind ?? 'kind not recorded'}${serial}. Next holder: ${ctx.name(to)} <${to}>`,
        accounts,
        changes: [{ do: 'hand-over', device: device.key, from: ctx.world.leavers, to }],
      });
    }
  }

  private put(kind: StepKind, name: string, needed: Needed, item: StepItem): void {
    const key = `${kind}|${needed}|${name}`;
    const bucket = this.buckets.get(key) ?? { kind, name, needed, items: [] };
    this.buckets.set(key, bucket);
    if (!bucket.items.some((other) => other.key === item.key)) bucket.items.push(item);
  }

  private clearing(account: CompiledAccount): StepItem {
    return this.ctx.accountItem(account, '', [{ do: 'clear-credentials', account: account.id }]);
  }

  private rotating(account: CompiledAccount): StepItem {
    const items = (account.record.vaultItems ?? []).map(
      ({ vault, item }) => `“${item}” in ${this.ctx.vaultName(vault)}`,
    );
    const where =
      items.length > 0
        ? items.join(', ')
        : (account.record.vaults ?? []).map((key) => this.ctx.vaultName(key)).join(', ');
    const note = [where ? `Vault item: ${where}` : '', account.record.email ?? ''].filter(Boolean).join(' · ');
    return this.ctx.accountItem(account, note, [{ do: 'rotate', account: account.id, from: this.ctx.world.leavers }]);
  }

  private removing(account: CompiledAccount, device: string): StepItem {
    const record = this.ctx.device(device);
    const note = [
      record?.label || device,
      record?.serial ? `serial ${record.serial}` : '',
      record?.personal ? 'their own' : '',
    ]
      .filter(Boolean)
      .join(', ');
    return this.ctx.accountItem(account, note, [{ do: 'drop-device', account: account.id, device }]);
  }

  private enrolling(device: string): StepItem {
    const record = this.ctx.device(device);
    return {
      key: `device:${device}`,
      label: record?.label || device,
      note: record?.vault ? `Seed in ${this.ctx.vaultName(record.vault)}` : `Seed kept at ${record?.place ?? ''}`,
      accounts: accountsAt(this.ctx.world.model, `device:${device}`),
      changes: [{ do: 'enrol', device, from: this.ctx.world.leavers }],
    };
  }

  private deletingKeys(account: CompiledAccount): StepItem {
    return this.ctx.accountItem(account, '', [{ do: 'delete-keys', account: account.id }]);
  }

  drafts(): Draft[] {
    const drafts: Draft[] = [];
    for (const kind of ORDER)
      for (const bucket of this.buckets.values()) {
        if (bucket.kind !== kind) continue;
        const big = bucket.items.toSorted((a, b) => (a.label < b.label ? -1 : 1));
        const parts = kind === 'hand-over-device' ? divide(big) : [{ name: bucket.name, items: big }];
        for (const { name, items } of parts)
          drafts.push({
            id: stepId(kind, bucket.needed === 'must' ? name : `${name}|should`),
            phase: 'factors',
            kind,
            title: this.title(kind, bucket.name, items),
            why: this.why(kind, bucket.needed),
            ...TEXTS[kind],
            items,
            after: [],
            needed: bucket.needed,
          });
      }
    return drafts;
  }

  private title(kind: StepKind, name: string, items: readonly StepItem[]): string {
    const [first] = items;
    const label = first?.label ?? '';
    const accounts = items.length === 1 ? label : `${items.length} accounts`;
    switch (kind) {
      case 'delete-credentials':
        return `Delete the root credentials of ${accounts}`;
      case 'change-password': {
        const vaults =
          name === ''
            ? ''
            : ` kept in ${name
                .split(' and ')
                .map((key) => this.ctx.vaultName(key))
                .join(' and ')}`;
        return `Change the root password of ${accounts}${vaults}`;
      }
      case 'hand-over-device':
        return items.length === 1 ? `Take back ${label}` : `Take back ${items.length} security keys`;
      case 'remove-device':
        return name === '' && items.length > 1
          ? `Remove ${possessive(this.ctx.who)} own devices from ${accounts}`
          : `Remove ${this.ctx.device(name)?.label || first?.note.split(', ')[0]} from ${accounts}`;
      case 're-enrol-seed':
        return items.length === 1
          ? `Re-enrol ${label}`
          : `Re-enrol ${items.length} virtual devices kept in ${this.ctx.vaultName(name)}`;
      default:
        return `Delete the root access keys of ${accounts}`;
    }
  }

  private why(kind: StepKind, needed: Needed): string {
    const { who } = this.ctx;
    if (kind === 'delete-credentials')
      return 'Central root access opens these accounts without root credentials. Deleting them ends every password, key and device at once.';
    if (kind === 'hand-over-device') return `It is in the hands of ${who}, and it opens these accounts.`;
    if (kind === 'remove-device') return 'It stays with them, or can be copied.';
    if (kind === 'delete-keys')
      return 'A root access key needs no second factor, and a copy of it works from anywhere.';
    const what = kind === 'change-password' ? 'the password' : 'the seed';
    return needed === 'must'
      ? `${who} could read ${what} since it was last changed. Removing access does not take back what was copied.`
      : `${who} could read ${what} since it was last changed. By itself it opens nothing today.`;
  }
}

const ORDER: readonly StepKind[] = [
  'delete-credentials',
  'change-password',
  'hand-over-device',
  're-enrol-seed',
  'remove-device',
  'delete-keys',
];
