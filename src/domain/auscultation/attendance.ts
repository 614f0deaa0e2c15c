/** What is known of a student at a session; null = nobody has said. */
export type Mark = boolean | null

/**
 * Whether a student took part in the days: who was marked as away from everything that anybody has marked did not. A
 * student of whom nothing is said counts as having been there, since silence must not take anybody's voice (A13).
 */
export function tookPart(marks: readonly Mark[]): boolean {
  const said = marks.filter(mark => mark !== null)
  return said.length === 0 || said.some(Boolean)
}
