import { describe, expect, it } from 'vitest'
import type { InstanceInput, StudentInOffer } from '../../../src/domain/matching/instance.ts'
import { unplacedStudents } from '../../../src/domain/matching/unplaced.ts'
import { buildInstance, buildOffer, buildStudent } from '../../support/build-instance.ts'

type StudentChanges = Partial<InstanceInput['students'][number]>

const OFFERS = [buildOffer('o1'), buildOffer('o2', { district: 'bromma', field: 'äldre' })]

function because(
  student: StudentChanges,
  changes: Partial<InstanceInput> = {},
  placements: StudentInOffer[] = [],
): string {
  const { students = [], ...rest } = changes
  const instance = buildInstance({
    offers: OFFERS,
    ...rest,
    students: [buildStudent('s', student), ...students],
  })
  return unplacedStudents(instance, placements).find(row => row.student === 's')?.because ?? 'placerad'
}

describe('unplacedStudents', () => {
  it.each<[string, StudentChanges, Partial<InstanceInput>, string]>([
    ['there are no offers', {}, { offers: [] }, 'Terminen har inga platser.'],
    [
      'all is too far away',
      { travelMinutes: { farsta: 61, bromma: 80 }, maxTravelMinutes: 60 },
      {},
      'Ingen av terminens platser går att använda för studenten: 2 platser ligger längre bort än 60 minuter (R9).',
    ],
    [
      'different rules stand in the way',
      { travelMinutes: { farsta: 91 }, needs: ['hiss'], onlyWishes: true, wishes: [{ field: 'barn' }] },
      {},
      'Ingen av terminens platser går att använda för studenten: 2 platser saknar något som studenten behöver (R8), 1 plats ligger längre bort än 90 minuter (R9) och 1 plats ligger utanför önskemålen (R14).',
    ],
    [
      'the period, the university and a requirement stand in the way',
      { from: '2020-01-20', to: '2020-06-05' },
      {
        offers: [
          buildOffer('o1', { from: '2020-01-20', to: '2020-06-04' }),
          buildOffer('o2', { universities: ['ESB'] }),
          buildOffer('o3', { requires: ['körkort'] }),
        ],
      },
      'Ingen av terminens platser går att använda för studenten: 1 plats har en period som inte täcker studentens (R5), 1 plats tar inte emot studenter från lärosätet (R6) och 1 plats kräver något som studenten saknar (R7).',
    ],
  ])('says why when %s', (_, student, changes, sentence) => {
    expect(because(student, changes)).toBe(sentence)
  })

  it('never lets a block show', () => {
    const blocked = [{ district: 'farsta' }]
    expect(because({ blocked: [...blocked, { district: 'bromma' }] })).toBe(
      'Ingen av terminens platser går att använda för studenten.',
    )
    const farAway = { travelMinutes: { bromma: 100 } }
    expect(because({ ...farAway, blocked })).toBe(
      'Ingen av terminens platser går att använda för studenten: 1 plats ligger längre bort än 90 minuter (R9).',
    )
    for (const student of [{ blocked }, { ...farAway, blocked }])
      expect(because(student)).not.toMatch(/R10|undant|block/i)
  })

  it('says that the allowed offers are taken', () => {
    const students = [buildStudent('a'), buildStudent('b')]
    const placements = [
      { student: 'a', offer: 'o1' },
      { student: 'b', offer: 'o2' },
    ]
    expect(because({}, { students }, placements)).toBe(
      'Alla 2 platser som är tillåtna för studenten är upptagna (R2).',
    )
    expect(because({ onlyWishes: true, wishes: [{ field: 'barn' }] }, { students }, placements)).toBe(
      'Den enda plats som är tillåten för studenten är upptagen (R2).',
    )
  })

  it('says that the quota is full', () => {
    const universities = [{ id: 'SU', quota: 1 }, { id: 'ESB' }]
    const changes = { universities, students: [buildStudent('a')] }
    expect(because({}, changes, [{ student: 'a', offer: 'o1' }])).toBe(
      'Lärosätets kvot på 1 placering är fylld (R3).',
    )
  })

  it('says that the districts with a place left are at their maximum', () => {
    const districts = [{ id: 'farsta' }, { id: 'bromma', maximum: 0 }]
    expect(because({}, { districts, students: [buildStudent('a')] }, [{ student: 'a', offer: 'o1' }])).toBe(
      'De lediga platser som är tillåtna för studenten ligger i förvaltningar som har nått sitt högsta antal (R4).',
    )
  })

  it('says that the group has no room together, naming nobody', () => {
    const students = [buildStudent('hemlig', { together: 'g' })]
    const sentence = because({ together: 'g' }, { students })
    expect(sentence).toBe(
      'Studenten ska placeras i samma förvaltning som andra studenter (R11), och hela gruppen fick inte plats.',
    )
  })

  it('owns up to a run that was cut short', () => {
    expect(because({ together: 'alone' })).toBe(
      'En tillåten plats är ledig, men tiden tog slut innan den bästa planen var funnen.',
    )
  })

  it('lists the students who are left out by id', () => {
    const instance = buildInstance({ offers: OFFERS, students: ['c', 'a', 'b'].map(id => buildStudent(id)) })
    const rows = unplacedStudents(instance, [{ student: 'b', offer: 'o1' }])
    expect(rows.map(({ student }) => student)).toEqual(['a', 'c'])
  })
})
