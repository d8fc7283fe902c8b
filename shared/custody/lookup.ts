/** Finds the records that a ledger's keys name. The first record of a key counts. */
import type {
  DeviceRecord,
  GroupRecord,
  LedgerDocument,
  OrganizationRecord,
  PhoneRecord,
  PlaceRecord,
  VaultRecord,
} from '../register/document.ts';

export class Lookup {
  private readonly groups: (key: string) => GroupRecord | undefined;
  private readonly vaults: (key: string) => VaultRecord | undefined;
  private readonly devices: (key: string) => DeviceRecord | undefined;
  private readonly places: (key: string) => PlaceRecord | undefined;
  private readonly phones: (key: string) => PhoneRecord | undefined;
  private readonly organizations: (key: string) => OrganizationRecord | undefined;

  constructor(document: LedgerDocument) {
    // A group is known by its key, else by another name, else by either in another case: keys of mail groups are
    // addresses, and addresses come in any case.
    const groups = document.groups ?? [];
    this.groups = inTurn([
      keyed(groups, (group) => [group.key]),
      keyed(groups, (group) => group.aliases ?? []),
      keyed(groups, (group) => [group.key, ...(group.aliases ?? [])].map((key) => key.toLowerCase()), true),
    ]);
    const vaults = document.vaults ?? [];
    this.vaults = inTurn([keyed(vaults, (vault) => [vault.key]), keyed(vaults, (vault) => vault.aliases ?? [])]);
    this.devices = keyed(document.devices ?? [], (device) => [device.key]);
    this.places = keyed(document.places ?? [], (place) => [place.key]);
    this.phones = keyed(document.phones ?? [], (phone) => [phone.number]);
    this.organizations = keyed(document.organizations ?? [], (organization) => [organization.id]);
  }

  group(key: string): GroupRecord | undefined {
    return this.groups(key);
  }
  vault(key: string): VaultRecord | undefined {
    return this.vaults(key);
  }
  device(key: string): DeviceRecord | undefined {
    return this.devices(key);
  }
  place(key: string): PlaceRecord | undefined {
    return this.places(key);
  }
  phone(number: string): PhoneRecord | undefined {
    return this.phones(number);
  }
  organization(id: string): OrganizationRecord | undefined {
    return this.organizations(id);
  }
}

type Find<T> = (key: string) => T | undefined;

function keyed<T>(records: readonly T[], keys: (record: T) => readonly string[], anyCase = false): Find<T> {
  const map = new Map<string, T>();
  for (const record of records) for (const key of keys(record)) if (!map.has(key)) map.set(key, record);
  return anyCase ? (key) => map.get(key.toLowerCase()) : (key) => map.get(key);
}

function inTurn<T>(finders: readonly Find<T>[]): Find<T> {
  return (key) => {
    for (const find of finders) {
      const found = find(key);
      if (found) return found;
    }
    return undefined;
  };
}
