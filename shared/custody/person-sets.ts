/**
 * Sets of people, each distinct set kept once. Ten thousand accounts behind two thousand groups share most of their
 * sets, so that comparing two is comparing two numbers, and a question about some people ("how many of them are in this
 * set?") is answered once per set and not once per account.
 */

const EMPTY = new Int32Array(0);

/** Id of the empty set in every pool. */
export const NOBODY = 0;

export class PersonSets {
  /** Set → a count, for whoever counts at the moment; all zero between uses. */
  counts = new Int32Array(1024);
  private readonly sets: Int32Array[] = [EMPTY];
  private readonly sizes: number[] = [0];
  private readonly buckets = new Map<number, number[]>();
  /** Person → ids of the sets they are in. */
  private readonly memberships: number[][] = [];

  get count(): number {
    return this.sets.length;
  }

  /** The people of a set, ascending. Never change it. */
  of(id: number): Int32Array {
    return this.sets[id] ?? EMPTY;
  }

  size(id: number): number {
    return this.sizes[id] as number;
  }

  has(id: number, person: number): boolean {
    const set = this.of(id);
    let low = 0;
    let high = set.length - 1;
    while (low <= high) {
      const mid = (low + high) >> 1;
      const at = set[mid] as number;
      if (at === person) return true;
      if (at < person) low = mid + 1;
      else high = mid - 1;
    }
    return false;
  }

  /** Ids of the sets that hold this person. */
  holding(person: number): readonly number[] {
    return this.memberships[person] ?? [];
  }

  /** The id of the set of these people, in any order, with repetitions. */
  intern(people: readonly number[]): number {
    if (people.length === 0) return NOBODY;
    const sorted = sort(people);
    let length = 0;
    for (let i = 0; i < sorted.length; i++) {
      if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[length++] = sorted[i] as number;
    }
    return this.internSorted(sorted.subarray(0, length));
  }

  /** The union of these sets. */
  unionOf(ids: readonly number[]): number {
    let only = NOBODY;
    let several = false;
    for (const id of ids) {
      if (id === NOBODY || id === only) continue;
      if (only !== NOBODY) several = true;
      only = id;
    }
    if (!several) return only;
    const people: number[] = [];
    for (const id of ids) for (const person of this.of(id)) people.push(person);
    return this.intern(people);
  }

  /** As `intern`, for people in ascending order without repetition. */
  internSorted(people: Int32Array): number {
    if (people.length === 0) return NOBODY;
    let hash = 0x811c9dc5;
    for (let i = 0; i < people.length; i++) hash = Math.imul(hash ^ (people[i] as number), 0x01000193);
    let bucket = this.buckets.get(hash);
    if (!bucket) {
      bucket = [];
      this.buckets.set(hash, bucket);
    }
    for (const id of bucket) if (same(this.of(id), people)) return id;
    const id = this.sets.push(people.slice()) - 1;
    bucket.push(id);
    this.sizes.push(people.length);
    for (let i = 0; i < people.length; i++) {
      const person = people[i] as number;
      const held = this.memberships[person];
      if (held) held.push(id);
      else this.memberships[person] = [id];
    }
    return id;
  }

  union(a: number, b: number): number {
    if (a === b || b === NOBODY) return a;
    if (a === NOBODY) return b;
    return this.internSorted(merge(this.of(a), this.of(b)));
  }
}

/** A sorted copy; most sets are a handful of people, for which insertion is quickest. */
function sort(people: readonly number[]): Int32Array {
  const sorted = Int32Array.from(people);
  if (sorted.length > 24) return sorted.sort();
  for (let i = 1; i < sorted.length; i++) {
    const person = sorted[i] as number;
    let j = i - 1;
    while (j >= 0 && (sorted[j] as number) > person) {
      sorted[j + 1] = sorted[j] as number;
      j--;
    }
    sorted[j + 1] = person;
  }
  return sorted;
}

function same(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function merge(a: Int32Array, b: Int32Array): Int32Array {
  const out = new Int32Array(a.length + b.length);
  let i = 0;
  let j = 0;
  let length = 0;
  while (i < a.length && j < b.length) {
    const x = a[i] as number;
    const y = b[j] as number;
    out[length++] = x < y ? x : y;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  while (i < a.length) out[length++] = a[i++] as number;
  while (j < b.length) out[length++] = b[j++] as number;
  return out.subarray(0, length);
}
