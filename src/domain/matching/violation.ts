/**
 * Something in a result that isn't as it should be. `rule` is a rule's number (`R2`), or `format`, `instance`,
 * `criteria` or `proof` for what has none; `text` is a Swedish sentence that names the student, offer or figure.
 */
export interface Violation {
  rule: string
  text: string
}
