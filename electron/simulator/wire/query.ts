/** The AWS query protocol: form parameters in, XML out. */

/**
 * Turns flat form parameters into the structure that they stand for: `A.member.1=x` becomes `{A: ['x']}` and `B.arn=y`
 * becomes `{B: {arn: 'y'}}`. All values stay text.
 */
export function parseQueryInput(body: string): Record<string, unknown> {
  const input = Object.create(null) as Record<string, unknown>;
  for (const [name, value] of new URLSearchParams(body)) {
    const path = name.split('.').filter((part) => part !== 'member');
    let at: Record<string, unknown> = input;
    for (const part of path.slice(0, -1)) {
      const next = at[part];
      if (typeof next === 'object' && next !== null) at = next as Record<string, unknown>;
      else {
        const made = Object.create(null) as Record<string, unknown>;
        at[part] = made;
        at = made;
      }
    }
    const last = path.at(-1);
    if (last) at[last] = value;
  }
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, listed(value)]));
}

/** An object whose keys are 1, 2, 3… is a list. */
function listed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, listed(inner)] as const);
  if (entries.length > 0 && entries.every(([name]) => /^\d+$/.test(name))) {
    return entries.sort((a, b) => Number(a[0]) - Number(b[0])).map(([, inner]) => inner);
  }
  return Object.fromEntries(entries);
}

/** XML text with the five reserved characters escaped. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** AWS writes instants in XML without milliseconds. */
export function isoSeconds(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** A value as XML content: lists as `<member>`, a Map as `<entry><key/><value/></entry>`, `undefined` and `null` left out. */
export function toXml(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return isoSeconds(value);
  if (Array.isArray(value)) return value.map((item) => `<member>${toXml(item)}</member>`).join('');
  if (value instanceof Map) {
    return [...value].map(([k, v]) => `<entry><key>${toXml(k)}</key><value>${toXml(v)}</value></entry>`).join('');
  }
  if (typeof value === 'object') {
    return Object.entries(value)
      .filter(([, inner]) => inner !== undefined && inner !== null)
      .map(([name, inner]) => `<${name}>${toXml(inner)}</${name}>`)
      .join('');
  }
  return escapeXml(String(value));
}
