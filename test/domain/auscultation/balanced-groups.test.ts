import { describe, expect, it } from 'vitest'
import { balancedGroups } from '../../../src/domain/auscultation/balanced-groups.ts'

const student = (number: number, districtId: string | null = 'farsta') => ({
  id: `id-${number}`,
  number: `nr-${number}`,
  districtId,
})
const students = (count: number, districtId: string | null = 'farsta') =>
  Array.from({ length: count }, (_, index) => student(index, districtId))
const farsta = { districtId: 'farsta', places: 10, groups: 2 }
const bromma = { districtId: 'bromma', places: 4, groups: 1 }

const sizes = (places: ReturnType<typeof balancedGroups>) => {
  const counts = new Map<string, number>()
  for (const place of places) {
    const key = place.districtId === null ? 'none' : `${place.districtId} ${place.number}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return Object.fromEntries(counts)
}

describe('automatic groups', () => {
  it('differ by at most one student', () => {
    expect(sizes(balancedGroups(students(11), [farsta, bromma], 'a'))).toEqual({
      'farsta 1': 6,
      'farsta 2': 5,
    })
  })

  it('are the same for the same students in another order, and others for another seed', () => {
    const all = students(10)
    const first = balancedGroups(all, [farsta], 'a')
    expect(balancedGroups(all.toReversed(), [farsta], 'a')).toEqual(first)
    expect(balancedGroups(all, [farsta], 'b')).not.toEqual(first)
  })

  it('take students without a district where there is room, and leave out those for whom there is none', () => {
    const all = students(16, null)
    expect(sizes(balancedGroups(all, [farsta, bromma], 'a'))).toEqual({
      'bromma 1': 4,
      'farsta 1': 5,
      'farsta 2': 5,
      none: 2,
    })
  })

  it('move a student whose district receives nobody', () => {
    const onlyHosts = { districtId: 'sof', places: 0, groups: 0 }
    expect(sizes(balancedGroups([student(1, 'sof')], [bromma, onlyHosts], 'a'))).toEqual({ 'bromma 1': 1 })
  })
})
