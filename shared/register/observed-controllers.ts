/**
 * Who can act on the management account, as the engine, the rules and the lists read it: whom people recorded, and whom AWS lists
 * as administrators. What AWS lists nobody recorded leaves the record incomplete; what it does not list it may not see (IAM users,
 * roles of other accounts), so nobody is taken out. Source: docs/custody.md, "Which statement counts".
 */
import { addressKey } from '../text/compare.ts';
import type { IdentityCenter } from './aws-facts.ts';

interface Controllers {
  readonly controllers: readonly string[];
  readonly controllersComplete: boolean;
}

/** Null where AWS names nobody beside the record: then the record says what there is. */
export function observedControllers(
  recorded: readonly string[] | null | undefined,
  center: IdentityCenter | undefined,
): Controllers | null {
  if (center === undefined) return null;
  const known = new Set((recorded ?? []).map(addressKey));
  const found = center.admins.filter(({ enabled, email }) => enabled && !known.has(addressKey(email)));
  if (found.length === 0 && center.unread === 0) return null;
  if (found.length === 0 && !recorded) return null;
  return { controllers: [...(recorded ?? []), ...found.map(({ email }) => email)], controllersComplete: false };
}
