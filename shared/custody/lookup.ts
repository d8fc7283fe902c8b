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
import { recordKey } from '../text/compare.ts';

export class Lookup {
  private readonly groups: (key: string) => GroupRecord | undefined;
  private readonly vaults: (key: string) => VaultRecord | undefined;
  private readonly devices: (key: string) => DeviceRecord | undefined;
  private readonly places: (key: string) => PlaceRecord | undefined;
  private readonly phones: (key: string) => PhoneRecord | undefined;
  private readonly organizations: (key: string) => OrganizationRecord | undefined;

  constructor(document: LedgerDocument) {
    this.groups = named(document.groups);
    this.vaults = named(document.vaults);
    this.devices = named(document.devices);
    this.places = named(document.places);
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

interface NamedRecord {
  readonly key: string;
  readonly aliases?: readonly string[] | null | undefined;
}

/** A record is known by its key, else by another name, else by either written in another way. */
function named<T extends NamedRecord>(records: readonly T[] | null | undefined): Find<T> {
  const all = records ?? [];
  const alike = keyed(all, (record) => [record.key, ...(record.aliases ?? [])].map(recordKey));
  return inTurn([
    keyed(all, (record) => [record.key]),
    keyed(all, (record) => record.aliases ?? []),
    (key) => alike(recordKey(key)),
  ]);
}

function keyed<T>(records: readonly T[], keys: (record: T) => readonly string[]): Find<T> {
  const map = new Map<string, T>();
  for (const record of records) for (const key of keys(record)) if (!map.has(key)) map.set(key, record);
  return (key) => map.get(key);
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
