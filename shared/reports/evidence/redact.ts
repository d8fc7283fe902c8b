/** The redacted edition of a pack: the same findings, with masks for who and which. */
import type { Redactor } from '../redaction/redactor.ts';
import type { UnsealedPack } from './build.ts';

export function redactedPack(pack: UnsealedPack, redactor: Redactor): UnsealedPack {
  const { parts } = pack;
  // Who acts in the log is a name of this computer's: nothing in its form says that it is one.
  const log = {
    ...parts.log,
    entries: parts.log.entries.map((entry) => ({ ...entry, actor: redactor.person(entry.actor) })),
  };
  const sources = parts.sources.map((source) => ({
    ...source,
    by: source.by === null ? null : redactor.person(source.by),
  }));
  const cases = parts.cases.map((one) => ({
    ...one,
    leavers: one.leavers.map((leaver) => redactor.person(leaver)),
    openedBy: redactor.person(one.openedBy),
    owner: redactor.person(one.owner),
    steps: one.steps.map((step) => ({ ...step, by: step.by === null ? null : redactor.person(step.by) })),
    signatures: one.signatures.map((signature) => ({
      ...signature,
      by: redactor.person(signature.by),
      enteredBy: signature.enteredBy === null ? null : redactor.person(signature.enteredBy),
    })),
  }));
  const waivers = parts.waivers.map(({ enteredBy, ...waiver }) =>
    enteredBy === undefined ? waiver : { ...waiver, enteredBy: redactor.person(enteredBy) },
  );
  // Rules are this product's own words, the same in every ledger: nothing in them is anybody's.
  const { rules, controls, policy, summary, ...told } = parts;
  return {
    ...redactor.json({ ...pack, parts: undefined }),
    edition: 'redacted',
    preparedBy: redactor.person(pack.preparedBy),
    parts: {
      ...redactor.json({ ...told, log, sources, cases, waivers }),
      rules,
      controls,
      summary,
      policy: { ...policy, companyDomains: policy.companyDomains.map((domain) => redactor.text(domain)) },
    },
  };
}
