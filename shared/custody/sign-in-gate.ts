/**
 * Does AWS let the root user sign in to the console at all? Policies may refuse it before the password is asked, by the network
 * that it comes from or altogether.
 *
 * A refusal closes the ways by password, by reset and past a lost device for those who are to get in. It closes nothing for those
 * who are to be kept out: whoever administers the account may lift it. Whoever is let in from certain networks gets in, and where
 * from is told. Source: docs/custody.md, "Whether AWS lets the root user in".
 */
import type { SignInRules } from '../register/aws-facts.ts';
import type { State } from './account.ts';

/** AWS was asked and did not answer: nobody knows. */
export type Unread = { readonly state: 'unread' };
type Read = SignInRules | Unread | null | undefined;

interface Rules {
  readonly signIn?: Read;
  readonly signInControl?: Read;
}

/** The account as documents hold it. */
export type GatedAccount = { readonly id: string; readonly aws?: unknown };

function rulesOf(account: GatedAccount): readonly Read[] {
  const { signIn, signInControl } = (account.aws ?? {}) as Rules;
  return [signIn, signInControl];
}

const isRead = (rules: Read): rules is SignInRules => rules !== null && rules !== undefined && rules.state !== 'unread';

/** 0: AWS lets the root user sign in, from somewhere; 1: it does not; 2: nobody knows. */
export function signInGate(account: GatedAccount): State {
  const rules = rulesOf(account);
  const read = rules.filter(isRead);
  const unread = read.length < rules.filter((one) => one !== null && one !== undefined).length;
  // Switched on in either place, both policies have effect.
  if (!read.some(({ enabled }) => enabled)) return unread ? 2 : 0;
  if (read.some(({ state }) => state === 'refused')) return 1;
  if (unread || read.some(({ state }) => state === 'perhaps')) return 2;
  return haveNothingInCommon(read) ? 2 : 0;
}

/** Two restrictions that name no network in common: whether one is within the other cannot be told by their names. */
function haveNothingInCommon(rules: readonly SignInRules[]): boolean {
  const [one, other] = rules.map(({ from }) => from).filter((from) => from.length > 0);
  return one !== undefined && other !== undefined && !one.some((name) => other.includes(name));
}

export interface SignInNetworks {
  /** The only networks that the root user gets in from; empty: any but those it may not. */
  readonly from: readonly string[];
  readonly notFrom: readonly string[];
  readonly policies: readonly string[];
}

/** Where the root user has to sign in from, where policies say so; null where they say nothing that binds. */
export function signInNetworks(account: GatedAccount): SignInNetworks | null {
  const read = rulesOf(account).filter(isRead);
  if (!read.some(({ enabled }) => enabled)) return null;
  const bound = read.filter(({ state }) => state === 'restricted');
  if (bound.length === 0) return null;
  const [first, ...others] = bound.map(({ from }) => from).filter((from) => from.length > 0);
  const from = (first ?? []).filter((name) => others.every((other) => other.includes(name)));
  return {
    from: from.length > 0 ? from : (first ?? []),
    notFrom: [...new Set(bound.flatMap(({ notFrom }) => notFrom))].sort(),
    policies: [...new Set(bound.flatMap(({ policies }) => policies))].sort(),
  };
}

/** `only from 203.0.113.0/24 or vpc-0a1b2c3d`; null where the root user may sign in from anywhere. */
export function networksInWords(networks: SignInNetworks | null): string | null {
  if (networks === null) return null;
  const or = (names: readonly string[]): string =>
    names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
  const { from, notFrom } = networks;
  const words = [
    ...(from.length > 0 ? [`only from ${or(from)}`] : []),
    ...(notFrom.length > 0 ? [`not from ${or(notFrom)}`] : []),
  ];
  return words.length === 0 ? null : words.join(', and ');
}

/** What whoever is to sign in as root has to know beforehand; null where AWS lets the root user sign in from anywhere. */
export function signInWords(account: GatedAccount): string | null {
  const gate = signInGate(account);
  if (gate === 1) {
    const policies = [
      ...new Set(
        rulesOf(account)
          .filter(isRead)
          .flatMap(({ policies }) => policies),
      ),
    ];
    const by = policies.length > 0 ? ` (${policies.join(', ')})` : '';
    return `AWS refuses the root user’s sign-in wherever it comes from${by}: an administrator of the account or the organization has to lift that first.`;
  }
  const networks = networksInWords(signInNetworks(account));
  if (gate === 2)
    return `Not known: whether AWS lets the root user sign in${networks === null ? '' : `; if at all, ${networks}`}.`;
  return networks === null ? null : `AWS lets the root user sign in ${networks}, and asks for nothing anywhere else.`;
}

/** One fact in words, as it was read. */
export function signInRulesInWords({ enabled, state, from, notFrom, policies }: SignInRules): string {
  if (!enabled) return 'No policy restricts it';
  if (state === 'open') return 'From anywhere';
  const by = policies.length > 0 ? `, by ${policies.join(', ')}` : '';
  if (state === 'refused') return `Refused${by}`;
  if (state === 'perhaps') return `Refused under some condition${by}`;
  const words = networksInWords({ from, notFrom, policies }) ?? 'restricted';
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}${by}`;
}
