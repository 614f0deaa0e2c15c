/** Keeps a text so that the database alone doesn't tell it. */
export interface SecretBox {
  /** Seals a text for its owner; only `open` with the same owner gives it back. */
  seal(text: string, owner: string): string
  /** The text; null when the key is another, or the sealed text was changed or is another owner's. */
  open(sealed: string, owner: string): string | null
}
