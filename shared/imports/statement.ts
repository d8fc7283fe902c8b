/**
 * What a file says, before anybody is recognized: statements in the vocabulary of the register that speak of people by
 * the addresses the file gives and of groups and vaults by the names it gives. Reconciling turns them into facts.
 */
import type { DeviceRecord, MemberDelivery, MemberRole, VaultLevel } from '../register/document.ts';
import type { Json, NewFact, SubjectKind } from '../register/facts.ts';

/** Somebody as a file speaks of them: lower-case addresses (the first is the best), and perhaps a name to show. */
export interface Who {
  readonly addresses: readonly string[];
  readonly name?: string | undefined;
}

/** A group or a vault as a file speaks of it. `key` is ours (`1password:NAME`, an address); `id` the provider's. */
export interface Named {
  readonly key: string;
  readonly id?: string | undefined;
  readonly name?: string | undefined;
}

/** Who a member or grantee is. `everyone`: the whole domain. `unknown`: the file lists somebody it does not identify. */
export type Grantee =
  | {
      readonly person: Who;
      /** The file does not say whether it is a person: the address may be a group's. */
      readonly mayBeGroup?: true;
      /** Files of its kind say what each member is, and this row does not: it may be anything. */
      readonly unsaid?: true;
    }
  | { readonly group: Named }
  | { readonly everyone: true }
  | { readonly unknown: true };

interface OfRow {
  /** The data record it comes from, counted from 1. */
  readonly row: number;
  /** The statement's own date, where it is not the file's. */
  readonly at?: string | undefined;
}

export interface AccountStatement extends OfRow {
  readonly about: 'account';
  readonly id: string;
  readonly fields: Readonly<Record<string, Json>>;
}
export interface OrganizationStatement extends OfRow {
  readonly about: 'organization';
  readonly id: string;
  readonly fields: Readonly<Record<string, Json>>;
  /** Is the organization what the row is about, or only mentioned? */
  readonly primary: boolean;
}
export interface PersonStatement extends OfRow {
  readonly about: 'person';
  readonly who: Who;
  /** `status`, `lastDay`, `name`, `manager` (an address), `title`. */
  readonly fields: Readonly<Record<string, Json>>;
  readonly aliases?: readonly string[];
  /**
   * In a list of the company's own people, or of users of a tool (who may be anybody)? `mention`: named without any right
   * (suspended, invited), which adds nobody.
   */
  readonly list: 'directory' | 'tool' | 'mention';
  /** The row is about a login, of which one person may have several. */
  readonly login?: true;
}
export interface GroupStatement extends OfRow {
  readonly about: 'group';
  readonly group: Named;
  readonly kind: 'mail' | 'access';
  /** Is the group what the row is about, or only the list that the row belongs to? */
  readonly primary: boolean;
}
export interface VaultStatement extends OfRow {
  readonly about: 'vault';
  readonly vault: Named;
  readonly provider: string;
  readonly primary: boolean;
}
export interface MemberStatement extends OfRow {
  readonly about: 'member';
  readonly group: Named;
  readonly member: Grantee;
  /** Absent: the file does not say. */
  readonly role?: MemberRole | undefined;
  readonly delivery?: MemberDelivery | undefined;
  readonly from?: string | undefined;
}
export interface AccessStatement extends OfRow {
  readonly about: 'access';
  readonly vault: Named;
  readonly grantee: Grantee;
  /** `null`: listed without the right to reveal or to manage. */
  readonly level: VaultLevel | null;
}
/** A vault item that may be a root password. Never what it holds. */
export interface ItemStatement extends OfRow {
  readonly about: 'item';
  readonly vault: Named;
  readonly title: string;
  /** The user name, where it is an address: with its tag. */
  readonly userName?: string | undefined;
  /** Account ids in its title and URLs. */
  readonly accountIds: readonly string[];
  /** Does one of its URLs belong to AWS? */
  readonly awsUrl: boolean;
  /** Whose sign-in to AWS it is, as far as its URL, title and user name tell; null: it is no sign-in to AWS. */
  readonly signsIn: 'root' | 'maybe-root' | 'other' | null;
  /** When the password itself last changed; never a date of mere editing. */
  readonly rotatedAt?: string | undefined;
}
/** One row of a table of accounts with their custodians. */
export interface CustodyStatement extends OfRow {
  readonly about: 'custody';
  readonly id: string;
  readonly fields: Readonly<Record<string, Json>>;
  readonly inbox?: string | undefined;
  readonly vaults?: readonly string[] | undefined;
  readonly devices?: readonly DeviceRecord[] | undefined;
  readonly phone?: string | undefined;
  readonly phoneHolders?: readonly Who[] | undefined;
}
/** A record of the open ledger format, with the facts it states. */
export interface RecordStatement extends OfRow {
  readonly about: 'record';
  readonly kind: SubjectKind;
  readonly key: string;
  readonly facts: readonly NewFact[];
  /** Fields that the record leaves unrecorded on purpose: what the ledger says there ends. */
  readonly unrecorded: readonly string[];
}

export type ImportStatement =
  | AccountStatement
  | OrganizationStatement
  | PersonStatement
  | GroupStatement
  | VaultStatement
  | MemberStatement
  | AccessStatement
  | ItemStatement
  | CustodyStatement
  | RecordStatement;

/** Does the statement only name the list that its row belongs to, and take nothing from the row itself? */
export function onlyNames(said: ImportStatement): boolean {
  return (said.about === 'group' || said.about === 'vault') && !said.primary;
}

/**
 * What a file lists from end to end, if it is whole: only there can something be gone.
 * `grantees` says which part of a vault's access list it speaks of; `whole`: nobody else can open it, whatever the part.
 */
export type Scope =
  | { readonly of: 'members'; readonly group: Named; readonly who: 'people' | 'all' }
  | { readonly of: 'access'; readonly vault: Named; readonly grantees: 'people' | 'groups'; readonly whole?: boolean }
  | { readonly of: 'accounts'; readonly organization: string }
  | { readonly of: 'people' };
