/** Is the first instant later than the second? As instants: texts with and without milliseconds do not sort. */
export function later(a: string, b: string): boolean {
  return a !== b && Date.parse(a) > Date.parse(b);
}
