/**
 * The evidence pack: what the ledger says of a date, as one JSON document. The HTML and PDF editions are drawn from it and
 * add nothing. Every fact names its source by a number; `sources` says which that is.
 */
import type { PathKind, RecoveryWay, Tristate } from '../../custody/verdicts.ts';
import type { Severity } from '../../gaps/rule.ts';
import type { Waiver } from '../../gaps/waivers.ts';
import type { PersonImpact } from '../../ipc/channels/whatif.ts';
import type { Basis, Json, SubjectKind, UnknownReason } from '../../register/facts.ts';
import type { Policy } from '../../register/policy.ts';

export const EVIDENCE_FORMAT = 'root-ledger-evidence';

export type Edition = 'full' | 'redacted';

/** Where facts come from: everything that one file, one AWS call, one person or one drill said. */
export interface EvidenceSource {
  readonly number: number;
  readonly basis: Basis;
  /** In words: "AWS, IAM GetAccountSummary", "File, gam members". */
  readonly source: string;
  /** The file's name, or who said it; null where the source says it all. */
  readonly detail: string | null;
  readonly by: string | null;
  readonly facts: number;
  readonly earliest: string;
  readonly latest: string;
}

export interface EvidenceFact {
  readonly field: string;
  /** Which entry of a list; empty for everything else. */
  readonly item: string;
  readonly label: string;
  readonly value: Json | null;
  /** The value in words; "unknown: access denied" where it is unknown. */
  readonly words: string;
  readonly unknown: UnknownReason | null;
  readonly basis: Basis | null;
  /** The number of its source; null where there is none. */
  readonly source: number | null;
  /** The instant the statement speaks of, and since when the same has been said. */
  readonly at: string | null;
  readonly since: string | null;
  readonly stale: boolean;
  /** What others say otherwise. */
  readonly contradicting: readonly { readonly words: string; readonly basis: Basis; readonly source: number | null }[];
}

export interface EvidenceSubject {
  readonly kind: SubjectKind;
  readonly key: string;
  readonly name: string;
  /** How many accounts hang on it. */
  readonly accounts: number;
  readonly facts: readonly EvidenceFact[];
}

export interface EvidenceGap {
  readonly rule: string;
  readonly title: string;
  readonly severity: Severity;
  readonly account: string;
  readonly status: 'gap' | 'unknown' | 'waived';
  readonly reason: string;
  readonly since: string;
  readonly whatToDo: string;
}

export interface EvidencePath {
  readonly path: PathKind;
  readonly name: string;
  readonly open: Tristate;
  readonly needs: readonly { readonly part: string; readonly people: readonly string[]; readonly complete: boolean }[];
}

export interface EvidenceAccount {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly state: string | null;
  readonly management: boolean;
  readonly credentials: {
    readonly password: Tristate;
    readonly mfa: Tristate;
    readonly accessKeys: Tristate;
    readonly certificates: Tristate;
  };
  readonly reachable: Tristate;
  readonly busFactor: number | 'unknown';
  readonly breakIn: number | null | 'unknown';
  readonly recovery: { readonly way: RecoveryWay; readonly duration: string };
  /** The verdicts in sentences, the most important first. */
  readonly sentences: readonly string[];
  readonly paths: readonly EvidencePath[];
  readonly gaps: Readonly<Record<'critical' | 'high' | 'medium' | 'low', number>>;
  readonly unknowns: number;
  readonly facts: readonly EvidenceFact[];
}

export interface EvidenceRule {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly why: string;
  readonly controls: readonly string[];
  readonly open: number;
  readonly unknown: number;
  readonly waived: number;
}

export interface EvidenceWaiver extends Waiver {
  readonly title: string;
  readonly accountName: string | null;
  readonly ownerName: string;
  readonly expired: boolean;
}

export interface EvidenceCase {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly leavers: readonly string[];
  readonly lastDay: string;
  readonly openedAt: string;
  readonly openedBy: string;
  readonly owner: string;
  readonly closedAt: string | null;
  readonly closedReason: string | null;
  readonly atOpening: { readonly lost: number; readonly stillIn: number; readonly withHelp: number };
  readonly steps: readonly {
    readonly order: number;
    readonly title: string;
    readonly state: string;
    readonly how: Basis | null;
    readonly by: string | null;
    readonly at: string | null;
    readonly note: string | null;
    readonly override: string | null;
    readonly evidence: readonly string[];
  }[];
  readonly signatures: readonly {
    readonly by: string;
    readonly at: string;
    readonly note: string;
    /** The account that entered it, as the computer tells it; null = not recorded. */
    readonly enteredBy: string | null;
  }[];
  /** Two names were entered by one account: two people are not shown. */
  readonly underOneHand: boolean;
}

/** Reviews, drills and root uses: their fields in words. */
export interface EvidenceRecord {
  readonly kind: 'campaign' | 'drill' | 'root-use';
  readonly id: string;
  readonly facts: readonly EvidenceFact[];
}

export interface EvidenceControls {
  readonly framework: string;
  readonly name: string;
  readonly items: readonly {
    readonly id: string;
    /** False: the number is general knowledge and was not checked against the publication. */
    readonly confirmed: boolean;
    readonly rules: readonly string[];
    readonly open: number;
    readonly unknown: number;
    readonly waived: number;
  }[];
}

export interface EvidenceLog {
  /** The last entry at the pack's date, and the last of all when the pack was made. */
  readonly asOf: { readonly seq: number; readonly at: string | null; readonly hash: string };
  readonly head: { readonly seq: number; readonly at: string | null; readonly hash: string };
  /** Was the whole chain recomputed when the pack was made, and did it fit? */
  readonly verified: boolean;
  readonly problems: readonly string[];
  /** The latest entries up to the date, newest first. */
  readonly entries: readonly {
    readonly seq: number;
    readonly at: string;
    readonly actor: string;
    readonly title: string;
    readonly reason: string | null;
    readonly hash: string;
  }[];
}

export interface EvidenceSummary {
  readonly accounts: number;
  readonly active: number;
  readonly people: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
  readonly unknown: number;
  readonly waived: number;
  readonly clean: number;
  readonly unreachable: number;
  readonly oneAbsenceLocksOut: number;
  readonly onePersonGetsIn: number;
  readonly withoutMfa: number;
  readonly withAccessKeys: number;
  readonly leaversStillIn: number;
  readonly facts: Readonly<Record<Basis, number>> & { readonly unknown: number; readonly stale: number };
  /** Days; null without facts. */
  readonly medianAgeDays: number | null;
}

/** What a pack says, part by part. Each part has a sum of its own in the manifest. */
export interface EvidenceParts {
  readonly summary: EvidenceSummary;
  readonly policy: Policy;
  readonly rules: readonly EvidenceRule[];
  readonly gaps: readonly EvidenceGap[];
  readonly waivers: readonly EvidenceWaiver[];
  readonly accounts: readonly EvidenceAccount[];
  readonly people: readonly (PersonImpact & { readonly title: string | null; readonly outsider: boolean })[];
  readonly registers: Readonly<Record<string, readonly EvidenceSubject[]>>;
  readonly cases: readonly EvidenceCase[];
  readonly records: readonly EvidenceRecord[];
  readonly controls: readonly EvidenceControls[];
  readonly log: EvidenceLog;
  readonly sources: readonly EvidenceSource[];
}

export interface EvidenceManifest {
  readonly algorithm: 'SHA-256';
  /** How each sum is made: over the part's JSON with its keys in order and no blanks. */
  readonly over: 'canonical JSON';
  readonly parts: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
  readonly chainHead: string;
}

export interface EvidencePack {
  readonly format: typeof EVIDENCE_FORMAT;
  readonly version: 1;
  readonly edition: Edition;
  /** The instant everything is judged at. */
  readonly asOf: string;
  readonly preparedAt: string;
  readonly preparedBy: string;
  readonly preparedWith: string;
  readonly organizations: readonly string[];
  readonly notice: string;
  readonly parts: EvidenceParts;
  readonly manifest: EvidenceManifest;
}

export const NOT_A_VERDICT =
  'Controls are named because they are related to what was found. This is evidence for an assessor, not a verdict of compliance with any framework.';
