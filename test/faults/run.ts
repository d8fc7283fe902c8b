/**
 * `npm run test:faults`: kills, harms and faults, hundreds of times, and a table of what came of them.
 *
 * Options: --rounds N (kills of each kind, default 200) · --at-once N (default: one for each two processors, at least 2) ·
 * --seed N · names of kinds to run only those (writes scans imports migrations backups re-keying restores creations harms machine).
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { environmentFor } from '../../scripts/setup/programs.ts';
import { HARMS } from './corruption.ts';
import { corruptionMatrix } from './corruption-matrix.ts';
import { killMatrix } from './kill-matrix.ts';
import { KILL_KINDS } from './kinds/table.ts';
import { makeTemplate } from './ledgers.ts';
import { SURROUNDING_FAULTS } from './surroundings.ts';

const PEOPLE = 60;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '200' },
    'at-once': { type: 'string', default: String(Math.max(2, Math.floor(availableParallelism() / 2))) },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const rounds = Number(values.rounds);
const wanted = (name: string) => positionals.length === 0 || positionals.includes(name);
const problems: string[] = [];
const say = (line: string) => process.stdout.write(`${line}\n`);

// What is run from here on sees the programs that set-up knows, and no others.
process.env.PATH = (await environmentFor('faults')).PATH;

say(`Fault suites: ${rounds} kills of each kind, seed ${values.seed}\n`);
say('Work that was killed     rounds  in mid-work  acknowledged  problems');
for (const kind of KILL_KINDS) {
  if (!wanted(kind.name)) continue;
  const counts = await killMatrix(kind, { rounds, atOnce: Number(values['at-once']), seed: Number(values.seed) });
  const columns = [counts.rounds, counts.inMidWork, counts.acknowledged, counts.problems.length];
  const [at, mid, acknowledged, wrong] = columns.map((count, column) =>
    String(count).padStart([6, 12, 13, 9][column] ?? 0),
  );
  say(`${kind.name.padEnd(24)} ${at} ${mid} ${acknowledged} ${wrong}`);
  problems.push(...counts.problems.map((problem) => `${kind.name}: ${problem}`));
}

const template = await makeTemplate(PEOPLE, { recoveryOnly: true });
if (wanted('harms')) {
  say('\nHarm to the files                              answered           as it should');
  for (const outcome of await corruptionMatrix(HARMS, template, PEOPLE)) {
    const fine = outcome.problems.length === 0;
    say(
      `${outcome.name.padEnd(46)} ${outcome.answered.padEnd(18)} ${fine ? 'yes' : `NO: ${outcome.problems.join('; ')}`}`,
    );
    problems.push(...outcome.problems.map((problem) => `${outcome.name}: ${problem}`));
  }
}
if (wanted('machine')) {
  say('\nFault of the machine                           as it should');
  for (const { name, run } of SURROUNDING_FAULTS) {
    const found = await run(template);
    const words =
      found === null ? 'cannot be made on this system' : found.length === 0 ? 'yes' : `NO: ${found.join('; ')}`;
    say(`${name.padEnd(46)} ${words}`);
    problems.push(...(found ?? []).map((problem) => `${name}: ${problem}`));
  }
}
template.dispose();

say(
  `\n${problems.length === 0 ? 'Every acknowledged change was there, none was partial, every chain verified.' : problems.join('\n')}`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
