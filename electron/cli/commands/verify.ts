/** `verify`: check the database and the audit chain, and whether the chain goes through the heads that were noted elsewhere. */
import { readFileSync } from 'node:fs';
import type { LedgerError } from '../../../shared/ipc/result.ts';
import { BACKUP_EXTENSION } from '../../backup/make-backup.ts';
import { headOf, readArchive } from '../../backup/manifest.ts';
import { ConnectionError } from '../../ledger/connection-errors.ts';
import { DamagedLedgerError, damageInWords } from '../../ledger/damage.ts';
import { ledgerLocation } from '../../ledger/location.ts';
import { chainHead, type Head } from '../../ledger/log.ts';
import { headsIn, headText } from '../../ledger/noted-heads.ts';
import { operator } from '../../ledger/operator.ts';
import { verification } from '../../ledger/verification.ts';
import type { Answer, Command, Values } from '../command.ts';
import { UsageError } from '../command.ts';
import { EXIT_DAMAGED, EXIT_DONE, EXIT_FOUND } from '../exit-status.ts';

export const verify: Command = {
  name: 'verify',
  does: 'check the database and the audit chain; --head: and that it goes through a head that was noted elsewhere',
  usage: 'verify [--head SEQ:HASH | --head FILE]… [--accept-loss]',
  options: {
    head: { type: 'string', multiple: true },
    'accept-loss': { type: 'boolean' },
  },
  writes: (values) => values['accept-loss'] === true,
  async run({ values, open }) {
    const heads = await headsOf(values);
    const accept = values['accept-loss'] === true ? operator('command line') : undefined;
    const opened = await open({ onlyLook: true, acceptedBy: accept }).catch((error: unknown) => {
      if (error instanceof DamagedLedgerError) return error;
      throw error;
    });
    if (opened instanceof DamagedLedgerError) return damaged(opened.damage, opened);
    const { host, folder, dataKey } = opened;
    const pages = dataKey === null ? [] : damageInWords(ledgerLocation(folder).database, dataKey);
    if (pages.length > 0) return damaged(pages, new ConnectionError('damaged'));
    const accepted = accept !== undefined && host.doubt !== null;
    const { problems, notes } = verification(host.ledger, {
      heads,
      doubt: accepted ? null : host.doubt,
      now: new Date(),
    });
    const ok = problems.length === 0;
    const { seq, hash } = chainHead(host.ledger.db);
    const state = ok ? 'The ledger is whole: database, facts and log agree.' : problems.join('\n');
    const lines = [
      ...(accepted ? [`Accepted, and noted in the log: ${host.doubt?.words}`] : []),
      state,
      ...notes,
      `Head: ${headText({ seq, hash })}`,
    ];
    return {
      json: { ok, problems, notes, head: { seq, hash }, entries: seq },
      text: `${lines.join('\n')}\n`,
      status: ok ? EXIT_DONE : EXIT_FOUND,
    };
  },
};

/** What is damaged of the file, for both kinds of reader; nothing else can be said of such a ledger. */
function damaged(problems: readonly string[], { message, hint = '' }: LedgerError): Answer {
  const all = problems.length > 0 ? problems : [message];
  return {
    json: { ok: false, problems: all, notes: [], head: null, entries: null },
    text: `${message} ${hint}\n${problems.map((line) => `${line}\n`).join('')}`,
    status: EXIT_DAMAGED,
  };
}

/** The heads that the options name: written out, the one that a backup carries, or every one that another file holds. */
async function headsOf(values: Values): Promise<Head[]> {
  const given = Array.isArray(values.head) ? values.head.filter((one) => typeof one === 'string') : [];
  const heads: Head[] = [];
  for (const one of given) {
    const found = /^\d+:/.test(one) ? headsIn(one) : await headsInFile(one);
    if (found.length === 0)
      throw new UsageError(`--head: “${one}” is not SEQ:HASH, as verify prints it, nor a file that holds some`);
    heads.push(...found);
  }
  return heads;
}

async function headsInFile(file: string): Promise<Head[]> {
  // A backup is large, and nothing in it but its own words is a head.
  if (file.endsWith(BACKUP_EXTENSION)) {
    const noted = headOf((await readArchive(file)).manifest);
    return noted === null ? [] : [noted.head];
  }
  try {
    return headsIn(readFileSync(file, 'utf8'));
  } catch {
    throw new UsageError(`--head: “${file}” is not SEQ:HASH, as verify prints it, and no file that can be read`);
  }
}
