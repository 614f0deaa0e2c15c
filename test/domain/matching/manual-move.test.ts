import { describe, expect, it } from 'vitest'
import { offersForStudent, pinConflicts, violationsOfMove } from '../../../src/domain/matching/manual-move.ts'
import { buildInstance, buildOffer, buildStudent } from '../../support/build-instance.ts'

const instance = buildInstance({
  universities: [{ id: 'SU', quota: 2 }, { id: 'ESB' }],
  districts: [{ id: 'farsta' }, { id: 'bromma', minimum: 1, maximum: 1 }],
  offers: [
    buildOffer('o1'),
    buildOffer('o2', { district: 'bromma', requires: ['licence'], provides: ['step-free'] }),
    buildOffer('o3', { district: 'bromma', field: 'aldre' }),
    buildOffer('o4', { requires: ['licence'], universities: ['ESB'] }),
  ],
  students: [
    buildStudent('s1', {
      wishes: [{ field: 'aldre' }, { district: 'farsta' }],
      travelMinutes: { farsta: 10, bromma: 30 },
    }),
    buildStudent('s2', { together: 'g' }),
    buildStudent('s3', { together: 'g', university: 'ESB' }),
  ],
})
const placements = [
  { student: 's1', offer: 'o1' },
  { student: 's2', offer: 'o3' },
]

describe('the offers for a student', () => {
  it('are all there, allowed ones first by wish and travel, forbidden ones with their rules', () => {
    expect(offersForStudent(instance, 's1')).toEqual([
      { offer: 'o3', wish: 1, travelMinutes: 30, broken: [] },
      { offer: 'o1', wish: 2, travelMinutes: 10, broken: [] },
      { offer: 'o2', wish: null, travelMinutes: 30, broken: ['R7'] },
      { offer: 'o4', wish: 2, travelMinutes: 10, broken: ['R6', 'R7'] },
    ])
    expect(offersForStudent(instance, 'nobody')).toEqual([])
  })
})

describe('a move of one student alone', () => {
  const rulesOf = (student: string, offer: string, from = instance, before = placements) =>
    violationsOfMove(from, before, { student, offer }).map(({ rule }) => rule)

  it('breaks nothing when the place is free and allowed', () => {
    expect(rulesOf('s1', 'o1')).toEqual([])
    expect(rulesOf('s1', 'o1', instance, [{ student: 's1', offer: 'o3' }])).toContain('R4')
  })

  it('breaks the pair’s own rules, the places, the bounds and the groups, each with its number', () => {
    expect(rulesOf('s1', 'o2')).toEqual(['R4', 'R7'])
    expect(rulesOf('s1', 'o3')).toEqual(['R2', 'R4'])
    expect(rulesOf('s2', 'o1')).toEqual(['R2', 'R4'])
    expect(rulesOf('s3', 'o4')).toEqual(['R7', 'R11'])
  })

  it('does not speak of what was broken before', () => {
    const crowded = [...placements, { student: 's3', offer: 'o3' }]
    expect(rulesOf('s1', 'o1', instance, crowded)).toEqual([])
  })

  it('lets go of a pin that the student has elsewhere, but not of others’ (R12)', () => {
    const pinned = { ...instance, pinned: [{ student: 's1', offer: 'o1' }] }
    expect(rulesOf('s1', 'o3', pinned)).toEqual(['R2', 'R4'])
  })
})

describe('pins together', () => {
  const withPins = (...pinned: { student: string; offer: string }[]) => ({ ...instance, pinned })
  const rulesOf = (from: typeof instance, student: string, offer: string) =>
    pinConflicts(from, { student, offer }).map(({ rules }) => rules.join('+'))

  it('may not be more than a place, a quota or a district holds, nor part a group', () => {
    expect(rulesOf(withPins(), 's1', 'o1')).toEqual([])
    expect(rulesOf(withPins({ student: 's2', offer: 'o3' }), 's1', 'o3')).toEqual(['R2+R12', 'R4+R12'])
    expect(rulesOf(withPins({ student: 's2', offer: 'o3' }), 's3', 'o1')).toEqual(['R11+R12'])
    const narrow = {
      ...withPins({ student: 's2', offer: 'o3' }),
      universities: [{ id: 'SU', quota: 1, guarantee: 0 }],
    }
    expect(rulesOf(narrow, 's1', 'o1')).toContain('R3+R12')
  })

  it('are not blamed for what was wrong before, and a student’s old pin gives way', () => {
    const both = withPins({ student: 's1', offer: 'o1' }, { student: 's2', offer: 'o1' })
    expect(rulesOf(both, 's3', 'o4')).toEqual([])
    expect(rulesOf(withPins({ student: 's1', offer: 'o3' }), 's1', 'o1')).toEqual([])
  })
})
