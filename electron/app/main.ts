/** The main process: raises the walls, opens the window, wires the session to it. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  app,
  type BrowserWindow,
  clipboard,
  nativeTheme,
  powerMonitor,
  safeStorage,
  session as sessions,
  shell,
} from 'electron';
import { contract } from '../../shared/ipc/contract.ts';
import type { EventName, Events } from '../../shared/ipc/events.ts';
import { keepReady, processHelpers } from '../helpers/processes.ts';
import { defaultFolder, ledgerLocation } from '../ledger/location.ts';
import { DEFAULT_ROLE_NAME } from '../scan/scan.ts';
import type { ScanJob } from '../scan/worker-messages.ts';
import { appArguments } from './arguments.ts';
import { ClipboardGuard } from './clipboard.ts';
import { commandIn, runCommand } from './command-line.ts';
import { systemDialogs } from './dialogs.ts';
import { type HandedOver, handedOverIn, isBackupFile } from './given-files.ts';
import { givenPaths } from './imports/given-paths.ts';
import { ImportController } from './imports/import-controller.ts';
import { systemPlaces } from './imports/places.ts';
import { gateway, ledgerLines } from './ipc/gateway.ts';
import { giveLine, registerDrops, registerGateway, registerLedgerLines, tellWindow } from './ipc/register.ts';
import { operatingSystemKeychain } from './keychain.ts';
import { notice } from './log.ts';
import { notifier } from './notify.ts';
import { quitInOrder } from './quit.ts';
import { reportServices } from './reports/services.ts';
import { mainHandlers } from './requests/table.ts';
import { buildInfo, runtimeInfo } from './runtime-info.ts';
import { askAws, ScanController } from './scan/scan-controller.ts';
import { Scheduler } from './scan/scheduler.ts';
import { openExternalWith } from './security/external-links.ts';
import { isOurWindow, type Sender } from './security/sender.ts';
import { beforeReady, guardContents, guardSessions } from './security/walls.ts';
import { autoLock } from './session/auto-lock.ts';
import { keyPort } from './session/key-port.ts';
import { ledgerInHelper } from './session/ledger-port.ts';
import { sampleAwsInHelper } from './session/sample-aws.ts';
import { samplePort } from './session/sample-port.ts';
import { Session } from './session/session.ts';
import { SettingsFile } from './settings.ts';
import { explainBackground, goesOn } from './tray/background.ts';
import { liveTray } from './tray/live-tray.ts';
import { openTray } from './tray/tray.ts';
import type { TrayAction } from './tray/tray-menu.ts';
import { safekeeping, settleFolder } from './trust.ts';
import { setMenu } from './window/menu.ts';
import { bringForward, openWindow, renewWindow, type WindowParts } from './window/window.ts';

/** In memory, since it does not begin with `persist:`. */
const PARTITION = 'root-ledger';
const OUT = join(import.meta.dirname, '..');
const ICONS = join(OUT, 'main', 'icons');

const given = appArguments(process.argv, process.cwd());
const folder = given.ledger ?? (given.demo ? throwAwayFolder() : defaultFolder());
const developerTools = !app.isPackaged;

// Whatever is written from here on, by us or by Chromium, is this user's alone.
process.umask(0o077);
app.setName('Root Ledger');
// Chromium's own files belong to the ledger that is used, so that two ledgers can be open side by side.
app.setPath('userData', join(folder, 'window'));
beforeReady(app);

/** What the sample is shown with: everything, as fast as its simulated AWS answers. */
const SAMPLE_SCAN: ScanJob = {
  kind: 'scan',
  profile: null,
  roleName: DEFAULT_ROLE_NAME,
  ownAccountOnly: false,
  accounts: null,
  which: 'all',
  resume: false,
  deepAudit: false,
  pacing: 'none',
};

/** The demonstration keeps clear of the person's own ledger, and runs beside it. */
function throwAwayFolder(): string {
  const made = mkdtempSync(join(tmpdir(), 'root-ledger-demo-'));
  app.on('quit', () => rmSync(made, { recursive: true, force: true }));
  return made;
}

function openExternal(address: string): boolean {
  return openExternalWith((allowed) => void shell.openExternal(allowed), address);
}

function run(): void {
  const settings = new SettingsFile(join(folder, 'window', 'settings.json'));
  nativeTheme.themeSource = settings.settings.theme;
  let window: BrowserWindow | null = null;
  const parts: WindowParts = {
    preload: join(OUT, 'preload', 'preload.cjs'),
    icon: join(ICONS, 'app.png'),
    partition: PARTITION,
    developerTools,
    settings,
  };
  /** Has the tray look again; it comes with the first window that is drawn. */
  let lookAgain = (): void => {};
  /** Show the window, at a screen or where it was. */
  const show = (to?: string): void => {
    if (window === null) keep(openWindow(parts, { at: to }));
    else {
      bringForward(window);
      if (to !== undefined) tell('navigate', { to });
    }
  };
  /** From now on this is the window that may ask and is told. */
  const keep = (opened: BrowserWindow) => {
    window = opened;
    // Not before the window is drawn: the person waits for that first.
    opened.once('ready-to-show', () => {
      if (!session.isOpen && !given.demo) keepReady(ledgerFile, 'ledger');
    });
    opened.on('closed', () => {
      if (window === opened) window = null;
    });
  };
  const tell = <Name extends EventName>(event: Name, payload: Events[Name]) =>
    tellWindow(window?.webContents ?? null, event, payload);

  const helpers = processHelpers;
  const ledgerFile = join(OUT, 'main', 'ledger-worker.js');
  const awsHelper = { helpers, file: join(OUT, 'main', 'aws-worker.js') };
  const scan = new ScanController(awsHelper, {
    progress: (progress) => {
      tell('scan.progress', progress);
      lookAgain();
    },
    finished: (summary) => {
      notice('a scan ended', '');
      void scheduler.finished(summary).catch((error) => notice('the scan’s end was not told', '', error));
    },
    failed: (message) => {
      notice('a scan failed', '');
      void scheduler.failed(message).catch((error) => notice('the scan’s end was not told', '', error));
    },
  });
  /** Set while the sample is open: where its simulated AWS answers. */
  let simulated: NodeJS.ProcessEnv | null = null;
  const keychain = operatingSystemKeychain(safeStorage);
  const safe = safekeeping({
    folder,
    threads: join(OUT, 'main'),
    helpers,
    keychain,
    dialogs: systemDialogs(() => window),
    settings: () => settings.settings,
    progress: (progress) => tell('work.progress', progress),
    backupsChanged: () => tell('backups.changed', null),
    backupOpened: () => tell('backup.opened', null),
  });
  const session = new Session({
    folder,
    keys: keyPort(keychain),
    openLedger: ledgerInHelper({ helpers, file: ledgerFile, notice, keeper: safe.keyKeeper }),
    sample: samplePort(async (ledger) => {
      await ledger.internal('sample.record', null);
      const aws = await sampleAwsInHelper(helpers, join(OUT, 'main', 'sample-aws.js'), new Date().toISOString());
      simulated = aws.environment;
      scan.start(SAMPLE_SCAN, ledger, aws.environment);
      return async () => {
        simulated = null;
        await scan.stop();
        await aws.stop();
      };
    }),
    hasDatabase: async (of) => existsSync(ledgerLocation(of).database),
    backups: safe.backups,
    now: () => new Date(),
  });

  const scheduler = new Scheduler({
    start: (job, ledger) => scan.start(job, ledger, environment()),
    notify: notifier((to) => show(to)),
    planned: () => lookAgain(),
    now: () => new Date(),
  });
  session.onBeforeLock(async () => {
    scheduler.close();
    await scan.stop();
  });
  const imports = new ImportController({
    helpers,
    workerFile: join(OUT, 'main', 'import-worker.js'),
    ledger: () => session.ledger(),
    now: () => new Date(),
    progress: (progress) => tell('work.progress', progress),
  });
  session.onBeforeLock(() => imports.forget());
  const trust = safe.attach(session);
  const guard = new ClipboardGuard(clipboard, () => settings.settings.clearClipboardSeconds);
  session.onBeforeLock(() => guard.clear());
  const quitting = quitInOrder(app, session, async () => {
    const { isOpen, isSample } = session;
    if (!goesOn({ isOpen, isSample, next: scheduler.view().next, settings: settings.settings })) return false;
    return explainBackground(settings);
  });
  let wasOpen = false;
  session.onChange((state) => {
    tell('session.changed', state);
    const isOpen = state.phase === 'open';
    if (wasOpen && !isOpen && window !== null && !quitting()) keep(renewWindow(window, parts));
    wasOpen = isOpen;
  });
  session.onOpen((ledger) => {
    ledger.onChange((change) => tell('ledger.changed', change));
    void scheduler.open(ledger).catch((error) => notice('the scan schedule could not be read', '', error));
  });

  const environment = () => simulated ?? process.env;

  const handlers = mainHandlers({
    session,
    aws: {
      scan,
      scheduler,
      environment,
      simulated: () => simulated !== null,
      ask: (question) => askAws(awsHelper, question, environment()),
    },
    imports: { controller: imports, places: systemPlaces(() => window) },
    runtime: runtimeInfo,
    trust,
    reports: reportServices(),
    clipboard: guard,
    settings: {
      current: () => settings.settings,
      change: (changes) => {
        const changed = settings.change(changes);
        nativeTheme.themeSource = changed.theme;
        window?.setContentProtection(changed.screenCaptureProtection);
        tell('settings.changed', changed);
        return changed;
      },
    },
    tell,
    openExternal,
  });
  const isTrusted = (event: Sender) => isOurWindow(event, window?.webContents ?? null);
  registerGateway(gateway({ contract, main: handlers, isTrusted, notice }));
  registerLedgerLines(ledgerLines({ isTrusted, connect: () => session.ledger().windowLine(), give: giveLine, notice }));
  registerDrops(isTrusted, (message) => {
    const paths = givenPaths(message);
    if (paths.length === 0 || !session.isOpen) return;
    try {
      imports.give(paths.map((path) => ({ path })));
      tell('files.dropped', { count: paths.length });
    } catch (error) {
      notice('dropped files were not taken', '', error);
    }
  });

  app.on('web-contents-created', (_event, contents) => guardContents(contents, openExternal));
  guardSessions(sessions.fromPartition(PARTITION, { cache: false }), sessions.defaultSession, {
    app,
    pages: { folder: join(OUT, 'renderer'), locale: app.getSystemLocale() },
    developerTools,
  });
  autoLock(powerMonitor, () => settings.settings, session);
  setMenu(app, { runtime: buildInfo(), developerTools, tell, lock: () => void session.lock('user') });

  const first = openWindow(parts);
  keep(first);
  if (given.demo) void session.openSample().catch((error) => notice('the sample could not be opened', '', error));

  const act: Record<TrayAction, () => void> = {
    open: () => show(),
    scan: () => {
      show('/scan');
      if (!session.isOpen || scan.running) return;
      if (simulated !== null) scan.start(SAMPLE_SCAN, session.ledger(), simulated);
      else scheduler.startNow();
    },
    lock: () => void session.lock('user'),
    quit: () => app.quit(),
  };
  first.once('ready-to-show', () => {
    const place = openTray(ICONS, (action) => act[action]());
    lookAgain = liveTray({ place, session, scheduler, scan });
  });

  const lookInto = (backup: string | null): void => {
    if (backup !== null) void trust.backups.offer(backup);
  };
  lookInto(given.backup ?? fromFinder);
  app.on('activate', () => {
    if (window === null) show();
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    show();
    if (isBackupFile(path)) lookInto(path);
  });
  app.on('second-instance', (_event, _argv, _folder, handedOver) => {
    show();
    lookInto(handedOverIn(handedOver).backup);
  });
}

/** On macOS a file that the app is started with comes as an event, before there is a window. */
let fromFinder: string | null = null;
app.once('open-file', (event, path) => {
  event.preventDefault();
  if (isBackupFile(path)) fromFinder = path;
});

const command = commandIn(process.argv, { packaged: app.isPackaged });
if (command !== null) void runCommand(app, command);
// A second start hands over what it was given, and ends.
else if (app.requestSingleInstanceLock({ backup: given.backup } satisfies HandedOver))
  void app
    .whenReady()
    .then(() => settleFolder(folder))
    .then(run);
else app.quit();
