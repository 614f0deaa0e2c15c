import { describe, expect, it } from 'vitest'
import type { InstanceInput } from '../../../src/domain/matching/instance.ts'
import { instanceDifferences } from '../../../src/domain/matching/instance-difference.ts'
import { buildInstance, buildOffer, buildStudent } from '../../support/build-instance.ts'
import { randomInstance, shuffledInstance } from '../../support/random-instance.ts'

const base: Partial<InstanceInput> = {
  seed: 'a',
  offers: [buildOffer('o1'), buildOffer('o2')],
  students: [buildStudent('s1', { has: ['a', 'b'] }), buildStudent('s2')],
  pinned: [{ student: 's1', offer: 'o1' }],
}
const before = buildInstance(base)
const differences = (changes: Partial<InstanceInput>) =>
  instanceDifferences(before, buildInstance({ ...base, ...changes }))

describe('the differences between two instances', () => {
  it('are none when only the order of lists differs', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const instance = randomInstance(seed, { together: true })
      expect(instanceDifferences(instance, shuffledInstance(instance, seed)), `seed ${seed}`).toEqual([])
    }
  })

  it('name what holds for the whole term', () => {
    expect(differences({ policy: 'lowest-average', seed: 'b', maxTravelMinutes: null })).toEqual([
      { kind: 'policy', before: 'no-one-outside', after: 'lowest-average' },
      { kind: 'seed' },
      { kind: 'travelLimit', before: 90, after: null },
    ])
  })

  it('name shares and bounds, also of a university or a district that one of them lacks', () => {
    expect(
      differences({
        universities: [{ id: 'SU', quota: 4, guarantee: 1 }, { id: 'ESB' }, { id: 'SH', quota: 2 }],
        districts: [{ id: 'farsta', minimum: 1 }, { id: 'bromma' }],
      }),
    ).toEqual([
      { kind: 'share', university: 'SH', before: null, after: { quota: 2, guarantee: 0 } },
      {
        kind: 'share',
        university: 'SU',
        before: { quota: null, guarantee: 0 },
        after: { quota: 4, guarantee: 1 },
      },
      {
        kind: 'bounds',
        district: 'farsta',
        before: { minimum: 0, maximum: null },
        after: { minimum: 1, maximum: null },
      },
    ])
  })

  it('name offers that came, went, have other places or are otherwise different', () => {
    const offers = [buildOffer('o1', { places: 2, requires: ['licence'] }), buildOffer('o3')]
    expect(differences({ offers })).toEqual([
      { kind: 'places', offer: 'o1', before: 1, after: 2 },
      { kind: 'offer', offer: 'o1', members: ['requires'] },
      { kind: 'places', offer: 'o2', before: 1, after: null },
      { kind: 'places', offer: 'o3', before: null, after: 1 },
    ])
  })

  it('name students that came, went or are different, and in what', () => {
    const s1 = buildStudent('s1', {
      has: ['b', 'a'],
      wishes: [{ field: 'barn' }],
      blocked: [{ district: 'farsta' }],
      travelMinutes: { farsta: 3 },
      from: '2020-01-20',
      to: '2020-06-05',
    })
    expect(differences({ students: [s1, buildStudent('s3')] })).toEqual([
      { kind: 'student', student: 's1', members: ['wishes', 'period', 'travel', 'blocked'] },
      { kind: 'studentRemoved', student: 's2' },
      { kind: 'studentAdded', student: 's3' },
    ])
  })

  it('name pins that came, went or moved (R12)', () => {
    const pinned = [
      { student: 's1', offer: 'o2' },
      { student: 's2', offer: 'o1' },
    ]
    expect(differences({ pinned })).toEqual([
      { kind: 'pin', student: 's1', before: 'o1', after: 'o2' },
      { kind: 'pin', student: 's2', before: null, after: 'o1' },
    ])
    expect(differences({ pinned: [] })).toEqual([{ kind: 'pin', student: 's1', before: 'o1', after: null }])
  })
})
