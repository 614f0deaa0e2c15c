import { describe, expect, it } from 'vitest'
import type { Situation } from '../../web/src/pages/home/waiting.ts'
import { daysBetween, whatWaits } from '../../web/src/pages/home/waiting.ts'

type Phase = Situation['term']['phase']
type Moves = Situation['term']['allowedMoves']
type Run = Situation['runs'][number]
type Student = Situation['students'][number]
type Placement = Situation['placements'][number]

function buildSituation(phase: Phase, parts: Partial<Situation> = {}, allowedMoves: Moves = []): Situation {
  const term: Situation['term'] = {
    id: 'VT2020',
    phase,
    version: 1,
    target: 100,
    maxTravelMinutes: 90,
    startsOn: '2020-01-20',
    endsOn: '2020-06-05',
    offersDueOn: null,
    confirmDueOn: null,
    shares: [],
    bounds: [],
    moves: [],
    allowedMoves,
    facts: null,
  }
  return {
    term,
    board: null,
    runs: [],
    placements: [],
    students: [],
    withoutPlace: [],
    waits: [],
    todo: null,
    ...parts,
  }
}

function buildRun(id: string, startedAt: string, parts: Partial<Run> = {}): Run {
  return {
    id,
    termId: 'VT2020',
    policy: 'no-one-outside',
    engine: 'highs',
    status: 'optimal',
    startedAt,
    finishedAt: startedAt,
    chosenAt: null,
    by: null,
    placed: 96,
    unplaced: 4,
    criteria: [],
    ...parts,
  }
}

const proposed = (state: Placement['state']) => ({ state }) as Placement

const unmapped = { latitude: null, longitude: null, placed: 0, confirmed: 0, completed: 0 }

const board: NonNullable<Situation['board']> = {
  target: 100,
  offered: 83,
  districts: [
    { id: 'a', name: 'A', answeredAt: null, offered: 40, offeredPerField: {}, ...unmapped },
    { id: 'b', name: 'B', answeredAt: '2019-11-05T10:00:00Z', offered: 43, offeredPerField: {}, ...unmapped },
  ],
  fields: [],
  universities: [{ id: 'SU', name: 'SU', share: 45, students: 44, withoutWishes: 2 }],
}

describe('whatWaits', () => {
  it('tells central what the collecting lacks', () => {
    expect(whatWaits(['central'], buildSituation('collecting', { board }))).toEqual([
      { kind: 'unanswered', count: 1 },
      { kind: 'missing', count: 17 },
      { kind: 'withoutWishes', count: 2 },
    ])
  })

  it('offers the nearest step ahead that nothing blocks', () => {
    const moves: Moves = [
      { to: 'collecting', blockedBy: null },
      { to: 'published', blockedBy: 'Fem förslag är inte besvarade.' },
    ]
    expect(whatWaits(['central'], buildSituation('confirming', {}, moves))).toEqual([
      { kind: 'blocked', count: null, phase: 'published', why: 'Fem förslag är inte besvarade.' },
    ])
    expect(whatWaits(['central'], buildSituation('published', {}, moves))).toEqual([])
    expect(whatWaits(['central'], buildSituation('draft', {}, moves))).toEqual([
      { kind: 'nextStep', count: null, phase: 'collecting' },
    ])
  })

  it('points central to the latest run with a plan until one is chosen', () => {
    const runs = [
      buildRun('old', '2019-11-20T10:00:00Z'),
      buildRun('new', '2019-11-20T12:00:00Z', { placed: 97, unplaced: 3 }),
      buildRun('failed', '2019-11-20T13:00:00Z', { status: 'failed', placed: null }),
    ]
    expect(whatWaits(['central'], buildSituation('matching', { runs }))).toEqual([
      { kind: 'runWaits', count: 97, all: 100, runId: 'new' },
    ])
    const chosen = [...runs, buildRun('chosen', '2019-11-19T10:00:00Z', { chosenAt: '2019-11-20T14:00:00Z' })]
    expect(whatWaits(['central'], buildSituation('matching', { runs: chosen }))).toEqual([])
    expect(whatWaits(['central'], buildSituation('matching'))).toEqual([{ kind: 'noRun', count: null }])
  })

  it.each(['confirming', 'published', 'running'] as const)(
    'tells central in a term that is %s what waits for an answer, and who is left without a place',
    phase => {
      const rows = [
        { last: null, isLate: false },
        { last: null, isLate: true },
        { last: {}, isLate: false },
      ] as unknown as Situation['withoutPlace']
      const parts = { placements: [proposed('proposed'), proposed('declined')], withoutPlace: rows }
      expect(whatWaits(['central'], buildSituation(phase, parts))).toEqual([
        { kind: 'openProposals', count: 1 },
        { kind: 'withoutPlace', count: 2 },
      ])
    },
  )

  it('tells a district only of proposals to answer, also of those that replace others', () => {
    const placements = [proposed('proposed'), proposed('confirmed'), proposed('proposed')]
    for (const phase of ['confirming', 'published', 'running'] as const) {
      expect(whatWaits(['district'], buildSituation(phase, { placements }))).toEqual([
        { kind: 'toAnswer', count: 2 },
      ])
    }
    expect(whatWaits(['district'], buildSituation('collecting', { board }))).toEqual([])
  })

  it('tells a university how many of its students are in, and of its results', () => {
    expect(whatWaits(['university'], buildSituation('collecting', { board }))).toEqual([
      { kind: 'missingStudents', count: 44, share: 45 },
      { kind: 'withoutWishes', count: 2 },
    ])
    const placements = [proposed('published')]
    expect(whatWaits(['university'], buildSituation('published', { placements }))).toEqual([
      { kind: 'results', count: 1 },
    ])
  })

  it('tells central and universities after publication who is without a place', () => {
    const placements = [proposed('published'), proposed('declined')]
    const students = (['placed', 'unplaced', 'unplaced'] as const).map(outcome => ({ outcome }) as Student)
    const situation = buildSituation('published', { placements, students })
    expect(whatWaits(['central'], situation)).toEqual([{ kind: 'unplaced', count: 2 }])
    expect(whatWaits(['university'], situation)).toEqual([
      { kind: 'results', count: 1 },
      { kind: 'unplaced', count: 2 },
    ])
  })

  it('says by which day, and since when', () => {
    const wait = { kind: 'proposals', ownerId: 'a', ownerName: 'A', count: 1, dueOn: '2019-12-13' }
    const waits = [{ ...wait, dueOn: '2019-12-20' }, wait] as unknown as Situation['waits']
    const placements = [proposed('proposed')]
    expect(whatWaits(['district'], buildSituation('confirming', { placements, waits }))).toEqual([
      { kind: 'toAnswer', count: 1, dueOn: '2019-12-13' },
    ])
    const days = (todayOn: string) => daysBetween(todayOn, '2019-12-13')
    expect([days('2019-12-12'), days('2019-12-13'), days('2019-12-14'), days('2019-10-26')]).toEqual([
      1, 0, -1, 48,
    ])
  })

  it('tells everybody of their failed mail and of the pilots’ next step, whatever the term’s phase', () => {
    const none = { count: 0, sinceAt: null }
    const todo: Situation['todo'] = {
      todayOn: '2019-11-06',
      failedMail: { count: 2, sinceAt: '2019-11-05T10:00:00Z' },
      stoppedLeaks: none,
      failedRuns: none,
      pilots: [{ id: 'p', name: 'Pilot 1', step: 'enterHosts', count: null }],
      lastImport: { at: '2019-11-05T10:00:00Z', added: 1, changed: 0 },
      offeredBefore: [],
    }
    expect(whatWaits(['university'], buildSituation('closed', { todo }))).toEqual([
      { kind: 'failedMail', count: 2, sinceAt: '2019-11-05T10:00:00Z' },
      { kind: 'pilot', count: null, pilotId: 'p', name: 'Pilot 1', step: 'enterHosts' },
    ])
  })

  it('has nothing for a base teacher', () => {
    expect(whatWaits(['teacher'], buildSituation('collecting', { board }))).toEqual([])
  })
})
