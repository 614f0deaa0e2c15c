import { describe, expect, it } from 'vitest'
import { comparableFields, tightestField, wishedFields } from '../../web/src/pages/board/board-figures.ts'

const field = (name: string, offered: number | null, firstWishes: number | null) => ({
  id: name,
  name,
  offered,
  firstWishes,
})

describe('comparableFields', () => {
  it('compares nothing that the reader sees only half of', () => {
    expect(comparableFields([field('Äldre', 3, null)])).toEqual([])
    expect(comparableFields([field('Äldre', null, 3)])).toEqual([])
  })

  it('says nothing of a term without places and wishes', () => {
    expect(comparableFields([field('Äldre', 0, 0)])).toEqual([])
  })

  it('keeps all fields once there is something in one', () => {
    const fields = comparableFields([field('Äldre', 0, 0), field('Missbruk', 1, 4)])
    expect(fields).toHaveLength(2)
    expect(tightestField(fields)?.name).toBe('Missbruk')
  })
})

describe('wishedFields', () => {
  it('ranks what own students put first, and leaves out the rest', () => {
    const fields = [field('Äldre', null, 1), field('Barn', null, 0), field('Missbruk', null, 4)]
    expect(wishedFields(fields).map(({ name }) => name)).toEqual(['Missbruk', 'Äldre'])
    expect(wishedFields([field('Barn', 2, null)])).toEqual([])
  })
})
