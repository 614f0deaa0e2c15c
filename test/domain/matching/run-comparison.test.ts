import { describe, expect, it } from 'vitest'
import type { Instance, Policy } from '../../../src/domain/matching/instance.ts'
import {
  affectedStudents,
  comparedCriteria,
  type Matching,
} from '../../../src/domain/matching/run-comparison.ts'
import { buildInstance, buildOffer, buildStudent } from '../../support/build-instance.ts'
import { buildResult } from '../../support/build-result.ts'
import { matched } from '../../support/in-process-solver.ts'

const wishes = [{ offer: 'o1' }, { offer: 'o2' }, { offer: 'o3' }]
const instance = buildInstance({
  seed: 'a',
  offers: ['o1', 'o2', 'o3', 'o4'].map(id => buildOffer(id)),
  students: ['s1', 's2', 's3'].map(id => buildStudent(id, { wishes })),
})

const placed = (from: Instance, ...pairs: string[]): Matching => ({
  instance: from,
  result: buildResult(
    from,
    pairs.map(pair => {
      const [student = '', offer = ''] = pair.split(' ')
      return { student, offer }
    }),
  ),
})

describe('who is affected', () => {
  it('is whoever has another offer, got a place, or lost it', () => {
    const before = placed(instance, 's1 o1', 's2 o2')
    const after = placed(instance, 's1 o4', 's3 o1')
    expect(affectedStudents(before, after)).toEqual([
      { student: 's1', kind: 'moved', from: { offer: 'o1', wish: 1 }, to: { offer: 'o4', wish: null } },
      { student: 's2', kind: 'unplaced', from: { offer: 'o2', wish: 2 }, to: null },
      { student: 's3', kind: 'placed', from: null, to: { offer: 'o1', wish: 1 } },
    ])
    expect(affectedStudents(before, before)).toEqual([])
  })
})

describe('criteria side by side', () => {
  const rowsOf = (before: Matching, after: Matching) =>
    comparedCriteria(before, after).map(row => `${row.name} ${row.before} ${row.after} ${row.verdict}`)

  it('are in the strict order, each better, worse or the same', () => {
    const before = placed(instance, 's1 o1', 's2 o2')
    const after = placed(instance, 's1 o1', 's2 o4', 's3 o3')
    expect(rowsOf(before, after)).toEqual([
      'placed 2 3 better',
      'outside 0 1 worse',
      'wish-3 0 1 worse',
      'wish-2 1 0 better',
      'travel 180 270 worse',
    ])
    expect(rowsOf(before, before).every(row => row.endsWith('same'))).toBe(true)
  })

  it('are valued by the placements, so that matchings under different policies can be compared', () => {
    const under = (policy: Policy, ...pairs: string[]) => placed({ ...instance, policy }, ...pairs)
    const before = under('no-one-outside', 's1 o1', 's2 o2', 's3 o3')
    const after = under('lowest-average', 's1 o1', 's2 o2', 's3 o4')
    expect(rowsOf(before, after)).toEqual([
      'placed 3 3 same',
      'outside 0 1 worse',
      'wish-3 1 0 better',
      'wish-2 1 1 same',
      'wish-sum 6 7 worse',
      'travel 270 270 same',
    ])
    const most = under('most-first-choices', 's1 o1', 's2 o2', 's3 o4')
    // One wants few at wish 2 and the other many: neither better nor worse.
    expect(rowsOf(before, most)).toContain('wish-2 1 1 other')
    expect(rowsOf(before, most)).toContain('wish-1 1 1 same')
  })

  it('count nobody at wish numbers and in classes of priority that one of them does not have', () => {
    const shorter = buildInstance({
      seed: 'a',
      offers: [buildOffer('o1')],
      students: [buildStudent('s1', { wishes: [{ offer: 'o1' }], priority: 2 })],
    })
    expect(rowsOf(placed(instance, 's1 o3'), placed(shorter, 's1 o1'))).toEqual([
      'priority-2 0 1 better',
      'placed 1 1 same',
      'outside 0 0 same',
      'wish-3 1 0 better',
      'wish-2 0 0 same',
      'travel 90 90 same',
    ])
  })

  it('have no value where there is no plan, and nobody is affected', async () => {
    const impossible = { ...instance, districts: instance.districts.map(row => ({ ...row, minimum: 3 })) }
    const after = { instance: impossible, result: await matched(impossible) }
    expect(after.result.status).toBe('infeasible')
    expect(affectedStudents(placed(instance, 's1 o1'), after)).toEqual([])
    expect(affectedStudents(after, placed(instance, 's1 o1'))).toEqual([])
    expect(rowsOf(placed(instance, 's1 o1'), after)[0]).toBe('placed 1 null other')
  })
})
