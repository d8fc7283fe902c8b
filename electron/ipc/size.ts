/** How large an answer is, without making a copy of it. Pure. */

/** Bytes of what is neither text nor a container, and of an entry's overhead; an estimate is enough for a guard. */
const SCALAR_BYTES = 8;

/** Roughly the bytes of a plain value; counting stops beyond `limit`, so that a huge answer is recognized quickly. */
export function sizeOf(value: unknown, limit: number): number {
  let bytes = 0;
  const seen = new Set<object>();
  const waiting: unknown[] = [value];
  while (waiting.length > 0 && bytes <= limit) {
    const one = waiting.pop();
    if (typeof one === 'string') bytes += one.length;
    else if (one instanceof Uint8Array) bytes += one.byteLength;
    else if (typeof one === 'object' && one !== null) {
      if (seen.has(one)) continue;
      seen.add(one);
      bytes += SCALAR_BYTES;
      if (Array.isArray(one)) for (const item of one) waiting.push(item);
      else
        for (const [key, item] of Object.entries(one)) {
          bytes += key.length;
          waiting.push(item);
        }
    } else bytes += SCALAR_BYTES;
  }
  return bytes;
}
