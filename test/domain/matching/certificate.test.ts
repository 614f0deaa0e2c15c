import { beforeAll, describe, expect, it } from 'vitest'
import { checkCertificate } from '../../../src/domain/matching/certificate.ts'
import type { Instance } from '../../../src/domain/matching/instance.ts'
import type { DualValues, Proof, SearchPartProof, StageProof } from '../../../src/domain/matching/proof.ts'
import { proofSchema } from '../../../src/domain/matching/proof.ts'
import type { MatchingResult } from '../../../src/domain/matching/result.ts'
import { bigInstance } from '../../support/big-instance.ts'
import { buildInstance, buildOffer, buildStudent } from '../../support/build-instance.ts'
import { buildResult } from '../../support/build-result.ts'
import { matched } from '../../support/in-process-solver.ts'
import { randomInstance } from '../../support/random-instance.ts'

const rulesOf = (instance: Instance, result: MatchingResult): string[] => [
  ...new Set(checkCertificate(instance, result).map(({ rule }) => rule)),
]

const withStages = (result: MatchingResult, stages: StageProof[]): MatchingResult => ({
  ...result,
  proof: { kind: 'lp-duality', stages },
})

const stagesOf = (proof: Proof): StageProof[] => (proof.kind === 'lp-duality' ? proof.stages : [])

describe('the certificate of a term', () => {
  const instance = bigInstance(30, 5)
  let result: MatchingResult
  beforeAll(async () => {
    result = await matched(instance)
  })

  it('holds, also after it was written to a file and read again', () => {
    expect(checkCertificate(instance, result)).toEqual([])
    const read = proofSchema.parse(JSON.parse(JSON.stringify(result.proof)))
    expect(checkCertificate(instance, { ...result, proof: read })).toEqual([])
  })

  it("does not hold when any one of the students' dual values is another", () => {
    // Everyone is placed, so each of these values counts; one of a row whose bound is 0 may be any of several.
    expect(result.unplaced).toEqual([])
    let changed = 0
    for (const [index, stage] of stagesOf(result.proof).entries()) {
      for (const [id, dual] of Object.entries(stage.duals.students)) {
        for (const other of [dual - 1, dual + 1, 0]) {
          const students = { ...stage.duals.students, [id]: other }
          const stages = stagesOf(result.proof).with(index, { ...stage, duals: { ...stage.duals, students } })
          expect(rulesOf(instance, withStages(result, stages)), `${stage.name} ${id}`).toEqual(['proof'])
          changed++
        }
      }
    }
    expect(changed).toBeGreaterThan(50)
  })

  it('does not hold without one of its stages, or with two of them exchanged', () => {
    const stages = stagesOf(result.proof)
    for (const [index, stage] of stages.entries()) {
      expect(rulesOf(instance, withStages(result, stages.toSpliced(index, 1))), stage.name).toEqual(['proof'])
    }
    const [first, second, ...rest] = stages
    expect(first && second && rulesOf(instance, withStages(result, [second, first, ...rest]))).toEqual([
      'proof',
    ])
  })

  it('does not hold when a bound is stated otherwise', () => {
    for (const [index, stage] of stagesOf(result.proof).entries()) {
      for (const bound of [stage.bound - 1, stage.bound + 1]) {
        const stages = stagesOf(result.proof).with(index, { ...stage, bound })
        expect(rulesOf(instance, withStages(result, stages)), stage.name).toEqual(['proof'])
      }
    }
  })

  it('does not hold for other placements, although every figure is theirs', () => {
    const pairs = result.placements.map(({ student, offer }) => ({ student, offer }))
    let exchanged = 0
    for (let at = 0; at + 1 < pairs.length; at += 2) {
      const [a, b] = [pairs[at], pairs[at + 1]]
      if (!a || !b) continue
      const other = pairs.with(at, { ...a, offer: b.offer }).with(at + 1, { ...b, offer: a.offer })
      const built = { ...buildResult(instance, other), status: 'optimal' as const, proof: result.proof }
      expect(rulesOf(instance, built), `${a.student} and ${b.student}`).toEqual(['proof'])
      exchanged++
    }
    expect(exchanged).toBeGreaterThan(10)
  })

  it('does not hold for an instance with one more place in an offer that is full and wanted', () => {
    const wanted = Object.keys(
      stagesOf(result.proof).find(({ name }) => name === 'outside')?.duals.offers ?? {},
    )
    expect(wanted.length).toBeGreaterThan(0)
    for (const id of wanted) {
      const offers = instance.offers.map(offer =>
        offer.id === id ? { ...offer, places: offer.places + 1 } : offer,
      )
      expect(rulesOf({ ...instance, offers }, result), id).toEqual(['proof'])
    }
  })

  it('does not hold for another draw, or when the travel times are unknown', () => {
    expect(rulesOf({ ...instance, seed: 'another' }, result)).toEqual(['proof'])
    const students = instance.students.map(student => ({ ...student, travelMinutes: {} }))
    expect(rulesOf({ ...instance, students }, result)).toEqual(['proof'])
  })

  it('names the pair that a dual value would have to pay for', () => {
    const [stage, ...rest] = stagesOf(result.proof)
    if (!stage) throw new Error('no stage')
    const free = { ...stage, duals: { universities: {}, students: {}, offers: {}, districts: {} } }
    const [violation] = checkCertificate(instance, withStages(result, [free, ...rest]))
    expect(violation?.text).toMatch(
      /^Steget priority-1 utesluter inte att "student-\d+" i "plats-\d+" ger en bättre plan\.$/,
    )
  })

  it('refuses dual values for ids that do not exist, and negative ones for what has no upper bound', () => {
    const [stage, ...rest] = stagesOf(result.proof)
    if (!stage) throw new Error('no stage')
    const withDuals = (duals: Partial<DualValues>) =>
      checkCertificate(
        instance,
        withStages(result, [{ ...stage, duals: { ...stage.duals, ...duals } }, ...rest]),
      )
    expect(withDuals({ offers: { ...stage.duals.offers, ghost: 1 } })[0]?.text).toContain('"ghost"')
    expect(withDuals({ universities: { SU: -1 } })[0]?.text).toContain('"SU", som inte har någon övre gräns')
  })

  it('does not prove a result that is said to be feasible only', () => {
    expect(rulesOf(instance, { ...result, status: 'feasible' })).toEqual(['proof'])
  })
})

describe('the certificate of an infeasible instance', () => {
  const impossible = buildInstance({
    districts: [{ id: 'farsta', minimum: 2 }, { id: 'bromma' }],
    students: [buildStudent('s1'), buildStudent('s2', { blocked: [{ district: 'farsta' }] })],
    offers: [buildOffer('o1', { places: 5 })],
  })

  it('holds, and not for an instance that has a plan', async () => {
    const result = await matched(impossible)
    expect(result.status).toBe('infeasible')
    expect(checkCertificate(impossible, result)).toEqual([])
    const possible = {
      ...impossible,
      students: impossible.students.map(student => ({ ...student, blocked: [] })),
    }
    expect(rulesOf(possible, result)).toEqual(['proof'])
    expect(rulesOf(impossible, withStages(result, []))).toEqual(['proof'])
  })
})

describe('the certificate of a divided search', () => {
  const instance: Instance = {
    ...bigInstance(30, 5),
    students: bigInstance(30, 5).students.map((student, index) =>
      index < 4 ? { ...student, together: `g${index % 2}` } : student,
    ),
  }
  let result: MatchingResult
  let search: SearchPartProof[]
  beforeAll(async () => {
    result = await matched(instance)
    if (result.proof.kind !== 'branch-and-bound') throw new Error('was not divided')
    search = result.proof.search
  })

  const withSearch = (changed: SearchPartProof[]): MatchingResult =>
    result.proof.kind === 'branch-and-bound'
      ? { ...result, proof: { ...result.proof, search: changed } }
      : result

  it('holds', () => expect(checkCertificate(instance, result)).toEqual([]))

  it('does not hold when a bound is stated better or worse than the criteria', () => {
    for (const [index, stage] of result.proof.stages.entries()) {
      for (const bound of [stage.bound - 1, stage.bound + 1]) {
        const stages = result.proof.stages.map((each, at) =>
          at === index ? { name: each.name, bound } : each,
        )
        const proof = { ...result.proof, stages } as Proof
        expect(rulesOf(instance, { ...result, proof }), stage.name).toEqual(['proof'])
      }
    }
  })

  const isDivided = (index: number): boolean => search.some(({ of }) => of === index)

  it('does not hold when a part that proves something by itself does not', () => {
    let needed = 0
    for (const [index, part] of search.entries()) {
      if (part.stages.length === 0 || isDivided(index)) continue
      const bare = search.with(index, { ...part, keeps: 0, stages: [] })
      expect(rulesOf(instance, withSearch(bare)), `part ${index}`).toEqual(['proof'])
      needed++
    }
    expect(needed).toBeGreaterThan(5)
  })

  it('does not hold when a part states the bound of a stage otherwise', () => {
    let changed = 0
    for (const [index, part] of search.entries()) {
      for (const [at, stage] of part.stages.entries()) {
        const stages = part.stages.with(at, { ...stage, bound: stage.bound + 1 })
        const other = withSearch(search.with(index, { ...part, stages }))
        expect(rulesOf(instance, other), `part ${index} ${stage.name}`).toEqual(['proof'])
        changed++
      }
    }
    expect(changed).toBeGreaterThan(5)
  })

  it('does not hold when a part takes more for a place in the group than its pairs cost', () => {
    let raised = 0
    for (const [index, part] of search.entries()) {
      const [stage, ...rest] = part.stages
      const members = instance.students.filter(({ together }) => together === part.decision?.together)
      if (!stage || typeof part.decision?.district !== 'string') continue
      const sign = result.criteria.find(({ name }) => name === stage.name)?.sense === 'max' ? -1 : 1
      for (const { id } of members) {
        const dual = stage.duals.students[id]
        if (dual === undefined) continue
        const students = { ...stage.duals.students, [id]: dual + 1 }
        const stages = [{ ...stage, bound: stage.bound + sign, duals: { ...stage.duals, students } }, ...rest]
        const [violation] = checkCertificate(instance, withSearch(search.with(index, { ...part, stages })))
        expect(violation?.text, `part ${index} ${stage.name} ${id}`).toContain(`utesluter inte att "${id}" i`)
        raised++
      }
    }
    expect(raised).toBeGreaterThan(5)
  })

  it('does not hold undivided, or divided by another group than the split one', () => {
    expect(rulesOf(instance, withSearch(search.slice(0, 1)))).toEqual(['proof'])
    const together = search[1]?.decision?.together === 'g0' ? 'g1' : 'g0'
    const turned = search.map(part => ({
      ...part,
      decision: part.of === 0 && part.decision ? { ...part.decision, together } : part.decision,
    }))
    expect(rulesOf(instance, withSearch(turned))).toEqual(['proof'])
  })

  it.each<[string, (parts: SearchPartProof[]) => SearchPartProof[]]>([
    ['no parts', () => []],
    ['a part that came from nowhere', parts => parts.with(1, { ...parts[1]!, of: null })],
    ['a part that came from a later one', parts => parts.with(1, { ...parts[1]!, of: parts.length })],
    ['a whole that came from a part', parts => parts.with(0, { ...parts[0]!, of: 0 })],
    ['a part without a decision', parts => parts.with(1, { ...parts[1]!, decision: null })],
    ['more stages kept than there are', parts => parts.with(1, { ...parts[1]!, keeps: 99 })],
    [
      'a group that does not exist',
      parts => parts.with(1, { ...parts[1]!, decision: { together: 'spöke', district: null } }),
    ],
    [
      'a group decided twice',
      parts => [...parts, { of: parts.length - 1, decision: parts.at(-1)!.decision, keeps: 0, stages: [] }],
    ],
  ])('does not hold with %s', (_, change) => {
    expect(rulesOf(instance, withSearch(change(search)))).toEqual(['proof'])
  })
})

describe('certificates of random instances', () => {
  it('hold for the instance that they were made for, and for no plan that is worse', async () => {
    let refused = 0
    for (let seed = 1; seed <= 60; seed++) {
      const instance = randomInstance(seed, { together: seed % 2 === 0 })
      const result = await matched(instance)
      expect(checkCertificate(instance, result), `seed ${seed}`).toEqual([])
      const fewer = result.placements.slice(1).map(({ student, offer }) => ({ student, offer }))
      if (result.status !== 'optimal' || result.placements.length === 0) continue
      const worse = { ...buildResult(instance, fewer), status: 'optimal' as const, proof: result.proof }
      expect(rulesOf(instance, worse), `seed ${seed}`).toEqual(['proof'])
      refused++
    }
    expect(refused).toBeGreaterThan(20)
  })
})
