import type { MatchingResult } from '../domain/matching/result.ts'

/** A result as the text of its file: indented for people, except the proof, which is for `vfu verify` and can be long. */
export function resultText(result: MatchingResult): string {
  const members = Object.entries(result).map(([name, value]) => {
    const text = name === 'proof' ? JSON.stringify(value) : JSON.stringify(value, null, 2)
    return `  ${JSON.stringify(name)}: ${text.replaceAll('\n', '\n  ')}`
  })
  return `{\n${members.join(',\n')}\n}\n`
}
