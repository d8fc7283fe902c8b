/** Which verdicts are good enough, and in which order they are shown. */
import type { CompanyVerdict, LeaverSideVerdict } from '../custody/verdicts.ts';

/** Are those who stay sure to get in? */
export function companySafe(verdict: CompanyVerdict | undefined): boolean {
  return verdict === 'fine' || verdict === 'fragile';
}

const COMPANY: readonly CompanyVerdict[] = ['lost', 'unreachable', 'unknown', 'fragile', 'fine'];
const LEAVER: readonly LeaverSideVerdict[] = ['still-in', 'in-with-help', 'unknown', 'out'];

/** Worst first. Unknown stands before what is fine: somebody has to find out. */
export function worstVerdictFirst(
  a: { readonly company: CompanyVerdict; readonly leaver: LeaverSideVerdict },
  b: { readonly company: CompanyVerdict; readonly leaver: LeaverSideVerdict },
): number {
  return COMPANY.indexOf(a.company) - COMPANY.indexOf(b.company) || LEAVER.indexOf(a.leaver) - LEAVER.indexOf(b.leaver);
}

export function countVerdicts(
  verdicts: readonly { readonly company: CompanyVerdict; readonly leaver: LeaverSideVerdict }[],
): { company: Record<CompanyVerdict, number>; leaver: Record<LeaverSideVerdict, number> } {
  const company: Record<CompanyVerdict, number> = { unreachable: 0, lost: 0, fragile: 0, fine: 0, unknown: 0 };
  const leaver: Record<LeaverSideVerdict, number> = { 'still-in': 0, 'in-with-help': 0, out: 0, unknown: 0 };
  for (const verdict of verdicts) {
    company[verdict.company] += 1;
    leaver[verdict.leaver] += 1;
  }
  return { company, leaver };
}
