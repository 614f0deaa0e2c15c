/*
 * What the matching and the planner say of a run is stored with it, in Swedish, as its file has it (R3, R4, A11); so is why a
 * mail failed. The files of sentences beside this have each of them in English, with what it names in place. What isn't
 * among them is left as it is.
 */

export type Rule = readonly [RegExp, (...found: string[]) => string]

/** The text by the first rule that is about the whole of it. */
export function translated(text: string, rules: readonly Rule[]): string | null {
  for (const [pattern, say] of rules) {
    const found = pattern.exec(text)
    if (found) return say(...found.slice(1).map(part => part ?? ''))
  }
  return null
}

/** The clauses between separators, each by the rules. */
export const clauses = (
  text: string,
  rules: readonly Rule[],
  separator: string,
  found: RegExp | string = separator,
) =>
  text
    .split(found)
    .map(clause => translated(clause, rules) ?? clause)
    .join(separator)

export const number = (text: string, one: string, many: string) => `${text} ${text === '1' ? one : many}`
