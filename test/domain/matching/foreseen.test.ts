import { describe, expect, it } from 'vitest'
import { foreseenConflicts } from '../../../src/domain/matching/foreseen.ts'
import { buildInstance, buildOffer, buildStudent } from '../../support/build-instance.ts'
import { matched } from '../../support/in-process-solver.ts'
import { randomInstance } from '../../support/random-instance.ts'

const BROMMA = { district: 'bromma' }
const three = ['s1', 's2', 's3'].map(id => buildStudent(id, { together: 'g' }))

describe('what counting foresees before anything is solved', () => {
  it('is nothing when all is well', () => {
    const offers = ['o1', 'o2', 'o3'].map(id => buildOffer(id))
    expect(foreseenConflicts(buildInstance({ offers, students: three }))).toEqual([])
  })

  it('is a group larger than any district’s places, with who can change it (R2, R11)', () => {
    const offers = [buildOffer('o1'), buildOffer('o2'), buildOffer('o3', BROMMA)]
    expect(foreseenConflicts(buildInstance({ offers, students: three }))).toEqual([
      {
        rules: ['R2', 'R11'],
        text: '"s1", "s2" och "s3" ska placeras i samma förvaltning och är 3, men ingen förvaltning har mer än 2 av de platser som de kan ha. Lärosätet kan dela gruppen, eller förvaltningarna erbjuda fler platser.',
      },
    ])
  })

  it('is a group without a district that all of it can be in (R11)', () => {
    const students = [
      buildStudent('s1', { together: 'g', blocked: [BROMMA] }),
      buildStudent('s2', { together: 'g', blocked: [{ district: 'farsta' }] }),
    ]
    const offers = [buildOffer('o1', { places: 2 }), buildOffer('o2', { ...BROMMA, places: 2 })]
    const [conflict] = foreseenConflicts(buildInstance({ offers, students }))
    expect(conflict?.rules).toEqual(['R11'])
    expect(conflict?.text).toContain('ingen förvaltning har platser som alla kan ha')
  })

  it('is a contradiction of pins, and a guarantee that will be lowered (R2, R3, R12)', () => {
    const instance = buildInstance({
      universities: [{ id: 'SU' }, { id: 'ESB', guarantee: 2 }],
      offers: [buildOffer('o1')],
      students: [buildStudent('s1'), buildStudent('s2')],
      pinned: ['s1', 's2'].map(student => ({ student, offer: 'o1' })),
    })
    expect(foreseenConflicts(instance).map(({ rules }) => rules)).toEqual([['R2', 'R12'], ['R3']])
  })

  it('is true: the group goes without places, in random instances', async () => {
    let seen = 0
    for (let seed = 0; seed < 200; seed++) {
      const instance = randomInstance(seed, { together: true, mayBeInfeasible: false })
      const told = foreseenConflicts(instance).filter(({ rules }) => rules.includes('R11'))
      if (told.length === 0) continue
      const { placements } = await matched(instance)
      for (const { text } of told) {
        const members = instance.students.filter(({ id }) => text.includes(`"${id}"`))
        const placed = members.filter(({ id }) => placements.some(({ student }) => student === id))
        expect(placed, `seed ${seed}`).toEqual([])
        seen += 1
      }
    }
    expect(seen).toBeGreaterThan(10)
  }, 60_000)
})
