import type { Fingerprint } from '../domain/privacy/protected-values.ts'

/** Keyed fingerprints of protected values (P2). The key is outside the database: whoever has a dump of that has no values. */
export interface Fingerprinter {
  readonly fingerprint: Fingerprint
  /** Tells one key from another without telling the key. */
  readonly keyId: string
}
