import { describe, expect, it } from 'vitest'
import { unplacedSentence } from '../../../src/copy/en/matching-sentences.ts'
import type { InstanceInput, StudentInOffer } from '../../../src/domain/matching/instance.ts'
import { unplacedAsRecomputed } from '../../../src/domain/matching/check-unplaced.ts'
import type { MatchingResult } from '../../../src/domain/matching/result.ts'
import { unplacedStudents } from '../../../src/domain/matching/unplaced.ts'
import { buildInstance, buildOffer, buildStudent } from '../../support/build-instance.ts'
import { buildResult } from '../../support/build-result.ts'
import { expectEnglish } from '../../support/english.ts'
import { randomInstance } from '../../support/random-instance.ts'

type StudentChanges = Partial<InstanceInput['students'][number]>

const OFFERS = [buildOffer('o1'), buildOffer('o2', { district: 'bromma', field: 'äldre' })]

function because(
  student: StudentChanges,
  changes: Partial<InstanceInput> = {},
  placements: StudentInOffer[] = [],
  status: MatchingResult['status'] = 'optimal',
): string {
  const { students = [], ...rest } = changes
  const instance = buildInstance({
    offers: OFFERS,
    ...rest,
    students: [buildStudent('s', student), ...students],
  })
  const rows = unplacedStudents(instance, placements, status)
  const told = rows.find(row => row.student === 's')?.because
  if (told) expectEnglish(unplacedSentence(told))
  return told ?? 'placerad'
}

const BARE = 'Ingen av terminens platser går att använda för studenten.'
const NOT_OPEN = 'Terminens platser är inte öppna för studenten.'

describe('unplacedStudents', () => {
  it.each<[string, StudentChanges, Partial<InstanceInput>, string]>([
    ['there are no offers', {}, { offers: [] }, 'Terminen har inga platser.'],
    ['no offer has a place', {}, { offers: [buildOffer('o1', { places: 0 })] }, 'Terminen har inga platser.'],
    [
      'all is too far away',
      { travelMinutes: { farsta: 61, bromma: 80 }, maxTravelMinutes: 60 },
      {},
      'Terminens platser ligger längre bort än 60 minuter (R9).',
    ],
    [
      'one of several rules stands in the way everywhere',
      { travelMinutes: { farsta: 91 }, needs: ['hiss'], onlyWishes: true, wishes: [{ field: 'barn' }] },
      {},
      'Terminens platser saknar något som studenten behöver (R8).',
    ],
    [
      'different rules stand in the way',
      { from: '2020-01-20', to: '2020-06-05' },
      {
        offers: [
          buildOffer('o1', { from: '2020-01-20', to: '2020-06-04' }),
          buildOffer('o2', { universities: ['ESB'] }),
          buildOffer('o3', { requires: ['körkort'] }),
        ],
      },
      BARE,
    ],
    [
      'the places are for another university',
      {},
      { offers: [buildOffer('o1', { universities: ['ESB'] })] },
      NOT_OPEN,
    ],
    [
      'the period is too short',
      { from: '2020-01-20', to: '2020-06-05' },
      { offers: [buildOffer('o1', { from: '2020-01-20', to: '2020-06-04' })] },
      'Terminens platser har perioder som inte täcker studentens (R5).',
    ],
    [
      'a requirement is not met',
      {},
      { offers: [buildOffer('o1', { requires: ['körkort'] })] },
      'Terminens platser kräver något som studenten saknar (R7).',
    ],
    [
      'nothing is wished for',
      { onlyWishes: true, wishes: [{ field: 'annat' }] },
      {},
      'Terminens platser ligger utanför studentens önskemål (R14).',
    ],
  ])('says why when %s', (_, student, changes, sentence) => {
    expect(because(student, changes)).toBe(sentence)
  })

  it('tells blocked places in the words of places for other universities, and counts none (R6, R10)', () => {
    const toFarsta = [{ district: 'farsta' }]
    const everywhere = [...toFarsta, { district: 'bromma' }]
    const forEsb = { offers: OFFERS.map(offer => ({ ...offer, universities: ['ESB'] })) }
    expect(because({ blocked: everywhere })).toBe(NOT_OPEN)
    expect(because({ blocked: everywhere }, forEsb)).toBe(NOT_OPEN)
    // A block besides another rule, and a block beside a place that another rule closes.
    const farAway = { travelMinutes: { bromma: 100 } }
    const allFarAway = { travelMinutes: { bromma: 100, farsta: 100 } }
    expect(because({ ...allFarAway, blocked: toFarsta })).toBe(because(allFarAway))
    expect(because({ ...farAway, blocked: toFarsta })).toBe(BARE)
    const oneForEsb = { offers: [{ ...OFFERS[0]!, universities: ['ESB'] }, OFFERS[1]!] }
    expect(because(farAway, oneForEsb)).toBe(BARE)
  })

  it('says in one sentence that the places are taken, however many the student may have', () => {
    const students = [buildStudent('a'), buildStudent('b')]
    const placements = [
      { student: 'a', offer: 'o1' },
      { student: 'b', offer: 'o2' },
    ]
    const sentence = 'De platser som är öppna för studenten är upptagna (R2).'
    for (const student of [{}, { blocked: [{ district: 'farsta' }] }, { needs: [], onlyWishes: true }]) {
      expect(because(student, { students }, placements)).toBe(sentence)
    }
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
      'De lediga platser som är öppna för studenten ligger i förvaltningar som har nått sitt högsta antal (R4).',
    )
  })

  it('says that the group has no room together, naming nobody', () => {
    const students = [buildStudent('hemlig', { together: 'g' })]
    const sentence = because({ together: 'g' }, { students })
    expect(sentence).toBe(
      'Studenten ska placeras i samma förvaltning som andra studenter (R11), och hela gruppen fick inte plats.',
    )
  })

  it('blames the time in a run that was cut short, unless nothing is allowed at all', () => {
    const students = [buildStudent('hemlig', { together: 'g' })]
    const sentence =
      'Tiden tog slut innan den bästa planen var funnen, och i den som finns har studenten ingen plats.'
    expect(because({}, {}, [], 'feasible')).toBe(sentence)
    expect(because({ together: 'g' }, { students }, [], 'feasible')).toBe(sentence)
    expect(because({ needs: ['hiss'] }, {}, [], 'feasible')).toBe(
      'Terminens platser saknar något som studenten behöver (R8).',
    )
  })

  it('lists the students who are left out by id', () => {
    const instance = buildInstance({ offers: OFFERS, students: ['c', 'a', 'b'].map(id => buildStudent(id)) })
    const rows = unplacedStudents(instance, [{ student: 'b', offer: 'o1' }], 'optimal')
    expect(rows.map(({ student }) => student)).toEqual(['a', 'c'])
  })

  it('says what the checker says, whatever the instance', () => {
    let sentences = 0
    for (let seed = 1; seed <= 200; seed++) {
      const instance = randomInstance(seed, { together: seed % 2 === 0 })
      for (const status of ['optimal', 'feasible'] as const) {
        const result = buildResult(instance, instance.pinned, status)
        expect(unplacedAsRecomputed(instance, result), `seed ${seed}`).toEqual([])
        sentences += result.unplaced.length
      }
    }
    expect(sentences).toBeGreaterThan(500)
  })
})
