/** The key file under crashes: the writer is stopped before each of its steps, and the ledger must open afterwards. */
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { changePassphrase, listSlots, removeSlot, replaceRecoveryKey } from '../../../electron/keys/change.ts';
import { type CreatedKeyFile, createKeyFile } from '../../../electron/keys/create.ts';
import type { StepHook } from '../../../electron/keys/durable-write.ts';
import { loadKeyFile } from '../../../electron/keys/key-store.ts';
import { beginRekey, finishRekey } from '../../../electron/keys/rekey.ts';
import { unlockWithPassphrase, unlockWithRecoveryKey } from '../../../electron/keys/unlock.ts';
import { LIGHT, scratchFolder, utf8 } from './fixtures.ts';

// These tests are about what is written when, dozens of times: a quick derivation serves them.
vi.mock('../../../electron/keys/argon2.ts', async (original) => ({
  ...(await original<typeof import('../../../electron/keys/argon2.ts')>()),
  deriveKey: (await import('./quick-derivation.ts')).quickDerivation,
}));

class Crash extends Error {}
const MOST_STEPS = 40;

/** Runs `change` on copies of `folder`, crashing before its first step, its second, and so on; `check` sees each outcome. */
async function crashEverywhere(
  folder: string,
  change: (folder: string, step: StepHook) => Promise<unknown>,
  check: (folder: string, step: string) => Promise<void>,
): Promise<string[]> {
  const steps: string[] = [];
  for (let stopAt = 0; stopAt < MOST_STEPS; stopAt += 1) {
    const copy = await scratchFolder();
    await cp(folder, copy, { recursive: true });
    let seen = 0;
    let last = '';
    const step: StepHook = (name) => {
      last = name;
      if (seen === stopAt) throw new Crash(name);
      seen += 1;
    };
    try {
      await change(copy, step);
      return steps;
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      steps.push(last);
    }
    await check(copy, last);
  }
  throw new Error('The change never completed.');
}

describe('a crash while keys are changed', () => {
  let folder = '';
  let created: CreatedKeyFile;
  let dataKey = '';

  beforeEach(async () => {
    folder = await scratchFolder();
    created = await createKeyFile(folder, { passphrase: utf8('the first passphrase'), parameters: LIGHT });
    dataKey = created.unlocked.keys[0].key.toString('hex');
  });

  const opens = async (at: string, recoveryKey: string) => {
    const { keys } = await unlockWithRecoveryKey(at, recoveryKey);
    return keys[0].key.toString('hex') === dataKey;
  };

  it('leaves a key file that opens, at every step of changing the passphrase', async () => {
    const steps = await crashEverywhere(
      folder,
      (at, step) => changePassphrase(at, created.unlocked, utf8('the second passphrase'), { step, parameters: LIGHT }),
      async (at, step) => {
        expect(await opens(at, created.recoveryKey), step).toBe(true);
        const { notices } = await loadKeyFile(at);
        expect(notices, step).toEqual([]);
      },
    );
    expect(steps).toEqual(expect.arrayContaining(['keep:rename', 'new:sync', 'new:rename', 'verify', 'copy:rename']));
  });

  it('leaves the old or the new recovery key in force, never neither', async () => {
    let fresh: string | null = null;
    const replace = async (at: string, step: StepHook) => {
      fresh = null;
      fresh = await replaceRecoveryKey(at, created.unlocked, { step });
    };
    await crashEverywhere(folder, replace, async (at, step) => {
      const old = await opens(at, created.recoveryKey).catch(() => false);
      const slot = (await listSlots(at)).find((one) => one.kind === 'recovery')?.id;
      const first = (await listSlots(folder)).find((one) => one.kind === 'recovery')?.id;
      expect(old, step).toBe(slot === first);
      expect(await unlockWithPassphrase(at, utf8('the first passphrase')), step).toBeTruthy();
    });
    expect(fresh).not.toBeNull();
  });

  it('leaves the ledger with the slot or without it', async () => {
    const [, recovery] = await listSlots(folder);
    await crashEverywhere(
      folder,
      (at, step) => removeSlot(at, created.unlocked, recovery?.id ?? '', { step }),
      async (at, step) => {
        expect([1, 2], step).toContain((await listSlots(at)).length);
      },
    );
  });

  it('leaves no ledger or a whole one while the first key file is made', async () => {
    const empty = await scratchFolder();
    await crashEverywhere(
      empty,
      (at, step) => createKeyFile(at, { passphrase: utf8('the first passphrase'), parameters: LIGHT, step }),
      async (at, step) => {
        const found = await loadKeyFile(at).catch((error) => error.problem);
        const renamed = ['new:sync-folder', 'verify'].includes(step) || step.startsWith('copy:');
        if (renamed) expect(found.notices).toEqual([]);
        else expect(found).toBe('no-key');
      },
    );
  });

  it('is settled by whichever key opens the database, at every step of a change of the data key', async () => {
    const rekey = async (at: string, step: StepHook) => {
      const secrets = { passphrase: utf8('the first passphrase') };
      const begun = await beginRekey(at, created.unlocked, secrets, { step: (name) => step(`begin:${name}`) });
      await writeFile(join(at, 'database-key'), begun.to.id);
      step('database re-encrypted');
      await finishRekey(at, begun.unlocked, begun.to.id, { step: (name) => step(`finish:${name}`) });
    };
    await writeFile(join(folder, 'database-key'), created.unlocked.keys[0].id);
    await crashEverywhere(folder, rekey, async (at, step) => {
      const unlocked = await unlockWithPassphrase(at, utf8('the first passphrase'));
      const inDatabase = await readFile(join(at, 'database-key'), 'utf8');
      const winner = unlocked.keys.find((one) => one.id === inDatabase);
      expect(winner, step).toBeDefined();
      const settled = await finishRekey(at, unlocked, inDatabase);
      expect(
        settled.keys.map((one) => one.id),
        step,
      ).toEqual([inDatabase]);
      const again = await unlockWithPassphrase(at, utf8('the first passphrase'));
      expect(
        again.keys.map((one) => one.key.toString('hex')),
        step,
      ).toEqual([winner?.key.toString('hex')]);
    });
  });

  it('with a damaged key file keeps the damaged one aside when the keys are changed next', async () => {
    await writeFile(join(folder, 'keys.json'), 'damaged');
    await crashEverywhere(
      folder,
      (at, step) => replaceRecoveryKey(at, created.unlocked, { step }),
      async (at, step) => {
        expect(await unlockWithPassphrase(at, utf8('the first passphrase')), step).toBeTruthy();
      },
    );
    await replaceRecoveryKey(folder, created.unlocked);
    const aside = (await readdir(folder)).find((name) => name.startsWith('keys.json.damaged-'));
    expect(await readFile(join(folder, aside ?? ''), 'utf8')).toBe('damaged');
    expect((await loadKeyFile(folder)).notices).toEqual([]);
  });
});
