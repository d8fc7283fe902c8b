/** What the operating system's keychain does for us. The real one is in the app; tests and the command line pass theirs. */
export interface KeychainState {
  /** Does a real keychain answer, proven by a round trip? Never true for a fixed or plain-text key. */
  readonly real: boolean;
  /** Its name, such as `gnome_libsecret`, `kwallet6`, `keychain` or `dpapi`. */
  readonly backend: string;
  /** Why it is not real, as a sentence to show. */
  readonly reason?: string;
}

export interface Keychain {
  backend(): string;
  available(): Promise<KeychainState>;
  encrypt(bytes: Uint8Array): Promise<Uint8Array>;
  /** `shouldReEncrypt`: the keychain has a newer key; encrypt again and store that. Rejects if it cannot decrypt. */
  decrypt(bytes: Uint8Array): Promise<{ bytes: Uint8Array; shouldReEncrypt: boolean }>;
}
