import { describe, expect, it } from 'vitest'
import { evaluationResults, type Evaluated } from '../../../src/domain/auscultation/evaluation-results.ts'
import { pilotReport, type ReportedSession } from '../../../src/domain/auscultation/pilot-report.ts'
import { tookPart } from '../../../src/domain/auscultation/attendance.ts'

const answers = (
  districtId: string,
  count: number,
  score: number,
  changes: Partial<Evaluated> = {},
): Evaluated[] =>
  Array.from({ length: count }, (_, index) => ({
    districtId,
    score,
    scores: new Map([['samtal', score]]),
    best: `${districtId} ${9 - index}`,
    better: null,
    ...changes,
  }))

describe('what evaluations say', () => {
  it('is nothing at all of four, and a mean of five', () => {
    const results = (count: number) => evaluationResults(answers('farsta', count, 4), ['samtal'], ['farsta'])
    expect(results(4)).toMatchObject({ score: null, best: [] })
    expect(results(4).modules.get('samtal')).toBeNull()
    expect(results(5)).toMatchObject({ score: 4 })
    expect(results(5).modules.get('samtal')).toBe(4)
    expect(results(5).best).toHaveLength(5)
  })

  it('leaves out a second district beside one that has too few, which the whole would give away', () => {
    const all = [...answers('farsta', 9, 5), ...answers('bromma', 6, 3), ...answers('kista', 2, 1)]
    const { score, districts } = evaluationResults(all, ['samtal'], ['farsta', 'bromma', 'kista'])
    expect(score).toBe(3.8)
    expect(districts.map(district => district.score)).toEqual([5, null, null])
    expect(districts.map(({ modules }) => modules.get('samtal'))).toEqual([5, null, null])
    expect(districts.map(({ best }) => best.length)).toEqual([9, 0, 0])
  })

  it('leaves out a module that fewer than five of a district said anything of', () => {
    const all = [
      ...answers('farsta', 5, 5),
      ...answers('bromma', 4, 3),
      ...answers('bromma', 1, 3, { scores: new Map() }),
    ]
    const { modules, districts } = evaluationResults(all, ['samtal'], ['farsta', 'bromma'])
    expect(districts.map(district => district.score)).toEqual([5, 3])
    expect(modules.get('samtal')).toBe(4.1)
    expect(districts.map(district => district.modules.get('samtal'))).toEqual([null, null])
  })

  it('lists texts in alphabetical order, best and better apart', () => {
    const { best } = evaluationResults(answers('farsta', 5, 4), [], ['farsta'])
    expect(best).toEqual(['farsta 5', 'farsta 6', 'farsta 7', 'farsta 8', 'farsta 9'])
  })
})

describe('who took part', () => {
  it('is everybody but those marked as away from all that anybody has marked', () => {
    expect([[], [null], [true, false], [false, null], [false]].map(tookPart)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })
})

describe('the report of a pilot', () => {
  const students = (sexes: string) =>
    [...sexes].map((sex, index) => ({
      id: String(index),
      districtId: 'farsta',
      sex: sex === 'k' ? ('female' as const) : ('male' as const),
      present: sex === 'k' ? true : null,
    }))
  const session = (changes: Partial<ReportedSession> = {}): ReportedSession => ({
    moduleId: 'samtal',
    hostIds: ['åsa'],
    outcome: 'held',
    students: students('kkkkkmmmmm'),
    ...changes,
  })

  it('counts sessions, hosts and marks', () => {
    const report = pilotReport([session(), session({ outcome: 'notHeld', hostIds: ['åsa', 'bo'] })])
    expect(report.sessions).toEqual({ planned: 2, held: 1, notHeld: 1 })
    expect(report.hosts.get('åsa')).toEqual({ planned: 2, held: 1, notHeld: 1 })
    expect(report.hosts.get('bo')).toEqual({ planned: 1, held: 0, notHeld: 1 })
    expect(report.districts.get('farsta')).toEqual({
      students: 10,
      tookPart: 10,
      present: 10,
      away: 0,
      unsaid: 10,
    })
  })

  it('tells those who took part by sex only where both are five or more', () => {
    expect(pilotReport([session()]).sexes).toEqual([
      ['female', 5],
      ['male', 5],
    ])
    expect(pilotReport([session({ students: students('kkkkkkkkkkmmmm') })]).sexes).toBeNull()
  })
})
