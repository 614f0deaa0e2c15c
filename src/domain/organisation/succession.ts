/** A predecessor and its successor. */
export type Succession = readonly (readonly [predecessor: string, successor: string])[]

/**
 * What a district or university is today: itself, or the one that its successors, step by step, all end in. One that was
 * divided between several has no such one and stays itself, since nobody knows which part of its numbers went where.
 * A circle, which the city can't make, ends where it began.
 */
export function presentOf(id: string, succession: Succession): string {
  const ends = new Set<string>()
  const seen = new Set<string>()
  const follow = (one: string) => {
    if (seen.has(one)) return
    seen.add(one)
    const next = succession.flatMap(([from, to]) => (from === one ? [to] : []))
    if (next.length === 0) ends.add(one)
    for (const to of next) follow(to)
  }
  follow(id)
  const [end] = ends
  return ends.size === 1 && end !== undefined ? end : id
}
