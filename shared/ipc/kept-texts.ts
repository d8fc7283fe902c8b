/**
 * The gate for everything that the window or the command line asks with: a request that holds what looks like a secret is
 * refused, whatever its channel would do with it. A new channel passes it without being named here.
 */
import { type Found, natureOfProperty, secretWithin } from '../imports/secrets/looked-at.ts';
import type { Json } from '../register/facts.ts';
import { LedgerError } from './result.ts';

/** Channels that are given a secret to use it, and pictures. */
const GIVEN_SECRETS = /^(session|keys|backup)\.|^reports\.save-picture$/;
/** Tables are looked at cell by cell, and edits field by field, each with what it is called. */
const LOOKED_AT_INSIDE = /^(paste\.(preview|apply|copy)|register\.)/;
/** Searches keep nothing; the others name what the ledger has already, which must stay reachable. */
const NAMES_ONLY = new Set([
  'search',
  'id',
  'key',
  'keys',
  'lines',
  'line',
  'list',
  'step',
  'questions',
  'hash',
  'choices',
  'rule',
  'record',
  'file',
]);
/** In `LOOKED_AT_INSIDE`, what is left to be looked at here. */
const REASONS = new Set(['reason', 'note']);

/** Where a request holds what looks like a secret; `null` where it does not. */
export function secretInRequest(channel: string, request: unknown): Found | null {
  if (GIVEN_SECRETS.test(channel)) return null;
  if (LOOKED_AT_INSIDE.test(channel)) {
    const { reason, note } = (request ?? {}) as Record<string, Json | undefined>;
    return secretWithin({ reason, note }, (property) => (REASONS.has(property) ? 'text' : 'skip'));
  }
  // Steps are named by what they are about, and answers by what they answer.
  const named = channel === 'offboarding.step' ? new Set([...NAMES_ONLY, 'items']) : NAMES_ONLY;
  return secretWithin(request as Json | undefined, (property) =>
    named.has(property) ? 'skip' : natureOfProperty(property),
  );
}

/** Throws `refused`, saying where and never what. */
export function refuseSecretsIn(channel: string, request: unknown): void {
  const found = secretInRequest(channel, request);
  if (found === null) return;
  const what =
    found.at === '' ? 'What was given' : `The ${found.at.replace(/([A-Z])/g, (char) => ` ${char.toLowerCase()}`)}`;
  throw new LedgerError('refused', `${what} looks like ${found.kind}. Root Ledger stores no secrets.`, {
    hint: 'Record where it is kept, never what it is. Nothing was changed.',
  });
}
