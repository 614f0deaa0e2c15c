import { readFileSync } from 'node:fs'
import type { Instance, Policy } from '../src/domain/matching/instance.ts'
import { POLICIES, parseInstance } from '../src/domain/matching/instance.ts'
import { matchInstance } from '../src/domain/matching/match.ts'
import type { WhatIfChange } from '../src/domain/matching/what-if.ts'
import { withChanges } from '../src/domain/matching/what-if.ts'
import { randomSource, type RandomSource } from '../test/support/random-source.ts'

// What the solver needs for a what-if, of every kind that the page offers: the whole match with proof and check, from the
// run's own placements. Processor time, which other work on the machine disturbs less, and the wait, in which the compiler
// and the collector of garbage work beside.

const QUESTIONS = 210
/** The first questions let the compiler see the code. */
const WARMING = 10

/** Prints the time of the questions about the instance in a file, under each policy. */
export async function benchQuestions(path: string): Promise<void> {
  const parsed = parseInstance(JSON.parse(readFileSync(path, 'utf8')))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  console.log(`what-if questions about ${path}, ${QUESTIONS - WARMING} of each policy, processor time`)
  for (const policy of POLICIES) console.log(await line(parsed.instance, policy))
}

async function line(instance: Instance, policy: Policy): Promise<string> {
  const matching = { policy, engine: 'network', solver: null, now: () => performance.now() } as const
  const { placements } = await matchInstance(instance, matching)
  const random = randomSource(1)
  const times: { processor: number; wait: number }[] = []
  let divided = 0
  for (let index = 0; index < QUESTIONS; index++) {
    const changed = withChanges(instance, [question(random, instance, index)], fieldsOf(instance))
    if (!changed.ok) throw new Error(JSON.stringify(changed.faults))
    const started = { processor: process.cpuUsage(), clock: performance.now() }
    const { proof } = await matchInstance(changed.instance, { ...matching, start: placements })
    times.push({
      processor: process.cpuUsage(started.processor).user / 1000,
      wait: performance.now() - started.clock,
    })
    if (proof.kind === 'branch-and-bound') divided += 1
  }
  const at = (share: number, which: 'processor' | 'wait'): string => {
    const sorted = times
      .slice(WARMING)
      .map(time => time[which])
      .toSorted((a, b) => a - b)
    return (sorted[Math.ceil(share * sorted.length) - 1] ?? 0).toFixed(1)
  }
  const processor = `median ${at(0.5, 'processor')} ms, 95th percentile ${at(0.95, 'processor')} ms`
  const wait = `waited ${at(0.5, 'wait')} and ${at(0.95, 'wait')} ms`
  return `  ${policy.padEnd(20)}${processor}; ${wait}; ${divided} searched over groups`
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
