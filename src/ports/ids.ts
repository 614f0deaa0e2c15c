/** Where new identities come from, so that a test can say beforehand what they are. */
export interface Ids {
  /** A random UUID (version 4) in lower case, for rows, occasions and messages. Never a secret. */
  uuid(): string
  /** 256 random bits as 43 characters of base64url, for personal links and private feeds (C5). */
  secret(): string
}
