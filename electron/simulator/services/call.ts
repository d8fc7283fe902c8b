/** What a service's operation is given, and what a service is. */
import type { Caller } from '../caller.ts';
import type { SimulatedAccount } from '../organization.ts';
import type { Protocol, ServiceName } from '../wire/dialect.ts';
import type { Input } from '../wire/input.ts';
import type { World } from '../world.ts';

export interface Call {
  service: ServiceName;
  operation: string;
  protocol: Protocol;
  region: string;
  input: Input;
  caller: Caller;
  /** The caller's own account. */
  account: SimulatedAccount;
  world: World;
}

/** Answers the output structure with AWS's member names, or throws a WireError. */
export type Operation = (call: Call) => unknown;
export type Service = Readonly<Record<string, Operation>>;
