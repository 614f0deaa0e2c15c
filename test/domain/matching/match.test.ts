import { describe, expect, it } from 'vitest'
import type { LinearSolver, SolverResult } from '../../../src/domain/linear/model.ts'
import type { Instance, InstanceInput } from '../../../src/domain/matching/instance.ts'
import { POLICIES } from '../../../src/domain/matching/instance.ts'
import { compareCosts } from '../../../src/domain/matching/order.ts'
import type { MatchingResult } from '../../../src/domain/matching/result.ts'
import { bigInstance } from '../../support/big-instance.ts'
import { bestPlanByBruteForce } from '../../support/brute-force.ts'
import { buildInstance, buildOffer, buildStudent } from '../../support/build-instance.ts'
import { inProcessSolver, matched, solverThat } from '../../support/in-process-solver.ts'
import { randomInstance, shuffledInstance } from '../../support/random-instance.ts'

const placementsOf = (result: MatchingResult): string[] =>
  result.placements.map(({ student, offer }) => `${student} in ${offer}`)

const criteriaOf = (result: MatchingResult): Record<string, number> =>
  Object.fromEntries(result.criteria.map(({ name, value }) => [name, value]))

const resultOf = ({ status, criteria, placements, unplaced, conflicts }: MatchingResult) => ({
  status,
  criteria,
  placements,
  unplaced,
  conflicts,
})

const small = (changes: Partial<InstanceInput>): Instance => buildInstance({ seed: 'a', ...changes })

describe('matchInstance', () => {
  it('places a student with a higher priority rather than one more student', async () => {
    const students = [
      buildStudent('s1', { priority: 1 }),
      buildStudent('s2', { blocked: [{ offer: 'o2' }] }),
      buildStudent('s3', { blocked: [{ offer: 'o1' }] }),
    ]
    const universities = [{ id: 'SU', quota: 2 }]
    const result = await matched(
      small({ universities, students, offers: [buildOffer('o1'), buildOffer('o2')] }),
    )
    expect(result.status).toBe('optimal')
    expect(criteriaOf(result)).toMatchObject({ 'priority-1': 1, placed: 2 })
    expect(result.unplaced).toHaveLength(1)
  })

  it('lets a policy decide between one far down the list and two a little down', async () => {
    const students = [
      buildStudent('s1', { wishes: [{ offer: 'o1' }, { offer: 'o2' }, { offer: 'o3' }] }),
      buildStudent('s2', { wishes: [{ offer: 'o1' }, { offer: 'o2' }] }),
      buildStudent('s3', { wishes: [{ offer: 'o2' }, { offer: 'o3' }] }),
    ]
    const instance = small({ students, offers: ['o1', 'o2', 'o3'].map(id => buildOffer(id)) })
    const under = async (policy: (typeof POLICIES)[number]) => criteriaOf(await matched(instance, { policy }))
    expect(await under('no-one-outside')).toMatchObject({ outside: 0, 'wish-3': 0, 'wish-2': 2 })
    expect(await under('most-first-choices')).toMatchObject({ 'wish-1': 2, 'wish-2': 0, 'wish-3': 1 })
    expect(await under('lowest-average')).toMatchObject({ 'wish-sum': 5 })
  })

  it('keeps as many as any plan can in a repair, before wishes count (R20)', async () => {
    const students = [
      buildStudent('s1', { wishes: [{ offer: 'o1' }, { offer: 'o2' }] }),
      buildStudent('s2', { wishes: [{ offer: 'o2' }, { offer: 'o1' }] }),
    ]
    const previous = [
      { student: 's1', offer: 'o2' },
      { student: 's2', offer: 'o1' },
    ]
    const offers = [buildOffer('o1'), buildOffer('o2')]
    expect(placementsOf(await matched(small({ students, offers })))).toEqual(['s1 in o1', 's2 in o2'])
    const repaired = await matched(small({ students, offers, previous }))
    expect(placementsOf(repaired)).toEqual(['s1 in o2', 's2 in o1'])
    expect(repaired.criteria.map(({ name }) => name).slice(0, 2)).toEqual(['placed', 'kept'])
    expect(criteriaOf(repaired)).toMatchObject({ kept: 2, 'wish-2': 2 })
  })

  it('counts unknown travel as the limit, and says in the placement that it is unknown', async () => {
    const students = [
      buildStudent('s1', { maxTravelMinutes: 40 }),
      buildStudent('s2', { travelMinutes: { farsta: 7 } }),
    ]
    const result = await matched(small({ students, offers: [buildOffer('o1', { places: 2 })] }))
    expect(criteriaOf(result)).toMatchObject({ travel: 47 })
    expect(result.placements.map(({ travelMinutes }) => travelMinutes)).toEqual([null, 7])
  })

  it('meets a minimum and a guarantee although fewer wishes come true (R3, R4)', async () => {
    const students = [
      buildStudent('s1', { wishes: [{ district: 'farsta' }] }),
      buildStudent('s2', { university: 'ESB', wishes: [{ district: 'farsta' }] }),
    ]
    const result = await matched(
      small({
        universities: [{ id: 'SU' }, { id: 'ESB', guarantee: 1 }],
        districts: [
          { id: 'farsta', maximum: 1 },
          { id: 'bromma', minimum: 1 },
        ],
        students,
        offers: [
          buildOffer('o1', { places: 2 }),
          buildOffer('o2', { district: 'bromma', universities: ['ESB'] }),
        ],
      }),
    )
    expect(placementsOf(result)).toEqual(['s1 in o1', 's2 in o2'])
    expect(criteriaOf(result)).toMatchObject({ outside: 1 })
  })

  it('reports a guarantee that is more than the university has students for (R3)', async () => {
    const universities = [{ id: 'SU', guarantee: 3 }]
    const students = [buildStudent('s1'), buildStudent('s2', { blocked: [{ district: 'farsta' }] })]
    const result = await matched(small({ universities, students, offers: [buildOffer('o1')] }))
    expect(result.status).toBe('optimal')
    expect(result.conflicts).toMatchObject([{ rules: ['R3'] }])
  })

  it('keeps a pin although another plan is better (R12)', async () => {
    const students = [buildStudent('s1', { wishes: [{ offer: 'o1' }] }), buildStudent('s2')]
    const result = await matched(
      small({
        students,
        offers: [buildOffer('o1'), buildOffer('o2')],
        pinned: [{ student: 's1', offer: 'o2' }],
      }),
    )
    expect(placementsOf(result)).toEqual(['s1 in o2', 's2 in o1'])
  })

  it('says which rules contradict each other when there is no plan', async () => {
    const result = await matched(
      small({
        districts: [{ id: 'farsta' }, { id: 'bromma', minimum: 1 }],
        students: [buildStudent('s1')],
        offers: [buildOffer('o1'), buildOffer('o2', { district: 'bromma' })],
        pinned: [{ student: 's1', offer: 'o1' }],
      }),
    )
    expect(result).toMatchObject({ status: 'infeasible', criteria: [], placements: [], unplaced: [] })
    expect(result.conflicts).toHaveLength(1)
    expect(result.proof).toMatchObject({ kind: 'lp-duality', stages: [{ name: 'shortfall', bound: 1 }] })
  })

  it.each([
    ['no students', { offers: [buildOffer('o1')] }],
    ['no offers', { students: [buildStudent('s1')] }],
    ['nothing at all', { universities: [], districts: [] }],
    ['no allowed pair', { students: [buildStudent('s1', { needs: ['x'] })], offers: [buildOffer('o1')] }],
  ])('places nobody where there is %s', async (_, changes) => {
    const result = await matched(small(changes))
    expect(result).toMatchObject({ status: 'optimal', placements: [] })
    expect(criteriaOf(result)).toMatchObject({ placed: 0, travel: 0, lottery: 0 })
  })

  it('reports each stage as it is solved, and how long each took', async () => {
    const reported: string[] = []
    const instance = small({ students: [buildStudent('s1')], offers: [buildOffer('o1')] })
    const result = await matched(instance, { onStage: ({ name }) => reported.push(name) })
    expect(reported).toEqual(['shortfall', 'placed', 'outside', 'travel', 'lottery'])
    expect(result.milliseconds.stages).toHaveLength(result.criteria.length)
  })

  it(
    'finds what trying every plan finds, under every policy, on small random instances',
    { timeout: 60_000 },
    async () => {
      const statuses = { optimal: 0, infeasible: 0 }
      for (let seed = 1000; statuses.optimal + statuses.infeasible < 100; seed++) {
        const instance = randomInstance(seed, { together: seed % 2 === 0 })
        if (instance.students.length > 5) continue
        const policy = POLICIES[seed % POLICIES.length] ?? 'no-one-outside'
        const best = bestPlanByBruteForce(instance, policy)
        const result = await matched(instance, { policy })
        expect(result.status, `seed ${seed}`).toBe(best ? 'optimal' : 'infeasible')
        expect(result.criteria, `seed ${seed}`).toEqual(best?.criteria ?? [])
        statuses[best ? 'optimal' : 'infeasible']++
      }
      expect(Math.min(...Object.values(statuses))).toBeGreaterThan(10)
    },
  )

  it('gives the same result whatever the order of the lists, conflicts included', async () => {
    const statuses = new Set<string>()
    for (let seed = 3000; seed < 3080; seed++) {
      const instance = randomInstance(seed, { together: seed % 2 === 0 })
      const result = await matched(instance)
      expect(resultOf(await matched(shuffledInstance(instance, seed))), `seed ${seed}`).toEqual(
        resultOf(result),
      )
      statuses.add(result.status)
    }
    expect([...statuses].toSorted()).toEqual(['infeasible', 'optimal'])
  })

  it('gives the same placements whatever the order of the lists, at the size of a term', async () => {
    const instance = bigInstance(60, 3)
    const result = await matched(instance)
    expect((await matched(shuffledInstance(instance, 8))).placements).toEqual(result.placements)
    expect(result.proof.kind).toBe('lp-duality')
  })
})

describe('a start from placements that there were before', () => {
  it('changes nothing in the result, whatever the placements are', async () => {
    for (let seed = 2000; seed < 2060; seed++) {
      const instance = randomInstance(seed, { together: seed % 2 === 0 })
      // The placements of a similar instance, of students and offers that are not there, and twice the same student.
      const similar = randomInstance(seed, { together: seed % 2 === 0, mayBeInfeasible: false })
      const { students, offers } = similar
      const start = [
        ...(await matched({ ...similar, pinned: [] })).placements,
        ...students.map(({ id }, index) => ({ student: id, offer: offers[index % offers.length]?.id ?? '' })),
        { student: 'nobody', offer: 'nowhere' },
      ]
      const [fresh, started] = [await matched(instance), await matched(instance, { start })]
      expect(resultOf(started), `seed ${seed}`).toEqual(resultOf(fresh))
    }
  })

  it('needs the engine for nothing when they are still the best', async () => {
    const instance = bigInstance(60, 3)
    const { placements } = await matched(instance)
    const solver = solverThat(() => ({ status: 'error', message: 'not to be asked' }))
    expect((await matched(instance, { solver, start: placements })).placements).toEqual(placements)
    await expect(matched(instance, { solver })).rejects.toThrow('not to be asked')
  })

  it('gives way to a pin that the placements did not have', async () => {
    const instance = small({
      students: [buildStudent('s1'), buildStudent('s2')],
      offers: [buildOffer('o1'), buildOffer('o2')],
      pinned: [{ student: 's2', offer: 'o1' }],
    })
    const start = [
      { student: 's1', offer: 'o1' },
      { student: 's2', offer: 'o2' },
    ]
    expect(placementsOf(await matched(instance, { start }))).toEqual(['s1 in o2', 's2 in o1'])
  })
})

describe('an engine that is wrong', () => {
  const instance = bigInstance(40, 1)
  const withValues = (change: (values: Float64Array) => Float64Array) =>
    solverThat(answer =>
      answer.status === 'optimal' ? { ...answer, values: change(answer.values) } : answer,
    )

  it.each<[string, LinearSolver, string]>([
    ['gives fractions', withValues(values => values.map(value => value / 2)), 'engineBrokePlan'],
    ['gives too many placements', withValues(values => values.map(() => 1)), 'engineBrokePlan'],
    ['places nobody', withValues(values => values.map(() => 0)), 'engineNotOptimal'],
    [
      'gives values that are no numbers',
      withValues(values => values.map(() => Number.NaN)),
      'engineBrokePlan',
    ],
    [
      'minimises something else',
      {
        solve: (model, options) =>
          inProcessSolver.solve({ ...model, columnCost: model.columnCost.map(cost => -cost) }, options),
      },
      'engineNotOptimal',
    ],
    ['says that there is no plan', solverThat(() => ({ status: 'infeasible' })), 'engineFailed'],
    ['fails', solverThat(() => ({ status: 'error', message: 'out of memory' })), 'engineFailed'],
    ['refuses', solverThat(() => ({ status: 'refused', message: 'För stort.' })), 'engineRefused'],
  ])('is found out when it %s', async (_, solver, code) => {
    await expect(matched(instance, { solver })).rejects.toMatchObject({
      name: 'EngineFault',
      code,
      engine: 'highs',
    })
  })
})

describe('a run that is cut short', () => {
  const instance = bigInstance(40, 1)
  const [first, second] = instance.students
  const grouped: Instance = {
    ...instance,
    students: instance.students.map(student =>
      student === first || student === second ? { ...student, together: 'g' } : student,
    ),
  }

  /** Answers so many questions and then never in time. */
  const solverFor = (questions: number): LinearSolver => {
    let left = questions
    return solverThat(answer => (left-- > 0 ? answer : { status: 'timeLimit' }))
  }

  it.each([0, 1, 2, 3, 5, 8])('has a plan and a proved bound after %d questions', async questions => {
    for (const each of [instance, grouped]) {
      const best = await matched(each)
      const result = await matched(each, { solver: solverFor(questions) })
      expect(result.status).toBe('feasible')
      expect(result.proof.kind).toBe('branch-and-bound')
      const bounds = result.proof.stages.map(({ bound }) => bound)
      expect(bounds).toHaveLength(result.criteria.length)
      const at = result.criteria.findIndex(({ value }, index) => value !== best.criteria[index]?.value)
      const { sense, value } = result.criteria[at] ?? { sense: 'min', value: Infinity }
      expect(sense === 'min' ? value : -value).toBeGreaterThan(
        (best.criteria[at]?.value ?? 0) * (sense === 'min' ? 1 : -1),
      )
    }
  })

  it('is never worse for having had more time', async () => {
    const costs = async (questions: number): Promise<number[]> =>
      (await matched(grouped, { solver: solverFor(questions) })).criteria.map(({ sense, value }) =>
        sense === 'min' ? value : -value,
      )
    let before = await costs(0)
    for (const questions of [1, 2, 3, 4, 6, 8, 12, 20]) {
      const after = await costs(questions)
      expect(compareCosts(after, before), `${questions} questions`).toBeLessThanOrEqual(0)
      before = after
    }
  })

  it('leaves so much of the time that the result can be checked within it', async () => {
    let readings = 0
    const asked: number[] = []
    const solver: LinearSolver = {
      solve(_, { timeLimitSeconds }) {
        asked.push(timeLimitSeconds)
        return Promise.resolve({ status: 'timeLimit' })
      },
    }
    // Making the model takes a second.
    await matched(instance, { timeLimitSeconds: 40, solver, now: () => (readings++ === 0 ? 0 : 1000) })
    expect(asked).toEqual([31])
  })

  it('counts the checking in the time that it says it took', async () => {
    let time = 0
    const { milliseconds } = await matched(instance, { now: () => (time += 10) })
    expect(milliseconds.total).toBe(time - 10)
  })

  it('keeps the pins from the start (R12)', async () => {
    const pinned = small({
      students: [
        buildStudent('s1', { priority: 2, wishes: [{ offer: 'o2' }] }),
        buildStudent('s2', { wishes: [{ offer: 'o1' }], travelMinutes: { o1: 5, o2: 9 } }),
      ],
      offers: [buildOffer('o1'), buildOffer('o2')],
      pinned: [{ student: 's2', offer: 'o2' }],
    })
    expect(placementsOf(await matched(pinned, { timeLimitSeconds: 0 }))).toEqual(['s1 in o1', 's2 in o2'])
  })

  it('needs no engine to prove what the first plan already shows', async () => {
    const impossible = small({
      districts: [{ id: 'farsta' }, { id: 'bromma', minimum: 1 }],
      students: [buildStudent('s1')],
      offers: [buildOffer('o1')],
    })
    expect(await matched(impossible, { timeLimitSeconds: 0 })).toMatchObject({ status: 'infeasible' })
  })

  it('gives up when no plan that obeys the rules is found in time', async () => {
    const districts = instance.districts.map(district => ({ ...district, minimum: 2 }))
    const rejected = matched({ ...instance, districts }, { solver: solverFor(0) })
    await expect(rejected).rejects.toMatchObject({ name: 'ResultFault', code: 'noPlanInTime' })
  })

  it('does not ask the engine when the time is already up', async () => {
    let time = 0
    const result = await matched(instance, { timeLimitSeconds: 1, now: () => (time += 2000) })
    expect(result.status).toBe('feasible')
  })

  it('ends with the reason of the signal', async () => {
    const solver: LinearSolver = {
      solve: (_, { signal }) => Promise.reject<SolverResult>(signal?.reason ?? new Error('no signal')),
    }
    const signal = AbortSignal.abort(new Error('stopped by hand'))
    await expect(matched(instance, { solver, signal })).rejects.toThrow('stopped by hand')
  })
})
