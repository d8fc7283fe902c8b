/**
 * What a file in the open format may say in a ledger that has a past of its own: its claim.
 *
 * Into an empty ledger an export comes back whole. Anywhere else a file is what somebody wrote: nothing in it was observed or
 * tested here, nobody signed or decided anything here by being named in it, and it ends nothing that was observed here.
 */
import type { Json, NewFact, Provenance, SubjectKind } from '../../register/facts.ts';

/** Who takes in what. */
export interface Claimant {
  /** The file's name. */
  readonly file: string;
  readonly by: string | undefined;
  /** The instant of the import, ISO 8601: no claim is newer. */
  readonly now: string;
}

/** Records that are evidence of what was done in a ledger. One that is there already is never changed by a file. */
const EVIDENCE: ReadonlySet<SubjectKind> = new Set<SubjectKind>([
  'case',
  'campaign',
  'drill',
  'waiver',
  'handover',
  'root-use',
]);

/** Is it a record of what was done, and by whom? */
export const isEvidence = (kind: SubjectKind): boolean => EVIDENCE.has(kind);

/** What a claim's source begins with. */
export const CLAIM_SOURCE = 'file:root-ledger says';

/** Was this taken from a file into a ledger with a past of its own? */
export const isClaim = ({ source }: Pick<Provenance, 'source'>): boolean => source === CLAIM_SOURCE;

/** The facts of a record as the file's claim: declared by whoever takes it in, with what the file says of its source beside it. */
export function asClaims(kind: SubjectKind, facts: readonly NewFact[], claimant: Claimant): NewFact[] {
  const claimed = facts.map((fact) => ({ ...fact, ...sourceOf(fact, claimant) }));
  if (!EVIDENCE.has(kind)) return oneOfEachSlot(claimed);
  return oneOfEachSlot(CONVERSIONS[kind]?.(claimed, claimant) ?? claimed).map((fact) =>
    'value' in fact.statement ? { ...fact, statement: { value: marked(fact.statement.value, claimant) } } : fact,
  );
}

function sourceOf(fact: NewFact, { file, by, now }: Claimant): { provenance: Provenance; confirmed: Provenance } {
  const { basis, source, detail, at: since, by: who } = fact.provenance;
  const said = fact.confirmed ?? fact.provenance;
  const origin = [basis, source, detail, who].filter((part) => part !== undefined && part !== '').join(', ');
  const claim = (at: string): Provenance => ({
    basis: 'declared',
    source: CLAIM_SOURCE,
    detail: `${file}: ${origin}`.slice(0, 1000),
    at: at > now ? now : at,
    ...(by === undefined ? {} : { by }),
  });
  return { provenance: claim(since), confirmed: claim(said.at) };
}

/** Of what the file knows of one slot by several bases, the newest: all of it is declared now. */
function oneOfEachSlot(facts: readonly NewFact[]): NewFact[] {
  const slots = new Map<string, NewFact>();
  for (const fact of facts) {
    const slot = `${fact.field}\n${fact.item ?? ''}`;
    const other = slots.get(slot);
    if (other === undefined || (other.confirmed ?? other.provenance).at < (fact.confirmed ?? fact.provenance).at)
      slots.set(slot, fact);
  }
  return [...slots.values()];
}

const taken = ({ file, by }: Claimant): string => `taken from the file ${file}${by === undefined ? '' : ` by ${by}`}`;

/** Properties that name who did something. */
const NAMES = new Set(['by', 'openedBy', 'closedBy', 'acceptedBy', 'decidedBy', 'signedBy']);

/** Whoever is named as having done something is shown as named by the file. */
function marked(value: Json, claimant: Claimant): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map((entry) => marked(entry, claimant));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value as Record<string, Json | undefined>).map(([name, inner]) => [
      name,
      NAMES.has(name) && typeof inner === 'string' && inner !== ''
        ? named(inner, claimant)
        : marked(inner ?? null, claimant),
    ]),
  );
}

const named = (who: string, claimant: Claimant): string => `${who} (${taken(claimant)})`;

type Convert = (facts: readonly NewFact[], claimant: Claimant) => NewFact[];

const fieldOf = (facts: readonly NewFact[], field: string): Json | undefined => {
  const statement = facts.find((fact) => fact.field === field && (fact.item ?? '') === '')?.statement;
  return statement !== undefined && 'value' in statement ? statement.value : undefined;
};

/** The facts with other values in some fields; `undefined` leaves one out, one that is not there is added. */
function withValues(facts: readonly NewFact[], values: Readonly<Record<string, Json | undefined>>): NewFact[] {
  const [like] = facts;
  const kept = facts.filter(({ field }) => !Object.hasOwn(values, field));
  if (like === undefined) return [];
  const added = Object.entries(values).flatMap(([field, value]) =>
    value === undefined
      ? []
      : [{ ...(facts.find((one) => one.field === field) ?? like), field, item: '', statement: { value } }],
  );
  return [...kept, ...added];
}

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

const CONVERSIONS: Partial<Record<SubjectKind, Convert>> = {
  /** A case is not signed by a file: it is open, and who signed it elsewhere is said in its note. */
  case: (facts, claimant) => {
    const signatures = fieldOf(facts, 'signatures');
    const signers = (Array.isArray(signatures) ? (signatures as readonly Json[]) : []).map((one) =>
      textOf((one as { by?: Json } | null)?.by),
    );
    const status = fieldOf(facts, 'status');
    const signed =
      status === 'signed'
        ? `; the file says it was signed${signers.length > 0 ? ` by ${signers.join(' and ')}` : ''}`
        : '';
    const note = [
      textOf(fieldOf(facts, 'note')),
      `This case was ${taken(claimant)}${signed}. Nobody has signed it in this ledger.`,
    ];
    return withValues(
      facts.map((fact) => stepAsClaim(fact)),
      {
        note: note.filter((part) => part !== '').join(' '),
        signatures: [],
        ...(status === 'signed'
          ? { status: 'open', closedAt: undefined, closedReason: undefined, nextDrillAt: undefined }
          : {}),
        ...(textOf(fieldOf(facts, 'openedBy')) === ''
          ? {}
          : { openedBy: named(textOf(fieldOf(facts, 'openedBy')), claimant) }),
      },
    );
  },
  /** Nobody looked at a list in this ledger because a file says so. */
  campaign: (facts, claimant) =>
    withValues(
      facts.map((fact) => (fact.field === 'decisions' ? undecided(fact, claimant) : fact)),
      { status: 'cancelled', reason: `This review was ${taken(claimant)}, with its answers as notes.` },
    ),
  /** A drill that a file tells of showed nothing in this ledger. */
  drill: (facts, claimant) => {
    const status = textOf(fieldOf(facts, 'status'));
    if (status === 'planned') return [...facts];
    const before = textOf(fieldOf(facts, 'wentWrong'));
    return withValues(facts, {
      status: 'cancelled',
      wentWrong: `${before}${before === '' ? '' : ' '}This drill was ${taken(claimant)}, which says: ${status}.`,
    });
  },
  /** It is listed with who accepted what elsewhere, and over: a risk is accepted in the ledger itself. */
  waiver: (facts, claimant) => {
    const [like] = facts;
    const over = like === undefined ? claimant.now : (like.confirmed ?? like.provenance).at;
    const expires = textOf(fieldOf(facts, 'expiresAt'));
    const owner = textOf(fieldOf(facts, 'owner'));
    return withValues(facts, {
      expiresAt: expires !== '' && expires < over ? expires : over,
      ...(owner === '' ? {} : { owner: named(owner, claimant) }),
    });
  },
  /** It explains no sign-in here: what the file gives as the reason is kept beside. */
  'root-use': (facts, claimant) => {
    const reason = textOf(fieldOf(facts, 'reason'));
    return reason === ''
      ? [...facts]
      : withValues(facts, { reason: undefined, claimedReason: named(reason, claimant) });
  },
};

/** A step's proof by observation or test was none here; a file that proves it is elsewhere. Signing off is done here or not at all. */
function stepAsClaim(fact: NewFact): NewFact {
  if (fact.field !== 'progress' || !('value' in fact.statement)) return fact;
  const { value } = fact.statement;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return fact;
  const progress = value as Record<string, Json | undefined>;
  const evidence = Array.isArray(progress.evidence) ? (progress.evidence as readonly Json[]) : [];
  const claimed = {
    ...progress,
    ...(progress.how === 'observed' || progress.how === 'tested' ? { how: 'declared' } : {}),
    evidence: evidence.map((one) => evidenceAsClaim(one)),
  };
  return { ...fact, statement: { value: claimed } };
}

function evidenceAsClaim(value: Json): Json {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const { kind, text, hash, sizeBytes: _, ...more } = value as Record<string, Json | undefined>;
  if (kind !== 'file') return value;
  return { ...more, kind: 'note', text: `File ${textOf(text)}, SHA-256 ${textOf(hash)}, which is not in this ledger` };
}

function undecided(fact: NewFact, claimant: Claimant): NewFact {
  if (!('value' in fact.statement)) return fact;
  const { value } = fact.statement;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return fact;
  const { decision, by, note, ...more } = value as Record<string, Json | undefined>;
  if (decision === null || decision === undefined) return fact;
  const says = `${textOf(decision)}, answered ${textOf(by)} (${taken(claimant)}).`;
  return {
    ...fact,
    statement: {
      value: { ...more, decision: null, by: null, at: null, note: [textOf(note), says].filter(Boolean).join(' ') },
    },
  };
}
