/** Three kinds of tests: in Node, in a simulated browser, and in the real Electron. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Test files share 2 to 4 processors with key derivation and database work: generous limits, never timing asserts. */
const UNIT_LIMIT_MS = 30_000;
const E2E_LIMIT_MS = 300_000;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/{shared,electron,scripts}/**/*.test.ts'],
          testTimeout: UNIT_LIMIT_MS,
          hookTimeout: UNIT_LIMIT_MS,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'component',
          environment: 'jsdom',
          include: ['test/renderer/**/*.test.{ts,tsx}'],
          setupFiles: ['test/renderer/setup.ts'],
          testTimeout: UNIT_LIMIT_MS,
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          maxWorkers: 2,
          // A window on a shared machine may lose a race with a busy neighbour once; never twice.
          retry: 1,
          testTimeout: E2E_LIMIT_MS,
          hookTimeout: E2E_LIMIT_MS,
        },
      },
    ],
  },
});
