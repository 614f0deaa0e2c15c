import { describe, expect, it } from 'vitest'
import { matchingSentence } from '../../../src/copy/en/matching-sentences.ts'
import { findConflicts, loweredGuarantees } from '../../../src/domain/matching/conflicts.ts'
import { countedConflicts } from '../../../src/domain/matching/conflict-counts.ts'
import type { Instance, InstanceInput } from '../../../src/domain/matching/instance.ts'
import { hasPlanByBruteForce } from '../../support/brute-force.ts'
import { expectEnglish } from '../../support/english.ts'
import { buildInstance, buildOffer, buildStudent } from '../../support/build-instance.ts'
import { randomInstance } from '../../support/random-instance.ts'

const OFFERS = [buildOffer('o1'), buildOffer('o2', { district: 'bromma' })]
const STUDENTS = [buildStudent('s1'), buildStudent('s2'), buildStudent('s3', { university: 'ESB' })]
const bruteForce = (variant: Instance): Promise<boolean> => Promise.resolve(hasPlanByBruteForce(variant))

describe('countedConflicts', () => {
  it.each<[string, Partial<InstanceInput>, string[], string]>([
    [
      'two pinned to one place',
      {
        pinned: [
          { student: 's1', offer: 'o1' },
          { student: 's2', offer: 'o1' },
        ],
      },
      ['R2', 'R12'],
      '2 studenter är låsta vid platsen "o1", men den tar högst 1.',
    ],
    [
      'more pinned than the quota',
      { universities: [{ id: 'SU', quota: 0 }, { id: 'ESB' }], pinned: [{ student: 's1', offer: 'o1' }] },
      ['R3', 'R12'],
      'Lärosätet "SU" har 1 student med låst placering, men kvoten är 0.',
    ],
    [
      'more pinned than the maximum',
      {
        districts: [{ id: 'farsta', maximum: 0 }, { id: 'bromma' }],
        pinned: [{ student: 's1', offer: 'o1' }],
      },
      ['R4', 'R12'],
      '1 student är låst i förvaltningen "farsta", men dess högsta antal är 0.',
    ],
    [
      'a group pinned apart',
      {
        students: [buildStudent('s1', { together: 'g' }), buildStudent('s2', { together: 'g' })],
        pinned: [
          { student: 's1', offer: 'o1' },
          { student: 's2', offer: 'o2' },
        ],
      },
      ['R11', 'R12'],
      'Gruppen "g" ska vara i samma förvaltning men är låst i "bromma" och "farsta".',
    ],
    [
      'a minimum above the places',
      { districts: [{ id: 'farsta', minimum: 2 }, { id: 'bromma' }] },
      ['R2', 'R4'],
      'Förvaltningen "farsta" ska ha minst 2 studenter men har 1 plats.',
    ],
    [
      'a minimum above the students allowed there',
      {
        offers: [buildOffer('o1', { places: 2, requires: ['körkort'] })],
        students: [buildStudent('s1', { has: ['körkort'] }), buildStudent('s2')],
        districts: [{ id: 'farsta', minimum: 2 }, { id: 'bromma' }],
      },
      ['R1', 'R4'],
      'Förvaltningen "farsta" ska ha minst 2 studenter, men bara 1 har någon tillåten plats där.',
    ],
    [
      'minima above all students',
      {
        students: [buildStudent('s1')],
        districts: [
          { id: 'farsta', minimum: 1 },
          { id: 'bromma', minimum: 1 },
        ],
      },
      ['R1', 'R4'],
      'Förvaltningarnas minsta antal är tillsammans 2, men bara 1 av studenterna har någon tillåten plats.',
    ],
    [
      'minima above the quotas',
      {
        universities: [
          { id: 'SU', quota: 1 },
          { id: 'ESB', quota: 0 },
        ],
        districts: [
          { id: 'farsta', minimum: 1 },
          { id: 'bromma', minimum: 1 },
        ],
      },
      ['R3', 'R4'],
      'Förvaltningarnas minsta antal är tillsammans 2, men lärosätenas kvoter räcker bara till 1.',
    ],
    [
      'a guarantee above its places',
      {
        universities: [{ id: 'SU', guarantee: 2 }, { id: 'ESB' }],
        offers: [buildOffer('o1'), buildOffer('o2', { universities: ['ESB'] })],
      },
      ['R2', 'R3'],
      'Lärosätet "SU" är garanterat 2 platser, men dess studenter har bara 1 plats att välja bland.',
    ],
    [
      'a lowered guarantee above its places',
      {
        universities: [{ id: 'SU', guarantee: 5 }, { id: 'ESB' }],
        offers: [buildOffer('o1')],
      },
      ['R2', 'R3'],
      'Lärosätet "SU" är garanterat 5 platser, varav 2 räknas eftersom fler studenter inte har någon tillåten plats, men dess studenter har bara 1 plats att välja bland.',
    ],
    [
      'a guarantee where the allowed offers have no places',
      {
        universities: [{ id: 'SU', guarantee: 1 }, { id: 'ESB' }],
        offers: [buildOffer('o1', { places: 0 })],
      },
      ['R2', 'R3'],
      'Lärosätet "SU" är garanterat 1 plats, men dess studenter har inga platser att välja bland.',
    ],
    [
      'a lowered guarantee among guarantees above all places',
      {
        universities: [
          { id: 'SU', guarantee: 2 },
          { id: 'ESB', guarantee: 4 },
        ],
      },
      ['R2', 'R3'],
      'Lärosätena är tillsammans garanterade 6 platser, varav 3 räknas eftersom fler studenter inte har någon tillåten plats, men det finns bara 2.',
    ],
    [
      'a minimum where nobody is allowed',
      {
        offers: [buildOffer('o1', { requires: ['körkort'] })],
        districts: [{ id: 'farsta', minimum: 1 }, { id: 'bromma' }],
      },
      ['R1', 'R4'],
      'Förvaltningen "farsta" ska ha minst 1 student, men ingen har någon tillåten plats där.',
    ],
    [
      'guarantees above all places',
      {
        universities: [
          { id: 'SU', guarantee: 2 },
          { id: 'ESB', guarantee: 1 },
        ],
      },
      ['R2', 'R3'],
      'Lärosätena är tillsammans garanterade 3 platser, men det finns bara 2.',
    ],
  ])('tells of %s', (_, changes, rules, sentence) => {
    const instance = buildInstance({ offers: OFFERS, students: STUDENTS, ...changes })
    const conflicts = countedConflicts(instance)
    expect(conflicts).toHaveLength(1)
    expect(conflicts[0]).toMatchObject({ rules })
    expect(conflicts[0]?.text).toContain(sentence)
    expect(conflicts[0]?.text).toMatch(/samordnare/)
    expectEnglish(matchingSentence(conflicts[0]?.text ?? ''))
    expect(hasPlanByBruteForce(instance)).toBe(false)
  })
})

describe('findConflicts', () => {
  it('finds the smallest set when no count tells', async () => {
    // farsta needs two of SU's students, who may only be there, but one of them is pinned to bromma.
    const instance = buildInstance({
      universities: [
        { id: 'SU', quota: 5 },
        { id: 'ESB', guarantee: 1 },
      ],
      districts: [
        { id: 'farsta', minimum: 2 },
        { id: 'bromma', maximum: 3 },
      ],
      offers: [
        buildOffer('o1', { places: 2, universities: ['SU'] }),
        buildOffer('o2', { district: 'bromma', places: 2 }),
      ],
      students: STUDENTS,
      pinned: [{ student: 's1', offer: 'o2' }],
    })
    expect(countedConflicts(instance)).toEqual([])
    const [conflict, ...others] = await findConflicts(instance, bruteForce)
    expect(others).toEqual([])
    expect(conflict?.rules).toEqual(['R4', 'R12'])
    expect(conflict?.text).toBe(
      'Detta går inte ihop med de platser och studenter som finns: studenten "s1" är låst vid platsen "o2" (R12), ' +
        'förvaltningen "farsta" ska ha minst 2 (R4). Den centrala samordnaren kan ändra förvaltningarnas minsta och ' +
        'högsta antal, låsningar; förvaltningarna kan erbjuda fler platser.',
    )
    expect(matchingSentence(conflict?.text ?? '')).toBe(
      'This cannot hold together with the places and students that there are: student "s1" is pinned to the place "o2" ' +
        '(R12), administration "farsta" must have at least 2 (R4). The central coordinator can change the ' +
        'administrations’ smallest and largest numbers, pins; the administrations can offer more places.',
    )
  })

  it('names both what was asked and what counts of a lowered guarantee in the smallest set', async () => {
    // SU's two students may only be in the offer that is pinned to another.
    const instance = buildInstance({
      universities: [{ id: 'SU', guarantee: 4 }, { id: 'ESB' }],
      offers: [buildOffer('o1', { places: 2 })],
      students: STUDENTS,
      pinned: [{ student: 's3', offer: 'o1' }],
    })
    const [conflict] = await findConflicts(instance, bruteForce)
    expect(conflict?.rules).toEqual(['R3', 'R12'])
    expect(conflict?.text).toContain(
      'lärosätet "SU" ska ha minst 2 (garantin är 4, men fler har ingen tillåten plats) (R3)',
    )
  })

  it('finds nothing in an instance that has a plan', async () => {
    expect(await findConflicts(buildInstance({ offers: OFFERS, students: STUDENTS }), bruteForce)).toEqual([])
  })

  it('explains every infeasible random instance, and counts contradict only those', async () => {
    let infeasible = 0
    for (let seed = 1; seed <= 400; seed += 1) {
      const instance = randomInstance(seed, { together: seed % 3 === 0 })
      if (instance.students.length > 5) continue
      const feasible = hasPlanByBruteForce(instance)
      const conflicts = await findConflicts(instance, bruteForce)
      expect(conflicts.length > 0, `seed ${seed}`).toBe(!feasible)
      for (const { rules, text } of conflicts) {
        expect(rules.length, `seed ${seed}`).toBeGreaterThan(0)
        expectEnglish(matchingSentence(text))
        expect(text, `seed ${seed}`).toMatch(/kan (ändra|ta bort|sänka|erbjuda|höja)/)
      }
      if (!feasible) infeasible += 1
    }
    expect(infeasible).toBeGreaterThan(20)
  })
})

describe('loweredGuarantees', () => {
  it('reports a guarantee beyond the students who can be placed', () => {
    const instance = buildInstance({
      universities: [
        { id: 'SU', guarantee: 2 },
        { id: 'ESB', guarantee: 2 },
      ],
      offers: [buildOffer('o1', { places: 3 })],
      students: STUDENTS,
    })
    expect(loweredGuarantees(instance)).toEqual([
      {
        rules: ['R3'],
        text:
          'Lärosätet "ESB" har garantin 2, men bara 1 av dess studenter har någon tillåten plats, så den räknas som 1. ' +
          'Lärosätet kan anmäla fler studenter, eller den centrala samordnaren sänka garantin.',
      },
    ])
  })
})
