/** A ledger in memory that files are imported into as the command line does it, and what it says afterwards. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import type { Command, Session } from '../../../../electron/cli/command.ts';
import { accounts } from '../../../../electron/cli/commands/accounts.ts';
import { gaps } from '../../../../electron/cli/commands/gaps.ts';
import { importFiles } from '../../../../electron/cli/commands/import.ts';
import { whatIf } from '../../../../electron/cli/commands/whatif.ts';
import { LedgerHost } from '../../../../electron/ledger/host.ts';
import { databaseOf } from '../../../../electron/ledger/open.ts';
import type { FileSummary } from '../../../../shared/imports/reconcile/lines.ts';
import type { AccountRecord, GroupRecord, PersonRecord, VaultRecord } from '../../../../shared/register/document.ts';
import { documentOf } from '../../../../shared/register/record.ts';

const FOLDER = new URL('../../../fixtures/cases/', import.meta.url).pathname;
const NOW = '2026-12-01T12:00:00Z';
/** When the ledger was filled that the files meet. */
const BEFORE = '2026-11-01T12:00:00Z';

export interface ImportArguments {
  readonly for?: string;
  readonly kind?: string;
  readonly now?: string;
}

interface AccountRow {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly state: string | null;
  readonly credentials: Readonly<Record<'password' | 'mfa' | 'accessKeys' | 'certificates', 'yes' | 'no' | 'unknown'>>;
  readonly busFactor: number | 'unknown';
  readonly breakInSets: unknown;
}

export class CaseLedger {
  private readonly host: LedgerHost;
  private readonly set: string;
  private now = NOW;

  constructor(set: 'one' | 'two') {
    this.set = set;
    this.host = new LedgerHost(databaseOf(new Database(':memory:')), () => new Date(this.now));
    onTestFinished(() => this.host.close());
  }

  /** Import with `--apply`. Answers what the command line prints of each file, in the order given. */
  apply(files: string | readonly string[], options: ImportArguments = {}): Promise<readonly FileSummary[]> {
    return this.run(files, options, true);
  }

  /** Import without `--apply`. */
  preview(files: string | readonly string[], options: ImportArguments = {}): Promise<readonly FileSummary[]> {
    return this.run(files, options, false);
  }

  private async run(
    files: string | readonly string[],
    { now, ...options }: ImportArguments,
    apply: boolean,
  ): Promise<readonly FileSummary[]> {
    const given = typeof files === 'string' ? [files] : files;
    this.now = now ?? NOW;
    const paths = given.map((file) => (file.startsWith('/') ? file : join(FOLDER, this.set, file)));
    const answer = await this.command(importFiles, paths, { ...options, apply });
    return (answer as { files: readonly FileSummary[] }).files;
  }

  async account(id: string, now = NOW): Promise<AccountRow | undefined> {
    this.now = now;
    return ((await this.command(accounts)) as AccountRow[]).find((row) => row.id === id);
  }

  /** The rules of an account's open gaps, without the unknown ones. */
  async gaps(id: string, now = NOW): Promise<readonly string[]> {
    this.now = now;
    const found = (await this.command(gaps, [], { account: id })) as { status: string; rule: string }[];
    return found.filter(({ status }) => status === 'gap').map(({ rule }) => rule);
  }

  /** What the company and the leaver are left with, of one account. */
  async whatIf(leaver: string, id: string, now = NOW): Promise<{ company: string; leaver: string } | undefined> {
    this.now = now;
    const answer = (await this.command(whatIf, [], { leaver: [leaver] })) as {
      accounts: { id: string; company: string; leaver: string }[];
    };
    return answer.accounts.find((row) => row.id === id);
  }

  private async command(command: Command, positionals: readonly string[] = [], values = {}): Promise<unknown> {
    const session = { folder: '', host: this.host, actor: 'olga', dataKey: null, now: () => new Date(this.now) };
    const answer = await command.run({
      values,
      positionals,
      args: [],
      open: async () => session as Session,
      say: () => {},
    });
    return answer?.json;
  }

  document() {
    return documentOf(this.host.ledger.register);
  }

  person(email: string): PersonRecord | undefined {
    return this.document().people?.find((one) => one.email === email);
  }

  /** The addresses of everybody in the ledger, sorted. */
  people(): readonly string[] {
    return (this.document().people ?? []).map((one) => one.email).sort();
  }

  group(key: string): GroupRecord | undefined {
    return this.document().groups?.find((one) => one.key === key);
  }

  /** Who is in a group now, sorted: addresses of people and keys of groups. */
  members(key: string): readonly string[] {
    return (this.group(key)?.members ?? [])
      .filter((entry) => (entry.until ?? null) === null)
      .map((entry) => ('person' in entry ? entry.person : entry.group) ?? '')
      .sort();
  }

  vault(key: string): VaultRecord | undefined {
    return this.document().vaults?.find((one) => one.key === key);
  }

  vaults(): readonly string[] {
    return (this.document().vaults ?? []).map((one) => one.key).sort();
  }

  /** Who has which access to a vault now, sorted: `alice@field.example read`. */
  access(key: string): readonly string[] {
    return (this.vault(key)?.access ?? [])
      .filter((entry) => (entry.until ?? null) === null)
      .map((entry) => `${'person' in entry ? entry.person : entry.group} ${entry.level}`)
      .sort();
  }

  /** The date of what the ledger says of a field of an account. */
  dateOf(id: string, field: string): string | undefined {
    return this.host.ledger.register.get({ kind: 'account', key: id })?.fields.get(field)?.effective?.confirmed.at;
  }

  /** What the ledger says of a field of an account. */
  valueOf(id: string, field: string): unknown {
    return this.host.ledger.register.get({ kind: 'account', key: id })?.value(field);
  }

  recordOf(id: string): AccountRecord | undefined {
    return this.document().accounts?.find((one) => one.id === id);
  }
}

/** Everything that is told of a file, in one text. */
export function toldOf(file: FileSummary | undefined): string {
  return [...(file?.problems ?? []).map(({ row, reason }) => `${row}: ${reason}`), ...(file?.notes ?? [])].join('\n');
}

/** The first set's ledger: three accounts and two people. */
export async function harbour(): Promise<CaseLedger> {
  const ledger = new CaseLedger('one');
  await ledger.apply(['00-base-accounts.json', '00-base-people.csv'], { now: BEFORE });
  return ledger;
}

/** The second set's ledger: four accounts and three people. */
export async function field(): Promise<CaseLedger> {
  const ledger = new CaseLedger('two');
  await ledger.apply(['base/accounts.json', 'base/people.csv'], { now: BEFORE });
  return ledger;
}

/** A file of its own, removed after the test. */
export function fileOf(name: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'case-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** A vault's list in which bob reads what alice manages. */
export function vaultList(): string {
  return fileOf(
    'member-access.csv',
    [
      'Email,Name,Two-Step Login,Account Recovery,Group,Collection,Collection Permission,Total Items',
      'alice@field.example,Alice Ng,On,Off,-,AWS root,Can manage,4',
      'bob@field.example,Bob Ro,On,Off,-,AWS root,Can view,4',
      '',
    ].join('\n'),
  );
}

/** With custody of 200000000002: its password in the vault `bitwarden:AWS root`. */
export async function fieldWithVault(): Promise<CaseLedger> {
  const ledger = await field();
  await ledger.apply(['base/custody-vault.csv', 'base/200000000002.json', 'base/features.json'], { now: BEFORE });
  return ledger;
}

/** With custody of 200000000002: no vault, and the inbox aws-prod@field.example. */
export async function fieldWithInbox(): Promise<CaseLedger> {
  const ledger = await field();
  await ledger.apply(['base/custody-inbox.csv', 'base/200000000002.json', 'base/features.json'], { now: BEFORE });
  return ledger;
}
