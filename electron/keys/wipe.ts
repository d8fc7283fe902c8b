/** Overwrites secrets with zeros. Copies that the runtime made (strings, moved memory) are beyond its reach. */
export function wipe(...secrets: readonly (Uint8Array | null | undefined)[]): void {
  for (const secret of secrets) secret?.fill(0);
}
