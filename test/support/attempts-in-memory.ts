import type { AttemptCounter } from '../../src/ports/attempt-counter.ts'

/** Counts without a database; no window ever ends. */
export function attemptsInMemory(): AttemptCounter {
  const counts = new Map<string, number>()
  return {
    count(key, windowSeconds) {
      const hits = (counts.get(key) ?? 0) + 1
      counts.set(key, hits)
      return Promise.resolve({ hits, resetsAt: new Date(Date.now() + windowSeconds * 1000) })
    },
  }
}
