/**
 * Who holds what has one answer: the rules, the sheet of a runbook, the list of a successor and the questions of a review name
 * the people that a reader who knows nothing of the custody engine finds in the same ledger.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileCustody, evaluateAccount } from '../../../shared/custody/index.ts';
import { evaluateGaps } from '../../../shared/gaps/evaluate.ts';
import { RuleWorld } from '../../../shared/gaps/world.ts';
import { holdingsOf } from '../../../shared/handover/index.ts';
import type { LedgerDocument } from '../../../shared/register/document.ts';
import { policyFrom } from '../../../shared/register/policy.ts';
import { documentOf, factsOfDocument } from '../../../shared/register/record.ts';
import { questionsOf } from '../../../shared/reviews/index.ts';
import { sheetOf } from '../../../shared/runbooks/index.ts';
import { randomLedger } from '../custody/random-ledger.ts';
import { DECLARED, registerOf } from './worlds.ts';

const ACCOUNT = '111111111111';

/** Spells the vault and the groups of a random ledger by other names wherever they are named. */
function underOtherNames(document: LedgerDocument): LedgerDocument {
  const named = (key: string | undefined) => (key === undefined ? undefined : OTHER_NAMES[key]?.toUpperCase()) ?? key;
  const entries = <T extends { readonly group?: string | undefined }>(list: readonly T[] | null | undefined) =>
    list?.map((entry) => (entry.group === undefined ? entry : { ...entry, group: named(entry.group) as string }));
  return {
    ...document,
    groups: document.groups?.map((group) => ({
      ...group,
      aliases: [OTHER_NAMES[group.key] as string],
      members: entries(group.members) ?? null,
    })),
    vaults: document.vaults?.map((vault) => ({
      ...vault,
      aliases: [OTHER_NAMES[vault.key] as string],
      access: entries(vault.access) ?? null,
    })),
    accounts: document.accounts?.map((account) => ({
      ...account,
      vaults: account.vaults?.map((key) => named(key) as string) ?? null,
    })),
  } as LedgerDocument;
}
const OTHER_NAMES: Readonly<Record<string, string>> = {
  v0: 'AWS root',
  v1: 'Spare keys',
  'g0@acme.example': 'old-g0@acme.example',
  'g1@acme.example': 'old-g1@acme.example',
  'g2@acme.example': 'old-g2@acme.example',
};

/** Reads a ledger one question at a time, with nothing remembered and nothing shared with the engine. */
class Naive {
  readonly document: LedgerDocument;
  readonly now: number;
  constructor(document: LedgerDocument, now: number) {
    this.document = document;
    this.now = now;
  }

  person(address: string): string {
    const key = address.trim().toLowerCase();
    const people = this.document.people ?? [];
    const main = people.find(({ email }) => email.toLowerCase() === key);
    const found = main ?? people.find(({ aliases }) => aliases?.some((alias) => alias.toLowerCase() === key));
    return found?.email.toLowerCase() ?? key;
  }

  hasLeft(person: string): boolean {
    const record = this.document.people?.find(({ email }) => email.toLowerCase() === person);
    if (record === undefined) return false;
    if (record.status === 'left') return true;
    const day = record.lastDay;
    if (day == null || /^(9999|1900)/.test(day)) return false;
    const over = day.length === 10 ? `${day}T00:00:00Z` : `${new Date(day).toISOString().slice(0, 10)}T00:00:00Z`;
    return Date.parse(over) + 86_400_000 <= this.now;
  }

  isToday({ from, until }: { from?: string | null | undefined; until?: string | null | undefined }): boolean {
    return (!from || Date.parse(from) <= this.now) && (!until || Date.parse(until) > this.now);
  }

  private named<T extends { readonly key: string; readonly aliases?: readonly string[] | null | undefined }>(
    records: readonly T[] | null | undefined,
    name: string,
  ): T | undefined {
    const text = name.toLowerCase();
    return (
      records?.find(({ key }) => key.toLowerCase() === text) ??
      records?.find(({ aliases }) => aliases?.some((alias) => alias.toLowerCase() === text))
    );
  }

  vault(name: string) {
    return this.named(this.document.vaults, name);
  }

  group(name: string) {
    return this.named(this.document.groups, name);
  }

  /** Everybody in a group today, in whatever role. */
  members(name: string, path: readonly string[] = []): string[] {
    const group = this.group(name);
    if (group === undefined || path.includes(group.key)) return [];
    return (group.members ?? [])
      .filter((entry) => this.isToday(entry))
      .flatMap((entry) =>
        entry.person === undefined
          ? this.members(entry.group ?? '', [...path, group.key])
          : [this.person(entry.person)],
      );
  }

  readers(name: string, path: readonly string[] = []): string[] {
    const group = this.group(name);
    if (group === undefined || path.includes(group.key)) return [];
    return (group.members ?? [])
      .filter((entry) => this.isToday(entry) && entry.delivery !== 'none')
      .flatMap((entry) =>
        entry.person === undefined
          ? this.readers(entry.group ?? '', [...path, group.key])
          : [this.person(entry.person)],
      );
  }

  /** Everybody with an entry of these levels in a vault today. */
  inVault(name: string, levels: readonly string[] = ['read', 'manage', 'grant']): string[] {
    return (this.vault(name)?.access ?? [])
      .filter((entry) => this.isToday(entry) && levels.includes(entry.level))
      .flatMap((entry) => (entry.person === undefined ? this.members(entry.group ?? '') : [this.person(entry.person)]));
  }

  /** Everybody in any list of the account's custody. */
  listed(): string[] {
    const { document } = this;
    const account = document.accounts?.[0];
    const found: string[] = [];
    const inbox = account?.inbox;
    if (inbox && inbox !== 'none') {
      if (typeof inbox.person === 'string') found.push(this.person(inbox.person));
      if (typeof inbox.group === 'string') found.push(...this.members(inbox.group));
    }
    for (const key of account?.vaults ?? []) found.push(...this.inVault(key));
    for (const key of account?.devices ?? []) {
      const device = document.devices?.find((one) => one.key === key);
      if (device?.holder) found.push(this.person(device.holder));
      if (device?.vault) found.push(...this.inVault(device.vault));
      const place = document.places?.find((one) => one.key === device?.place);
      found.push(...(place?.keyholders ?? []).map((one) => this.person(one)));
    }
    const phone = document.phones?.find(({ number }) => number === account?.phone);
    found.push(...(phone?.holders ?? []).map((one) => this.person(one)));
    found.push(...(account?.accessKeyHolders ?? []).map((one) => this.person(one)));
    const organization = document.organizations?.find(({ id }) => id === account?.organization);
    found.push(...(organization?.controllers ?? []).map((one) => this.person(one)));
    return found;
  }
}

const sorted = (people: Iterable<string>): string[] => [...new Set(people)].sort();
const lower = (people: Iterable<string>): string[] => sorted([...people].map((one) => one.toLowerCase()));

it('names the people that the ledger names, in every rule, sheet, list and question', () => {
  let listed = 0;
  fc.assert(
    fc.property(fc.integer(), fc.boolean(), (seed, renamed) => {
      const { document: made, now } = randomLedger(seed);
      const said = renamed ? underOtherNames(made) : made;
      const register = registerOf(factsOfDocument(said, DECLARED));
      const document = documentOf(register);
      const model = compileCustody(document, { policy: policyFrom(document.settings), now });
      const world = new RuleWorld({
        register,
        model,
        verdict: (id) => evaluateAccount(model, id),
        owed: () => [],
      });
      const naive = new Naive(document, now);
      const here = (people: readonly string[]) => sorted(people.filter((one) => !naive.hasLeft(one)));

      for (const { key } of document.groups ?? []) {
        const { readers, left } = world.audience(key);
        expect(sorted(readers), key).toEqual(here(naive.readers(key)));
        expect(sorted(left), key).toEqual(sorted(naive.members(key).filter((one) => naive.hasLeft(one))));
      }

      const gap = evaluateGaps(world).find(({ rule }) => rule === 'left-still-listed');
      const left = sorted(naive.listed().filter((one) => naive.hasLeft(one)));
      expect(lower(gap?.people ?? [])).toEqual(left);
      listed += left.length;

      const sheet = sheetOf(world, ACCOUNT);
      const vaults = document.accounts?.[0]?.vaults ?? [];
      expect(sheet?.vaults?.map(({ people }) => lower(people.map(({ email }) => email))) ?? []).toEqual(
        vaults.map((key) => here(naive.inVault(key, ['read', 'manage']))),
      );
      const inbox = document.accounts?.[0]?.inbox;
      if (inbox && inbox !== 'none' && typeof inbox.group === 'string')
        expect(lower(sheet?.inbox?.people.map(({ email }) => email) ?? [])).toEqual(here(naive.readers(inbox.group)));

      // What goes on or is yet to begin can be handed over and has to be asked about.
      const ahead = (entry: { until?: string | null | undefined }) => !entry.until || Date.parse(entry.until) > now;
      const asked = questionsOf(model, { kinds: ['group', 'vault'], unused: true });
      for (const { key, access } of document.vaults ?? []) {
        const entries = (access ?? []).filter((entry) => ahead(entry) && entry.person !== undefined);
        const people = sorted(entries.map(({ person }) => naive.person(person ?? '')));
        const ofVault = asked.filter((one) => one.kind === 'vault' && one.key === key && one.whoKind === 'person');
        expect(sorted(ofVault.map(({ who }) => naive.person(who))), key).toEqual(people);
        for (const person of people)
          expect(
            holdingsOf(model, person).some((one) => one.kind === 'vault' && one.key === key),
            `${key} of ${person}`,
          ).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
  // The test finds people who left where they are.
  expect(listed).toBeGreaterThan(50);
});
