import { readFileSync } from 'node:fs'
import { POLICIES, parseInstance } from '../src/domain/matching/instance.ts'
import type { Policy } from '../src/domain/matching/instance.ts'
import { builtAnalysis } from './built.ts'

// What a coordinator waits for after a run: the reasons of every student, the worth of a place everywhere, and the
// policies beside each other, each in the warm thread that the application asks.

const ROUNDS = 3
const TIME_LIMIT_SECONDS = 600
const { signal } = new AbortController()

export interface AnalysisTime {
  readonly what: string
  /** Of the rounds, the first of which starts the thread. */
  readonly medianMilliseconds: number
}

/** How long the questions about the instance take, under each policy where it matters. */
export async function measureAnalysis(path: string): Promise<AnalysisTime[]> {
  const parsed = parseInstance(JSON.parse(readFileSync(path, 'utf8')))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  const { instance } = parsed
  const { threadAnalysis } = await builtAnalysis()
  const analysis = threadAnalysis()
  const limit = { timeLimitSeconds: TIME_LIMIT_SECONDS }
  const times: AnalysisTime[] = []
  const time = async (what: string, ask: () => Promise<unknown>): Promise<void> => {
    const milliseconds: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const started = performance.now()
      await ask()
      milliseconds.push(performance.now() - started)
    }
    times.push({ what, medianMilliseconds: Math.round(milliseconds.toSorted((a, b) => a - b)[1] ?? 0) })
  }
  const resultUnder = async (policy: Policy) => {
    const outcome = await analysis.whatIf(instance, { ...limit, policy, start: [] }, signal)
    if (outcome.kind !== 'answer') throw new Error(outcome.kind)
    return outcome.answer
  }
  try {
    for (const policy of POLICIES) {
      const result = await resultUnder(policy)
      const about = { ...limit, result }
      await time(`reasons of ${instance.students.length} students, ${policy}`, () =>
        analysis.reasons(instance, about, signal),
      )
      await time(`worth of a place in every district and field, ${policy}`, () =>
        analysis.worth(instance, about, signal),
      )
    }
    await time('three policies and 200 random orders', () =>
      analysis.policies(instance, { ...limit, groups: [] }, signal),
    )
  } finally {
    await analysis.close()
  }
  return times
}
