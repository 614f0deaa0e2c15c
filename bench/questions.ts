import { readFileSync } from 'node:fs'
import type { Instance, Policy, StudentInOffer } from '../src/domain/matching/instance.ts'
import { POLICIES, parseInstance } from '../src/domain/matching/instance.ts'
import type { MatchingResult } from '../src/domain/matching/result.ts'
import type { WhatIfChange } from '../src/domain/matching/what-if.ts'
import { withChanges } from '../src/domain/matching/what-if.ts'
import { randomSource, type RandomSource } from '../test/support/random-source.ts'
import { builtAnalysis } from './built.ts'

// What a what-if takes, of every kind that the page offers, in the warm thread that the application asks: the whole match with
// proof and check from the run's own placements, by the result's own account; and the wait, with the way there and back.

const QUESTIONS = 210
/** The first questions let the compiler see the code. */
const WARMING = 10
const TIME_LIMIT_SECONDS = 60

/** Prints the time of the questions about the instance in a file, under each policy. */
export async function benchQuestions(path: string): Promise<void> {
  const parsed = parseInstance(JSON.parse(readFileSync(path, 'utf8')))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  console.log(`what-if questions about ${path}, ${QUESTIONS - WARMING} of each policy, milliseconds`)
  for (const policy of POLICIES) console.log(await line(parsed.instance, policy))
}

async function line(instance: Instance, policy: Policy): Promise<string> {
  const { threadAnalysis } = await builtAnalysis()
  const analysis = threadAnalysis()
  const ask = async (about: Instance, start: readonly StudentInOffer[]): Promise<MatchingResult> => {
    const options = { timeLimitSeconds: TIME_LIMIT_SECONDS, policy, start }
    const outcome = await analysis.whatIf(about, options, new AbortController().signal)
    if (outcome.kind !== 'answer') throw new Error(outcome.kind)
    return outcome.answer
  }
  try {
    const { placements } = await ask(instance, [])
    const random = randomSource(1)
    const solver: number[] = []
    const waits: number[] = []
    let divided = 0
    for (let index = 0; index < QUESTIONS; index++) {
      const changed = withChanges(instance, [question(random, instance, index)], fieldsOf(instance))
      if (!changed.ok) throw new Error(JSON.stringify(changed.faults))
      const started = performance.now()
      const { proof, milliseconds } = await ask(changed.instance, placements)
      waits.push(performance.now() - started)
      solver.push(milliseconds.total)
      if (proof.kind === 'branch-and-bound') divided += 1
    }
    return `  ${policy.padEnd(20)}solver ${spread(solver)}; wait ${spread(waits)}; ${divided} searched over groups`
  } finally {
    await analysis.close()
  }
}

function spread(times: readonly number[]): string {
  const sorted = times.slice(WARMING).toSorted((a, b) => a - b)
  const at = (share: number): string => (sorted[Math.ceil(share * sorted.length) - 1] ?? 0).toFixed(0)
  return `median ${at(0.5)}, 95th percentile ${at(0.95)}`
}

const fieldsOf = ({ offers }: Instance): string[] => offers.map(({ field }) => field)

function question(random: RandomSource, instance: Instance, index: number): WhatIfChange {
  const { offers, districts, universities } = instance
  const { id: offer, places, field } = random.pick(offers)
  const { id: district } = random.pick(districts)
  const kinds: WhatIfChange[] = [
    { kind: 'places', offer, places: 0 },
    { kind: 'places', offer, places: places + 1 },
    { kind: 'newPlaces', district, field, places: 1 },
    { kind: 'share', university: random.pick(universities).id, quota: random.integer(10, 45), guarantee: 0 },
    { kind: 'travel', maxTravelMinutes: random.integer(40, 100) },
    { kind: 'bounds', district, minimum: 0, maximum: random.integer(0, 6) },
  ]
  return kinds[index % kinds.length] as WhatIfChange
}
