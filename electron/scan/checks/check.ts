/**
 * What a check is: one file, one row of the table (table.ts), everything that is said about it in one place.
 *
 * A check asks some APIs and turns the answers into findings. The engine turns findings into facts with provenance, and
 * whatever a check throws into an unknown with its reason, for each of the check's fields. So no failure can become a
 * value, and no field is forgotten.
 */
import type { ControlTopic } from '../../../shared/controls/topics.ts';
import type {
  AwsAccountFacts,
  AwsAccountField,
  AwsOrganizationFacts,
  AwsOrganizationField,
} from '../../../shared/register/aws-facts.ts';
import type { Unknown } from '../../../shared/register/facts.ts';
import type { ApiName, InputOf, OutputOf } from '../aws/apis.ts';

/** Where a statement comes from: the API, its request, and the time it speaks of where that is not now. */
export interface Origin {
  readonly source: ApiName;
  readonly requestId?: string | undefined;
  readonly at?: string | undefined;
}

/** Statements about another account than the one asked: what this one says of it. */
interface About {
  readonly about?: string;
}

type Said<Fields, Field extends keyof Fields> = {
  readonly [Name in Field]: { readonly field: Name; readonly value: Fields[Name]; readonly origin: Origin };
}[Field];
type NotSaid<Field> = {
  readonly field: Field;
  readonly unknown: Unknown;
  readonly code: string;
  readonly origin: Origin;
};

export type AccountFinding = (Said<AwsAccountFacts, AwsAccountField> & About) | NotSaid<AwsAccountField>;
export type OrganizationFinding = Said<AwsOrganizationFacts, AwsOrganizationField> | NotSaid<AwsOrganizationField>;

/** An answer came, but without what it should hold: an older or incomplete service. Becomes unknown, `key-missing`. */
export class MissingAnswer extends Error {
  readonly source: ApiName;
  constructor(source: ApiName, what: string) {
    super(`${source} did not say ${what}`);
    this.name = 'MissingAnswer';
    this.source = source;
  }
}

export interface ListedAccount {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly state: string | null;
  readonly joinedMethod: string | null;
  readonly joinedAt: string | null;
  /** Ids of the root and the units above the account, where the listing tells. */
  readonly parents: readonly string[] | null;
  readonly management: boolean;
}

const INACTIVE: ReadonlySet<string> = new Set(['SUSPENDED', 'PENDING_CLOSURE', 'CLOSED']);

/** Suspended or closed: AWS lets nobody in, and some questions are still answered from outside. */
export function isInactive({ state }: Pick<ListedAccount, 'state'>): boolean {
  return state !== null && INACTIVE.has(state);
}

interface Asking {
  readonly partition: string;
  /** The region of the partition's global services. */
  readonly globalRegion: string;
  readonly now: () => Date;
  readonly sleep: (ms: number) => Promise<void>;
  /** Ask as the identity that the check declares. Throws `AwsCallError` once the engine has given up. */
  call<Name extends ApiName>(api: Name, input: InputOf<Name>, region?: string): Promise<OutputOf<Name>>;
}

export interface AccountContext extends Asking {
  readonly account: ListedAccount;
  /** Account Management: the caller's own account is named by leaving the id out (with it, AWS refuses). */
  readonly target: { readonly AccountId?: string };
  readonly callerAccount: string;
  /** Ask as the caller, whatever identity the check declares. */
  callAsCaller<Name extends ApiName>(api: Name, input: InputOf<Name>, region?: string): Promise<OutputOf<Name>>;
  /** Find something out once for the whole scan, whoever asks first. A failure is remembered too. */
  once<T>(what: string, find: () => Promise<T>): Promise<T>;
  /** Ask from inside the account, whatever identity the check declares. */
  callInAccount<Name extends ApiName>(api: Name, input: InputOf<Name>, region?: string): Promise<OutputOf<Name>>;
  /** Is the scan looking at an organization from its management (or a delegated administrator) account? */
  readonly organization: string | null;
}

export interface OrganizationContext extends Asking {
  readonly organization: string;
  readonly managementAccount: string;
  readonly callerAccount: string;
}

export interface OrganizationFindings {
  readonly organization: readonly OrganizationFinding[];
  /** What the check says of single accounts, asked for each of them. */
  readonly account?: (account: ListedAccount) => Promise<readonly AccountFinding[]>;
}

/** A permission and what is lost without it. */
export interface Permission {
  readonly action: string;
  readonly without: string;
}

export type PartitionSupport = 'supported' | 'unsupported' | 'unconfirmed';

interface Described {
  readonly id: string;
  readonly title: string;
  readonly calls: readonly ApiName[];
  readonly permissions: readonly Permission[];
  /** `slow`: what seldom changes and is expensive to ask is read again only after a while. */
  readonly cycle: 'every-scan' | 'slow';
  /** What a good answer proves, in words. */
  readonly proves: string;
  readonly limits: readonly string[];
  readonly controls: readonly ControlTopic[];
  /** Partitions where it is otherwise than `supported`. An unsupported one is not asked: unknown, with that reason. */
  readonly partitions: Readonly<Record<string, PartitionSupport>>;
  /** What particular failures mean, in words, for the page and the reader. The rest is the same for all checks. */
  readonly failures: Readonly<Record<string, string>>;
}

export interface AccountCheck extends Described {
  readonly scope: 'account';
  /**
   * Who asks: the read role in the account (`account`), the caller from outside (`caller`), the one and where that fails the
   * other (`either`, see account-management.ts), or a root session (`root`).
   */
  readonly as: 'account' | 'caller' | 'either' | 'root';
  /** Still answered for suspended and closed accounts? */
  readonly whenSuspended: boolean;
  readonly fields: readonly AwsAccountField[];
  /** Why the check does not apply to this account, or null. What does not apply is not asked and not stated. */
  readonly skip?: (context: AccountContext) => boolean;
  run(context: AccountContext): Promise<readonly AccountFinding[]>;
}

export interface OrganizationCheck extends Described {
  readonly scope: 'organization';
  readonly fields: readonly AwsOrganizationField[];
  /** Fields of accounts that the check speaks of. */
  readonly accountFields: readonly AwsAccountField[];
  run(context: OrganizationContext): Promise<OrganizationFindings>;
}

/** The listing of accounts is done by the engine itself; its row says what it calls and needs. */
export interface ListingCheck extends Described {
  readonly scope: 'listing';
  readonly accountFields: readonly AwsAccountField[];
}

export type Check = AccountCheck | OrganizationCheck | ListingCheck;

/** An organization check that failed is failed for every account it speaks of. */
export function missing(field: AwsAccountField, source: ApiName, what: string): AccountFinding {
  return {
    field,
    unknown: { reason: 'key-missing', detail: `${source} did not say ${what}` },
    code: 'KeyMissing',
    origin: { source },
  };
}

/** The request id of an SDK answer. */
export function requestIdOf(output: {
  readonly $metadata?: { readonly requestId?: string | undefined };
}): string | undefined {
  return output.$metadata?.requestId;
}
