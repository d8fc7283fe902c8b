/** How the three rooms become the app in `out/`: main and worker, one preload file, the window's page. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { appIcons } from './scripts/icons/files.ts';
import { contract } from './shared/ipc/contract.ts';

const root = import.meta.dirname;
const manifest = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));

/** The commit that is built, or null outside a checkout. */
function commit(): string | null {
  try {
    return execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim();
  } catch {
    return null;
  }
}

const buildInfo = {
  __APP_VERSION__: JSON.stringify(manifest.version),
  __COMMIT__: JSON.stringify(commit()),
  /** The official release: any other version at run time is the development runtime. */
  __OFFICIAL_ELECTRON__: JSON.stringify(manifest.devDependencies.electron),
};

const ledgerChannels = Object.entries(contract)
  .filter(([, { room }]) => room === 'ledger')
  .map(([name]) => name);

export default defineConfig({
  main: {
    define: buildInfo,
    plugins: [
      {
        name: 'first-file',
        generateBundle() {
          const source = readFileSync(resolve(root, 'electron/app/start.cjs'));
          this.emitFile({ type: 'asset', fileName: 'start.cjs', source });
        },
      },
      {
        name: 'icons',
        generateBundle() {
          for (const [name, source] of appIcons()) this.emitFile({ type: 'asset', fileName: `icons/${name}`, source });
        },
      },
    ],
    build: {
      outDir: 'out/main',
      target: 'node24',
      minify: false,
      rollupOptions: {
        input: {
          main: resolve(root, 'electron/app/main.ts'),
          // Helpers and threads: a file each, started by name (`out/main/ledger-worker.js`).
          'ledger-worker': resolve(root, 'electron/ledger/worker.ts'),
          'aws-worker': resolve(root, 'electron/scan/worker.ts'),
          'argon2-worker': resolve(root, 'electron/keys/argon2-worker.ts'),
          'backup-worker': resolve(root, 'electron/backup/worker.ts'),
          'rekey-worker': resolve(root, 'electron/ledger/rekeying/worker.ts'),
          'import-worker': resolve(root, 'electron/imports/worker.ts'),
          'sample-aws': resolve(root, 'electron/sample/aws-helper.ts'),
        },
        // Its native binary is found next to its own files.
        external: ['electron', 'better-sqlite3'],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
      externalizeDeps: false,
    },
  },
  preload: {
    define: { __LEDGER_CHANNELS__: JSON.stringify(ledgerChannels) },
    build: {
      outDir: 'out/preload',
      target: 'node24',
      minify: false,
      // A sandboxed preload cannot load other files: one CommonJS file holds everything.
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: resolve(root, 'electron/app/preload.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: resolve(root, 'renderer'),
    base: './',
    plugins: [react()],
    build: {
      outDir: resolve(root, 'out/renderer'),
      target: 'chrome148',
      minify: true,
      // Inlined assets would be `data:` URLs, which the content policy allows for images only.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: { index: resolve(root, 'renderer/index.html') } },
    },
  },
});
