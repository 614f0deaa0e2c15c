import { describe, expect, it } from 'vitest'
import type { LinearModel, LinearSolver } from '../../../src/domain/linear/model.ts'
import { firstPlan } from '../../../src/domain/matching/candidate.ts'
import { eachPinHolds } from '../../../src/domain/matching/constraints.ts'
import type { Engine } from '../../../src/domain/matching/engine-question.ts'
import { faceOf, isOpenIn } from '../../../src/domain/matching/face.ts'
import type { Instance } from '../../../src/domain/matching/instance.ts'
import type { Standing } from '../../../src/domain/matching/lexicographic.ts'
import { isComplete, isInfeasible, solveNext, unsolved } from '../../../src/domain/matching/lexicographic.ts'
import type { MatchingModel } from '../../../src/domain/matching/model.ts'
import { matchingModel } from '../../../src/domain/matching/model.ts'
import { costsOf, rowSums } from '../../../src/domain/matching/plan.ts'
import { bigInstance } from '../../support/big-instance.ts'
import { buildInstance, buildOffer, buildStudent } from '../../support/build-instance.ts'
import { inProcessSolver } from '../../support/in-process-solver.ts'

/** Asks HiGHS and keeps what it was asked. */
function listeningEngine(): Engine & { asked: LinearModel[] } {
  const asked: LinearModel[] = []
  const solver: LinearSolver = {
    solve(model, options) {
      asked.push(model)
      return inProcessSolver.solve(model, options)
    },
  }
  return { name: 'highs', solver, remainingSeconds: () => Infinity, asked }
}

const modelOf = (instance: Instance): MatchingModel => matchingModel(instance, instance.policy)

const beginning = (model: MatchingModel): Standing => {
  const plan = firstPlan(model)
  return unsolved(faceOf(model, eachPinHolds(model.instance)), { plan, columns: plan })
}

/** The standings after each step, the beginning first. */
async function allStandings(model: MatchingModel, engine: Engine): Promise<Standing[]> {
  const standings = [beginning(model)]
  for (let last = standings.at(-1); last && !isComplete(model, last); last = standings.at(-1)) {
    const next = await solveNext(engine, model, last)
    if (!next) throw new Error('out of time')
    standings.push(next)
    if (isInfeasible(next)) break
  }
  return standings
}

describe('solveNext', () => {
  const model = modelOf(bigInstance(80, 4))

  it('never gives up what an earlier stage won', async () => {
    const standings = await allStandings(model, listeningEngine())
    const final = costsOf(model, standings.at(-1)?.plan ?? [])
    expect(standings.at(-1)?.stages.map(({ cost }) => cost)).toEqual(final)
    for (const { stages, plan } of standings.slice(2)) {
      expect(costsOf(model, plan).slice(0, stages.length)).toEqual(final.slice(0, stages.length))
    }
  })

  it('leaves an ever smaller face, which the plan lies on', async () => {
    const standings = await allStandings(model, listeningEngine())
    for (const [index, { face, plan }] of standings.entries()) {
      const before = standings[index - 1]?.face ?? face
      expect([...face.open].every(isOpenIn(before))).toBe(true)
      expect(plan.every(isOpenIn(face))).toBe(true)
      for (const [row, sum] of rowSums(model, plan).entries()) {
        expect(sum).toBeGreaterThanOrEqual(face.rowLower[row] ?? 0)
        expect(sum).toBeLessThanOrEqual(face.rowUpper[row] ?? 0)
      }
    }
    const sizes = standings.map(({ face }) => face.open.length)
    expect(sizes.at(-1)).toBeLessThan((sizes[0] ?? 0) / 10)
  })

  it('asks the engine with a small part of the columns, and never when the plan at hand is proved', async () => {
    const engine = listeningEngine()
    const standings = await allStandings(model, engine)
    for (const { name, columnCost } of engine.asked) {
      expect(columnCost.length, name).toBeLessThan(model.pairs.length / 4)
    }
    const again = { ...beginning(model), plan: standings.at(-1)?.plan ?? [] }
    engine.asked.length = 0
    let standing: Standing | null = { ...again, columns: Int32Array.from(again.plan) }
    while (standing && !isComplete(model, standing)) standing = await solveNext(engine, model, standing)
    expect(standing?.plan).toEqual(standings.at(-1)?.plan)
    expect(engine.asked.length).toBeLessThan(model.stages.length)
  })

  it('gives null when there is no time to ask', async () => {
    const late: Engine = { ...listeningEngine(), remainingSeconds: () => 0 }
    let standing: Standing | null = beginning(model)
    while (standing && !isComplete(model, standing)) standing = await solveNext(late, model, standing)
    expect(standing).toBeNull()
  })

  it('finds first how many placements the lower bounds miss', async () => {
    const instance = buildInstance({
      districts: [
        { id: 'farsta', minimum: 3 },
        { id: 'bromma', minimum: 1 },
      ],
      students: [buildStudent('s1'), buildStudent('s2')],
      offers: [buildOffer('o1', { places: 5 }), buildOffer('o2', { district: 'bromma', places: 5 })],
    })
    const standings = await allStandings(modelOf(instance), listeningEngine())
    expect(standings).toHaveLength(2)
    expect(standings[1]?.shortfall?.cost).toBe(2)
    expect(standings[1] && isInfeasible(standings[1])).toBe(true)
  })

  it('reaches lower bounds that the first plan misses', async () => {
    const instance = buildInstance({
      districts: [{ id: 'farsta' }, { id: 'bromma', minimum: 2 }],
      students: ['s1', 's2'].map(id => buildStudent(id, { wishes: [{ district: 'farsta' }] })),
      offers: [buildOffer('o1', { places: 2 }), buildOffer('o2', { district: 'bromma', places: 2 })],
    })
    const engine = listeningEngine()
    const standings = await allStandings(modelOf(instance), engine)
    expect(engine.asked[0]?.name).toBe('shortfall')
    expect(standings[1]?.shortfall?.cost).toBe(0)
    expect(
      standings
        .at(-1)
        ?.stages.map(({ cost }) => cost)
        .slice(0, 2),
    ).toEqual([-2, 2])
  })
})
