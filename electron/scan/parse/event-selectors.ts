/** Does a trail record all management events, reads and writes alike? Pure. */
import type { AdvancedEventSelector, EventSelector } from '@aws-sdk/client-cloudtrail';

export function recordsAllManagementEvents(
  classic: readonly EventSelector[] | undefined,
  advanced: readonly AdvancedEventSelector[] | undefined,
): boolean {
  if (classic?.some((selector) => selector.IncludeManagementEvents === true && selector.ReadWriteType === 'All'))
    return true;
  const management = (advanced ?? []).filter(isManagement);
  if (management.some((selector) => readsOf(selector) === 'all')) return true;
  // Reads by one selector and writes by another are all events too.
  return ['true', 'false'].every((word) => management.some((selector) => readsOf(selector) === word));
}

function isManagement(selector: AdvancedEventSelector): boolean {
  return (selector.FieldSelectors ?? []).some(
    ({ Field, Equals }) => Field === 'eventCategory' && Equals?.includes('Management') === true,
  );
}

/** `all`, the one value of `readOnly` that it keeps, or `part` where it leaves sources or more out. */
function readsOf(selector: AdvancedEventSelector): 'all' | 'part' | string {
  const others = (selector.FieldSelectors ?? []).filter(({ Field }) => Field !== 'eventCategory');
  if (others.length === 0) return 'all';
  const only = others.length === 1 ? others[0] : undefined;
  if (only?.Field !== 'readOnly') return isQuiet(others) ? 'all' : 'part';
  const values = only.Equals ?? [];
  return values.length === 2 ? 'all' : (values[0] ?? 'part');
}

/** Leaving out the noisy encryption and database services, as the console offers, hides nothing about the root user. */
function isQuiet(
  selectors: readonly { Field?: string | undefined; NotEquals?: readonly string[] | undefined }[],
): boolean {
  return selectors.every(
    ({ Field, NotEquals }) =>
      Field === 'eventSource' &&
      (NotEquals ?? []).length > 0 &&
      (NotEquals ?? []).every((source) => /^(kms|rdsdata)\.amazonaws\.com(\.cn)?$/.test(source)),
  );
}
