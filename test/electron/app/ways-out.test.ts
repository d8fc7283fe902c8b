/**
 * Every way out of the ledger and every change of what opens it, one list each for the window and the command line: an entry in
 * the log tells of it. A channel or a command that is in no list does not compile, or fails here.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { mainHandlers } from '../../../electron/app/requests/table.ts';
import { BackupDesk } from '../../../electron/app/session/backup-desk.ts';
import { KeyChanges } from '../../../electron/app/session/key-changes.ts';
import { BackupKeeper } from '../../../electron/backup/keeper.ts';
import { COMMANDS } from '../../../electron/cli/table.ts';
import { writeOut } from '../../../electron/files/write-out.ts';
import { keepAttachment, sumOf } from '../../../electron/ledger/attachments.ts';
import { chainHead, readLog } from '../../../electron/ledger/log.ts';
import { makeCopy } from '../../../electron/ledger/rekeying/encrypted-copy.ts';
import { ROOT } from '../../../scripts/setup/paths.ts';
import { type ChannelsIn, contract } from '../../../shared/ipc/contract.ts';
import { DEFAULT_SETTINGS } from '../../../shared/ipc/settings.ts';
import { BY, newLedger, PASSPHRASE } from '../backup/ledgers.ts';
import { fakeKeychain, utf8 } from '../keys/fixtures.ts';
import { scratch } from '../ledger/scratch.ts';

vi.mock('../../../electron/keys/argon2.ts', async (original) => ({
  ...(await original<typeof import('../../../electron/keys/argon2.ts')>()),
  deriveKey: (await import('../keys/quick-derivation.ts')).quickDerivation,
}));

/** What the entry is: its action, and its title. */
interface Told {
  readonly action: 'export' | 'report' | 'backup' | 'keys' | 'restore';
  readonly title: RegExp;
  /** What is asked; a function where it depends on the ledger. */
  readonly ask: unknown;
}
const shows = 'shows in the window';
const reads = 'reads files, AWS or settings; nothing of the ledger leaves';
const secret = { with: 'passphrase', passphrase: PASSPHRASE } as const;
const ACCOUNT = '111122223333';
const DAYS = { from: '2026-10-01T00:00:00.000Z', to: '2026-11-01T00:00:00.000Z' };

const WINDOW: Readonly<Record<ChannelsIn<'main'>, Told | string>> = {
  'session.state': shows,
  'session.create': 'the ledger begins with its keys; nothing was changed',
  'session.unlock': shows,
  'session.accept-loss': 'an entry of its own, when the ledger is opened (noted.test)',
  'session.lock': shows,
  'session.open-sample': shows,
  'app.runtime': shows,
  'app.settings': reads,
  'app.change-settings': reads,
  'app.copied': 'what somebody reads anyway, a piece at a time; tables are told',
  'app.printed': { action: 'keys', title: /recovery key to the printer/, ask: { what: 'recovery-key' } },
  'app.open-link': reads,
  'keys.list': shows,
  'keys.change-passphrase': { action: 'keys', title: /passphrase/, ask: { secret, passphrase: 'another long phrase' } },
  'keys.new-recovery-key': { action: 'keys', title: /new recovery key/, ask: { secret } },
  'keys.set-keychain': { action: 'keys', title: /keychain/, ask: { secret } },
  'keys.remove-slot': { action: 'keys', title: /Took away a way/, ask: { secret, slot: 'keychain' } },
  'keys.rekey-begin': 'ends with `keys.rekey-finish`, or changes nothing',
  'keys.rekey-finish': { action: 'keys', title: /Encrypted the ledger anew/, ask: { stored: true } },
  'backup.state': shows,
  'backup.make': { action: 'backup', title: /own folder of backups/, ask: undefined },
  'backup.save': { action: 'backup', title: /Backed up to a file/, ask: undefined },
  'backup.choose': shows,
  'backup.opened': shows,
  'backup.put-away': shows,
  'backup.preview': shows,
  'backup.restore': 'an entry of its own in the restored ledger (restore.test)',
  'logs.page': shows,
  'logs.export': 'the app’s own log, which has nothing of the ledger in it',
  'offboarding.attach': reads,
  'offboarding.save-attachment': { action: 'export', title: /copy of a proof/, ask: 'the proof' },
  'aws.profiles': reads,
  'aws.caller': reads,
  'aws.checks': reads,
  'aws.policy': shows,
  'scan.start': reads,
  'scan.cancel': reads,
  'scan.continue': reads,
  'scan.state': shows,
  'schedule.get': reads,
  'schedule.set': reads,
  'imports.choose': reads,
  'imports.paste': reads,
  'imports.state': shows,
  'imports.cancel': reads,
  'imports.reread': reads,
  'imports.remove': reads,
  'imports.discard': reads,
  'imports.columns': reads,
  'imports.apply': 'an import is an entry of its own',
  'imports.catalogue': shows,
  'imports.template': { action: 'export', title: /accounts to fill in/, ask: undefined },
  'reports.save-evidence': {
    action: 'report',
    title: /^Saved root-evidence-.*PDF/,
    ask: { format: 'pdf', redacted: false, maskAccounts: false },
  },
  'reports.save-evidence-folder': {
    action: 'report',
    title: /every form, in a folder/,
    ask: { redacted: false, maskAccounts: false },
  },
  'reports.save-picture': {
    action: 'report',
    title: /custody-.*SVG/,
    ask: { account: ACCOUNT, format: 'svg', content: '<svg />' },
  },
  'reports.save-table': { action: 'report', title: /CSV/, ask: { table: { of: 'register', kind: 'person' } } },
  'reports.copy-table': { action: 'report', title: /^Copied/, ask: { table: { of: 'register', kind: 'person' } } },
  'reports.save-page': {
    action: 'report',
    title: /Web page/,
    ask: { page: { of: 'runbook', account: ACCOUNT, kind: 'lost-phone' }, format: 'html' },
  },
  'reports.save-calendar': { action: 'report', title: /Calendar/, ask: { calendar: { of: 'reviews' } } },
  'reports.save-comparison': {
    action: 'report',
    title: /root-custody-2026-10-01-to-2026-11-01/,
    ask: { ...DAYS, format: 'json', redacted: false },
  },
};

const COMMAND_LINE: Readonly<Record<string, string>> = {
  init: 'the ledger begins with its keys',
  scan: 'a scan is an entry of its own',
  accounts: 'shows on standard output',
  gaps: 'shows on standard output',
  whatif: 'shows on standard output',
  offboard: 'shows on standard output; opening a case is an entry of its own',
  import: 'an import is an entry of its own',
  export: 'told (chain.test)',
  report: 'told (chain.test)',
  backup: 'told (chain.test)',
  restore: 'an entry of its own in the restored ledger (restore.test)',
  verify: 'shows on standard output; going on without entries is an entry of its own',
  'simulate-aws': 'has no ledger',
};

/** Everything that writes a file, the clipboard or paper for somebody: a new one has to be in the lists above as well. */
const WRITERS = [
  'electron/app/imports/places.ts',
  'electron/app/reports/evidence-folder.ts',
  'electron/app/reports/services.ts',
  'electron/app/requests/imports.ts',
  'electron/app/requests/logs.ts',
  'electron/app/requests/offboarding.ts',
  'electron/app/requests/reports.ts',
  'electron/app/session/backup-desk.ts',
  'electron/cli/commands/export.ts',
  'electron/cli/commands/init.ts',
  'electron/cli/commands/report.ts',
  'electron/reports/print.ts',
];

const PROOF = { name: 'sealed.txt', bytes: utf8('sealed') };

/** A ledger of its own, with main's handlers over it as the app wires them; files go into a folder of the test. */
async function app() {
  const { folder, key, host } = await newLedger('ada');
  host.ledger.change({ actor: 'me', action: 'edit', title: 'Added an account' }, (draft) =>
    draft.put({ kind: 'account', key: ACCOUNT, field: 'name', statement: { value: 'prod' }, provenance: BY }),
  );
  host.ledger.note({ actor: 'me', action: 'offboard', title: 'Kept a proof' }, (db, seq) =>
    keepAttachment(db, PROOF, seq),
  );
  const out = scratch();
  let files = 0;
  const internal = async (name: string, request: unknown) => {
    const result = host.internal(name as never, request as never, 'me');
    if (!result.ok) throw new Error(result.error.message);
    return result.value as never;
  };
  const port = { internal };
  const session = {
    isOpen: true,
    isSample: false,
    openFolder: folder,
    keysChanged: () => {},
    onBeforeLock: () => {},
    ledger: () => port,
    whileClosed: async (work: (of: string) => Promise<{ answer: unknown }>) => (await work(folder)).answer,
  };
  const dialogs = {
    chooseToSave: async (_: unknown, suggestion: string) => join(out, `${++files}-${suggestion}`),
    chooseFolder: async () => out,
    chooseToOpen: async () => null,
  };
  const notice = (what: string, _: string, error?: unknown) => {
    if (error !== undefined) throw new Error(what, { cause: error });
  };
  const keychain = fakeKeychain();
  const keys = new KeyChanges({ session, keychain, makeCopy, progress: () => {}, notice } as never);
  const made = { made: '2026-11-24T12:00:00.000Z', bytes: 1, content: { lastEntry: { seq: 3 } } };
  const run = async () => made as never;
  const keeper = new BackupKeeper({
    run,
    settings: () => DEFAULT_SETTINGS,
    app: '1',
    now: () => new Date(),
    onChange: () => {},
    notice,
  });
  keeper.opened(folder, key);
  await keeper.follows({
    changedSince: async () => false,
    tell: (title, detail) => internal('log.taken-out', { what: 'backup', title, detail }),
  });
  const desk = {
    session,
    keeper,
    run,
    dialogs,
    folder,
    offeredChanged: () => {},
    actor: () => 'me',
    now: () => new Date(),
  };
  const handlers = mainHandlers({
    session,
    trust: { dialogs, keys, backups: new BackupDesk({ ...desk, notice } as never) },
    imports: {
      places: {
        saveFile: async (name: string, text: string) =>
          (await writeOut(join(out, name), text, { replace: false })) !== null,
      },
    },
    runtime: () => ({ appVersion: '1' }),
    reports: {
      print: async (html: string) => utf8(html),
      font: () => null,
      copy: async () => {},
      write: (file: string, bytes: Uint8Array) => writeOut(file, bytes, { replace: false }),
    },
    clipboard: { copied: async () => {} },
  } as never);
  return { host, handlers, keys, folder, end: () => keeper.closed() };
}

/** What has to be so before something can be asked. */
const BEFORE: Partial<Record<string, (at: Awaited<ReturnType<typeof app>>) => Promise<unknown>>> = {
  'keys.rekey-finish': ({ keys }) => keys.beginRekey(utf8(PASSPHRASE)),
  'keys.remove-slot': ({ keys }) => keys.setKeychain({ with: 'passphrase', passphrase: utf8(PASSPHRASE) }),
};

describe('every way out of the window, and every change of what opens the ledger, is an entry', () => {
  const told = Object.entries(WINDOW).filter((row): row is [string, Told] => typeof row[1] === 'object');
  test.each(told)('%s', async (channel, { action, title, ask }) => {
    const at = await app();
    await BEFORE[channel]?.(at);
    const before = chainHead(at.host.ledger.db).seq;
    const given =
      channel === 'offboarding.save-attachment'
        ? { hash: sumOf(PROOF.bytes) }
        : channel === 'keys.remove-slot'
          ? { secret, slot: (await at.keys.slots()).find(({ kind }) => kind === 'keychain')?.id }
          : ask;
    const request = contract[channel as keyof typeof contract].request.parse(given);
    await (at.handlers as Readonly<Record<string, (request: unknown) => unknown>>)[channel]?.(request);
    const entries = readLog(at.host.ledger.db, { limit: 9, search: '' }).filter(({ seq }) => seq > before);
    expect(entries).toEqual([expect.objectContaining({ action, actor: 'me', title: expect.stringMatching(title) })]);
    expect(JSON.stringify(entries)).not.toContain(at.folder);
    at.end();
    at.host.close();
  });

  test('a page that is printed is one as well; with no ledger open there is nothing to tell', async () => {
    const { host, handlers, end } = await app();
    await handlers['app.printed']({ what: 'page' });
    expect(readLog(host.ledger.db, { limit: 1, search: '' })[0]).toMatchObject({ action: 'report', title: /a page/ });
    end();
    host.close();
  });

  test('the list holds every channel that main answers, and no other', () => {
    const main = Object.entries(contract).filter(([, { room }]) => room === 'main');
    expect(Object.keys(WINDOW).sort()).toEqual(main.map(([name]) => name).sort());
  });
});

describe('the lists', () => {
  test('of the command line hold every command', () => {
    expect(Object.keys(COMMAND_LINE).sort()).toEqual(COMMANDS.map(({ name }) => name).sort());
    const sources = Object.entries(COMMAND_LINE).filter(([, how]) => how.startsWith('told'));
    for (const [name] of sources)
      expect(readFileSync(join(ROOT, 'electron/cli/commands', `${name}.ts`), 'utf8')).toContain('tellTakenOut(');
  });

  test('of what writes a file, the clipboard or paper is whole', () => {
    const writes = /writeOut\(|writeOutFolder\(|writeText\(|chooseToSave\(|saveFile\(|printToPDF\(|\.print\(/;
    const sources = readdirSync(join(ROOT, 'electron'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `electron/${name.replaceAll('\\', '/')}`)
      .filter((name) => !name.startsWith('electron/files/'));
    const found = sources.filter((name) =>
      readFileSync(join(ROOT, name), 'utf8')
        .split('\n')
        .some((line) => writes.test(line) && !/^\s*(\w+\(.*\): Promise|\*|\/\/)/.test(line)),
    );
    expect(found.sort()).toEqual(WRITERS);
  });
});
