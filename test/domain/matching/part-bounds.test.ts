import { describe, expect, it } from 'vitest'
import type { Face } from '../../../src/domain/matching/face.ts'
import { faceOf } from '../../../src/domain/matching/face.ts'
import { demandsOn } from '../../../src/domain/matching/groups.ts'
import { isComplete, isInfeasible, solveNext, unsolved } from '../../../src/domain/matching/lexicographic.ts'
import type { MatchingModel } from '../../../src/domain/matching/model.ts'
import { matchingModel } from '../../../src/domain/matching/model.ts'
import type { Costs } from '../../../src/domain/matching/order.ts'
import { compareCosts } from '../../../src/domain/matching/order.ts'
import type { ProvedPart } from '../../../src/domain/matching/part-bounds.ts'
import {
  beyondWith,
  costOfOneLess,
  isNoBetter,
  leastReducedCost,
  provedParts,
} from '../../../src/domain/matching/part-bounds.ts'
import { costsOf } from '../../../src/domain/matching/plan.ts'
import { offerRow, planOf } from '../../../src/domain/matching/sensitivity.ts'
import { inProcessEngine as engine, matched } from '../../support/in-process-solver.ts'
import { randomInstance } from '../../support/random-instance.ts'

interface Question {
  readonly model: MatchingModel
  readonly part: ProvedPart
  /** By how much the best plan of the face costs more than the result; null when there is none. */
  readonly best: (face: Face) => Promise<Costs | null>
  readonly at: string
}

/** The parts of the proofs of random instances whose groups (R11) had to be decided. */
async function questions(): Promise<Question[]> {
  const all: Question[] = []
  for (let seed = 0; seed < 120; seed++) {
    const instance = randomInstance(seed, { together: true })
    const result = await matched(instance)
    if (result.status !== 'optimal' || result.proof.kind === 'lp-duality') continue
    const model = matchingModel(instance, result.policy)
    const plan = planOf(model, result.placements)
    const before = costsOf(model, plan)
    const best = async (face: Face): Promise<Costs | null> => {
      let standing = unsolved(face, { plan: [], columns: face.open })
      while (!isComplete(model, standing) && !isInfeasible(standing)) {
        const next = await solveNext(engine, model, standing)
        if (!next) throw new Error('There is no limit of time')
        standing = next
      }
      if (isInfeasible(standing)) return null
      return costsOf(model, standing.plan).map((cost, index) => cost - (before[index] ?? 0))
    }
    for (const part of provedParts(model, result)) {
      all.push({ model, part, best, at: `seed ${seed}, ${JSON.stringify(part.decisions)}` })
    }
  }
  return all
}

const asked = await questions()
const decidedFace = ({ model, part }: Question, more: Parameters<typeof faceOf>[1] = []): Face =>
  faceOf(model, [...demandsOn(model, part.decisions), ...more])

/** True when the bound is as far as it goes what the best plan costs; fails when it is more. */
function holds(bound: Costs | null, answer: Costs | null, at: string): boolean {
  if (answer === null) return bound === null
  expect(bound, at).not.toBeNull()
  const order = compareCosts(bound ?? [], answer.slice(0, bound?.length))
  expect(order, `${at}: ${bound?.join()} and ${answer.join()}`).toBeLessThanOrEqual(0)
  return order === 0
}

describe('what a divided proof says of its parts (R11)', () => {
  it('is no more than what solving a part anew gives, and mostly just that', async () => {
    let exact = 0
    for (const question of asked) {
      const { part, best, at } = question
      if (holds(beyondWith(part, []), await best(decidedFace(question)), at)) exact += 1
    }
    expect(asked.length).toBeGreaterThan(20)
    expect(exact).toBeGreaterThan(asked.length / 2)
  })

  it('costs no more with a pair than the best plan of the part that uses it', async () => {
    let [pairs, exact] = [0, 0]
    for (const question of asked) {
      const { model, part, best, at } = question
      for (const [column, pair] of model.pairs.entries()) {
        const more = leastReducedCost(model, part, [column])
        const mayUse = ({ offer }: { offer: number }) => offer === pair.offer
        const demand = { rule: 'R12', student: pair.student, mustBePlaced: true, mayUse } as const
        const answer = await best(decidedFace(question, [demand]))
        pairs += 1
        if (holds(more && beyondWith(part, more), answer, `${at}, pair ${column}`)) exact += 1
      }
    }
    expect(exact).toBeGreaterThan(pairs / 2)
  }, 60_000)

  it('costs no more with a place less than the best plan of the part without it', async () => {
    let [places, exact] = [0, 0]
    for (const question of asked) {
      const { model, part, best, at } = question
      for (const offer of model.instance.offers.keys()) {
        const row = offerRow(model, offer)
        const { rowUpper, ...face } = decidedFace(question)
        if ((rowUpper[row] ?? 0) === 0) continue
        const fewer = rowUpper.map((upper, index) => (index === row ? upper - 1 : upper))
        const answer = await best({ ...face, rowUpper: fewer })
        places += 1
        if (holds(beyondWith(part, costOfOneLess(part, row)), answer, `${at}, offer ${offer}`)) exact += 1
      }
    }
    expect(exact).toBeGreaterThan(places / 2)
  }, 60_000)

  it('shuts a part out only when the stages that are known decide', () => {
    expect(isNoBetter([0, 1], [0, 0, 5])).toBe(true)
    expect(isNoBetter([0, 0], [0, 0, 5])).toBe(false)
    expect(isNoBetter([0, 0, 5], [0, 0, 5])).toBe(true)
    expect(isNoBetter([0, -1], [0, 0, 5])).toBe(false)
    expect(isNoBetter([], [0])).toBe(false)
  })
})
