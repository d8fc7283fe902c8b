/** Networks as policies name them, and whether a request from one of them meets a condition. Pure. */
import { BlockList, isIP } from 'node:net';
import type { Condition } from './policy/document.ts';
import { matches } from './policy/glob.ts';
import { type Answer, any, not } from './policy/three.ts';

export const SOURCE_IP = 'aws:sourceip';
export const SOURCE_VPC = 'aws:sourcevpc';
export const SOURCE_ENDPOINT = 'aws:sourcevpce';
/** They narrow another key down, and name no network by themselves. */
const NARROWING: ReadonlySet<string> = new Set(['aws:requestedregion', 'aws:vpcsourceip']);
const NAMING: ReadonlySet<string> = new Set([SOURCE_IP, SOURCE_VPC, SOURCE_ENDPOINT]);

/** Does the condition ask where the request comes from? */
export function isAboutNetwork({ key }: Condition): boolean {
  return NAMING.has(key) || NARROWING.has(key);
}

/** Where a request may come from: over the internet or through an endpoint, never both. Null: anywhere that nobody names. */
export interface Origin {
  readonly by: 'internet' | 'vpc' | 'endpoint';
  readonly name: string | null;
}

/** Everywhere that the conditions name, and anywhere else. */
export function originsIn(conditions: readonly Condition[]): Origin[] {
  const found = new Map<string, Origin>();
  const add = (origin: Origin): void => void found.set(`${origin.by} ${origin.name}`, origin);
  for (const { key, values } of conditions)
    for (const name of values) {
      if (key === SOURCE_IP) add({ by: 'internet', name });
      if (key === SOURCE_VPC) add({ by: 'vpc', name });
      if (key === SOURCE_ENDPOINT) add({ by: 'endpoint', name });
    }
  add({ by: 'internet', name: null });
  add({ by: 'vpc', name: null });
  add({ by: 'endpoint', name: null });
  return [...found.values()];
}

/** Is the condition met by a request from there? As AWS has it: a key that a request lacks meets negative conditions and `IfExists`. */
export function isMetFrom(condition: Condition, from: Origin): Answer {
  const { operator, key, values, ifExists, set } = condition;
  const has = key === SOURCE_IP ? from.by === 'internet' : key === 'aws:requestedregion' || from.by !== 'internet';
  if (operator === 'null') {
    const known = key === SOURCE_IP || key === SOURCE_VPC || key === SOURCE_ENDPOINT || !has;
    return known ? any(values.map((wanted) => (wanted.toLowerCase() === String(!has) ? 'yes' : 'no'))) : 'maybe';
  }
  const negative = /not/.test(operator);
  if (!has) return set === 'any' && !ifExists ? 'no' : negative || ifExists || set === 'all' ? 'yes' : 'no';
  const found = any(values.map((value) => isFrom(operator, key, value, from)));
  return negative ? not(found) : found;
}

function isFrom(operator: string, key: string, value: string, from: Origin): Answer {
  if (NARROWING.has(key) || value.includes('${')) return 'maybe';
  if (key === SOURCE_IP) return /ipaddress$/.test(operator) ? isWithin(value, from.name) : 'maybe';
  if (!/^string(not)?(equals|equalsignorecase|like)$/.test(operator)) return 'maybe';
  // Which VPC an endpoint is in, and which endpoints a VPC has, no policy says.
  if ((key === SOURCE_VPC) !== (from.by === 'vpc')) return 'maybe';
  if (from.name === null) return value === '*' ? 'yes' : 'no';
  return /like$/.test(operator) ? matches(value, from.name) : value === from.name ? 'yes' : 'no';
}

/** Is every address of the range among those of the policy's? An address that nobody names is in none but in all of them. */
function isWithin(range: string, name: string | null): Answer {
  if (isEverything(range)) return 'yes';
  if (name === null) return 'no';
  if (range === name) return 'yes';
  const [outer, inner] = [cidr(range), cidr(name)];
  if (outer === null || inner === null) return 'maybe';
  if (outer.family !== inner.family) return 'no';
  if (outer.bits <= inner.bits) return listOf(outer).check(inner.address, inner.family) ? 'yes' : 'no';
  return listOf(inner).check(outer.address, outer.family) ? 'maybe' : 'no';
}

interface Cidr {
  readonly address: string;
  readonly bits: number;
  readonly family: 'ipv4' | 'ipv6';
}

function cidr(text: string): Cidr | null {
  const [address = '', bits] = text.trim().split('/');
  const version = isIP(address);
  if (version === 0) return null;
  const most = version === 4 ? 32 : 128;
  const length = bits === undefined ? most : Number(bits);
  if (!Number.isInteger(length) || length < 0 || length > most) return null;
  return { address, bits: length, family: version === 4 ? 'ipv4' : 'ipv6' };
}

function isEverything(range: string): boolean {
  const parts = cidr(range);
  return parts !== null && parts.bits === 0;
}

function listOf({ address, bits, family }: Cidr): BlockList {
  const list = new BlockList();
  list.addSubnet(address, bits, family);
  return list;
}
