/**
 * The long fuzz run over all importers, by hand: `node test/fuzz/imports.ts [INPUTS] [SEED]` (100,000 inputs, seed 1).
 * Exit status 1 where something was found.
 */
import { fuzzImports } from './imports-run.ts';

const inputs = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? 1);
const report = await fuzzImports({
  inputs,
  seed,
  onProgress: (done) => {
    if (done % 10_000 === 0) console.error(`${done} of ${inputs}`);
  },
});
for (const finding of report.findings.slice(0, 10))
  console.error(
    `run ${finding.run} (${finding.fixture}): ${finding.what}\n${JSON.stringify(finding.text.slice(0, 2000))}\n`,
  );
console.log(JSON.stringify({ ...report, findings: report.findings.length, seed }));
process.exitCode = report.findings.length > 0 ? 1 : 0;
