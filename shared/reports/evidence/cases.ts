/** Offboarding cases as evidence: what was planned, what was done and how that is known, who signed. */
import { type Case, handOf, isOneHand, progressOf } from '../../offboarding/index.ts';
import type { EvidenceCase } from './pack.ts';

export function evidenceCase(one: Case): EvidenceCase {
  const { company, leaver } = one.snapshot;
  return {
    id: one.id,
    kind: one.kind,
    status: one.status,
    leavers: one.leavers.map(({ name, email }) => name || email),
    lastDay: one.lastDay,
    openedAt: one.openedAt,
    openedBy: one.openedBy,
    owner: one.owner,
    closedAt: one.closedAt,
    closedReason: one.closedReason,
    atOpening: { lost: company.lost, stillIn: leaver['still-in'], withHelp: leaver['in-with-help'] },
    steps: one.steps.map((step) => {
      const { state, how, by, at, note, override, evidence } = progressOf(one, step.id);
      return {
        order: step.order,
        title: step.title,
        state,
        how,
        by,
        at,
        note,
        override: override === null ? null : `${override.by}: ${override.reason}`,
        evidence: evidence.map((proof) =>
          proof.kind === 'file' ? `File ${proof.text}, SHA-256 ${proof.hash ?? 'not known'}` : proof.text,
        ),
      };
    }),
    signatures: one.signatures.map((signature) => ({
      by: signature.by,
      at: signature.at,
      note: signature.note,
      enteredBy: signature.enteredBy === undefined ? null : handOf(signature),
    })),
    underOneHand: isOneHand(one.signatures),
  };
}
