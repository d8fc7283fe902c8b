/** `restore`: put a backup in the ledger's place. What was there is moved aside, never deleted. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { LedgerError } from '../../../shared/ipc/result.ts';
import { restoreStaged, settleRestore } from '../../backup/restore.ts';
import { type BackupPreview, type BackupSecret, previewBackup, stageBackup } from '../../backup/staged.ts';
import { acquireLock } from '../../ledger/instance-lock.ts';
import { ledgerLocation, prepareFolders } from '../../ledger/location.ts';
import { operator } from '../../ledger/operator.ts';
import type { Command, Values } from '../command.ts';
import { UsageError } from '../command.ts';
import { readPassphrase, sayIfOthersRead } from '../open-session.ts';

export const restore: Command = {
  name: 'restore',
  does: 'put a backup in the ledger’s place; --preview only tells what is in it',
  usage: 'restore FILE [--preview] --passphrase-file F | --recovery-key-file F',
  options: { preview: { type: 'boolean' }, 'recovery-key-file': { type: 'string' } },
  writes: () => true,
  async run({ values, positionals, say }) {
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new UsageError('restore needs one FILE');
    if (values.demo === true) throw new UsageError('a backup is not restored into the sample company');
    const secret = await secretOf(values, say);
    const location = ledgerLocation(typeof values.ledger === 'string' ? values.ledger : undefined);
    if (values.preview === true) {
      const preview = await previewBackup(location.folder, resolve(file), secret);
      return { json: factsOf(preview), text: inWords(preview) };
    }
    await prepareFolders(location);
    const lock = await acquireLock(location.lock, 'the command "restore"');
    try {
      await settleRestore(location.folder);
      const staged = await stageBackup(location.folder, resolve(file), secret);
      try {
        const options = { actor: operator('command line'), now: new Date() };
        const { aside } = await restoreStaged(location.folder, staged, options);
        const was = aside === null ? '' : `The ledger that was there is now in ${aside}\n`;
        return {
          json: { ...factsOf(staged.preview), ledger: location.folder, aside },
          text: `${inWords(staged.preview)}Restored into ${location.folder}\n${was}`,
        };
      } finally {
        await staged.discard();
      }
    } finally {
      await lock.release();
    }
  },
};

async function secretOf(values: Values, say: (line: string) => void): Promise<BackupSecret> {
  const recovery = values['recovery-key-file'];
  if (typeof recovery === 'string') return { with: 'recovery', recoveryKey: await recoveryKeyIn(recovery, say) };
  const passphrase = await readPassphrase(values, say);
  if (passphrase !== null) return { with: 'passphrase', passphrase };
  throw new LedgerError('no-key', 'A backup opens with the passphrase or recovery key of when it was made.', {
    hint: 'Give --passphrase-file FILE (or - for standard input) or --recovery-key-file FILE.',
  });
}

async function recoveryKeyIn(file: string, say: (line: string) => void): Promise<string> {
  try {
    await sayIfOthersRead(file, say);
    return (await readFile(file, 'utf8')).trim();
  } catch {
    throw new UsageError(`--recovery-key-file: “${file}” cannot be read`);
  }
}

function factsOf({ made, app, proven, content, sameLedger }: BackupPreview): Record<string, unknown> {
  return { ok: true, problems: [], made, app, proven, sameLedger, ...content };
}

function inWords({ made, app, proven, content, sameLedger }: BackupPreview): string {
  const { accounts, people, lastEntry, schema } = content;
  return [
    `${proven ? 'Made' : 'Says of itself that it was made'} ${made} by version ${app} (schema ${schema}): ${accounts} accounts, ${people} people.`,
    ...(lastEntry === null ? [] : [`Last change, entry ${lastEntry.seq}: ${lastEntry.at} ${lastEntry.title}`]),
    ...(sameLedger === false ? ['It is a backup of another ledger than the one in the folder.'] : []),
    '',
  ].join('\n');
}
