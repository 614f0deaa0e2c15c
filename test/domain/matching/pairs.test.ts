import { describe, expect, it } from 'vitest'
import {
  lotteryAddend,
  pairViolations,
  rankOf,
  statedTravelMinutes,
  travelAddend,
} from '../../../src/domain/matching/check-pair.ts'
import { guaranteeToKeep } from '../../../src/domain/matching/check-rules.ts'
import type { InstanceInput } from '../../../src/domain/matching/instance.ts'
import {
  allowedPairs,
  brokenPairRules,
  effectiveGuarantee,
  lotteryCost,
  maxTravelMinutesOf,
  pinFaults,
  wishNumber,
} from '../../../src/domain/matching/pairs.ts'
import { buildInstance, buildOffer, buildStudent } from '../../support/build-instance.ts'
import { randomInstance } from '../../support/random-instance.ts'

type Changes = Partial<InstanceInput['students'][number]>
type OfferChanges = Partial<InstanceInput['offers'][number]>

function onePair(student: Changes, offer: OfferChanges, instance: Partial<InstanceInput> = {}) {
  const built = buildInstance({
    ...instance,
    students: [buildStudent('s1', student)],
    offers: [buildOffer('o1', offer)],
  })
  return { instance: built, student: built.students[0]!, offer: built.offers[0]! }
}

const SPRING = { from: '2020-01-20', to: '2020-06-05' }

describe('a pair breaks', () => {
  it.each<[string, Changes, OfferChanges, string[]]>([
    ['R5 when the offer ends a day too early', SPRING, { ...SPRING, to: '2020-06-04' }, ['R5']],
    ['R5 when the offer starts a day too late', SPRING, { ...SPRING, from: '2020-01-21' }, ['R5']],
    ['nothing when the periods are the same', SPRING, SPRING, []],
    ['nothing when one of them has no period', SPRING, {}, []],
    ['R6 at an offer for others', {}, { universities: ['ESB'] }, ['R6']],
    ['R6 at an offer for nobody', {}, { universities: [] }, ['R6']],
    ['nothing at an offer for its university', {}, { universities: ['ESB', 'SU'] }, []],
    ['R7 without the licence', { has: ['utdrag'] }, { requires: ['utdrag', 'körkort'] }, ['R7']],
    ['nothing with both', { has: ['körkort', 'utdrag'] }, { requires: ['utdrag', 'körkort'] }, []],
    ['R8 without step-free access', { needs: ['hiss'] }, { provides: ['körkort'] }, ['R8']],
    ['nothing with it', { needs: ['hiss'] }, { provides: ['hiss'] }, []],
    ["R9 a minute beyond the term's limit", { travelMinutes: { farsta: 91 } }, {}, ['R9']],
    ['nothing at the limit', { travelMinutes: { farsta: 90 } }, {}, []],
    [
      "R9 beyond the student's own limit",
      { maxTravelMinutes: 30, travelMinutes: { farsta: 31 } },
      {},
      ['R9'],
    ],
    ["nothing when the offer's own time is shorter", { travelMinutes: { farsta: 91, o1: 20 } }, {}, []],
    ["R9 when the offer's own time is longer", { travelMinutes: { farsta: 20, o1: 91 } }, {}, ['R9']],
    ['nothing when the time is unknown', { maxTravelMinutes: 0 }, {}, []],
    ['R10 in a blocked district', { blocked: [{ district: 'farsta' }] }, {}, ['R10']],
    ['R10 in a blocked unit', { blocked: [{ unit: 'utredning' }] }, {}, ['R10']],
    ['R10 at a blocked offer', { blocked: [{ offer: 'o1' }] }, {}, ['R10']],
    [
      'nothing when only one member of the block matches',
      { blocked: [{ unit: 'utredning', district: 'bromma' }] },
      {},
      [],
    ],
    ['R14 outside the wishes', { onlyWishes: true, wishes: [{ field: 'äldre' }] }, {}, ['R14']],
    ['nothing within them', { onlyWishes: true, wishes: [{ field: 'äldre' }, { field: 'barn' }] }, {}, []],
    ['nothing without wishes', { onlyWishes: true }, {}, []],
    [
      'several rules at once',
      { needs: ['hiss'], blocked: [{ field: 'barn' }] },
      { universities: [] },
      ['R6', 'R8', 'R10'],
    ],
  ])('%s', (_, studentChanges, offerChanges, rules) => {
    const { instance, student, offer } = onePair(studentChanges, offerChanges)
    expect(brokenPairRules(instance, student, offer)).toEqual(rules)
    expect(pairViolations(instance, student, offer)).toEqual(rules)
    expect(allowedPairs(instance)).toHaveLength(rules.length === 0 ? 1 : 0)
  })

  it('no R9 when the term has no limit', () => {
    const { instance, student, offer } = onePair(
      { travelMinutes: { farsta: 500 } },
      {},
      { maxTravelMinutes: null },
    )
    expect(brokenPairRules(instance, student, offer)).toEqual([])
  })
})

describe('wishNumber', () => {
  it('is the position of the first wish all of whose members match', () => {
    const wishes = [
      { field: 'barn', district: 'bromma' },
      { offer: 'o1', field: 'äldre' },
      { field: 'barn' },
      { offer: 'o1' },
    ]
    const { student, offer } = onePair({ wishes }, {})
    expect(wishNumber(student, offer)).toBe(3)
  })

  it('is null outside the wishes and 1 without any', () => {
    const outside = onePair({ wishes: [{ field: 'äldre' }] }, {})
    expect(wishNumber(outside.student, outside.offer)).toBeNull()
    const without = onePair({}, {})
    expect(wishNumber(without.student, without.offer)).toBe(1)
  })
})

describe('the cost of travel', () => {
  it.each<[string, Changes, Partial<InstanceInput>, number, number | null]>([
    ['the known minutes', { travelMinutes: { farsta: 26 } }, {}, 26, 26],
    ['zero when that is known', { travelMinutes: { farsta: 0 } }, {}, 0, 0],
    ["the student's limit when unknown", { maxTravelMinutes: 40 }, {}, 40, null],
    ["the term's limit when unknown", {}, { maxTravelMinutes: 75 }, 75, null],
    ['90 when unknown and without a limit', {}, { maxTravelMinutes: null }, 90, null],
  ])('is %s', (_, changes, terms, cost, known) => {
    const { instance } = onePair(changes, {}, terms)
    expect(allowedPairs(instance)[0]).toMatchObject({ travelMinutes: cost, knownTravelMinutes: known })
  })
})

describe('lotteryCost', () => {
  it('is the first four bytes of the hash modulo 1 000 003', () => {
    // printf 'frö|s1|o1' | sha256sum: 7e63b1eb…
    expect(lotteryCost('frö', 's1', 'o1')).toBe(456467)
    expect(lotteryCost('', 's1', 'o1')).not.toBe(lotteryCost('', 's1', 'o2'))
  })
})

describe('effectiveGuarantee', () => {
  const students = [buildStudent('s1'), buildStudent('s2', { needs: ['hiss'] }), buildStudent('s3')]
  const guaranteeOf = (guarantee: number, quota: number | null = null): number => {
    const instance = buildInstance({
      universities: [{ id: 'SU', guarantee, quota }, { id: 'ESB' }],
      offers: [buildOffer('o1')],
      students,
    })
    expect(guaranteeToKeep(instance, 'SU')).toBe(effectiveGuarantee(instance, 0))
    return effectiveGuarantee(instance, 0)
  }

  it('counts only students who have an allowed pair, whether or not there are places for all of them', () => {
    expect(guaranteeOf(1)).toBe(1)
    expect(guaranteeOf(2)).toBe(2)
    expect(guaranteeOf(3)).toBe(2)
    expect(guaranteeOf(3, 3)).toBe(2)
  })
})

describe('pinFaults', () => {
  it('names the pin and the rules it breaks', () => {
    const instance = buildInstance({
      students: [
        buildStudent('s1'),
        buildStudent('s2', { needs: ['hiss'], blocked: [{ district: 'farsta' }] }),
      ],
      offers: [buildOffer('o1', { places: 2 })],
      pinned: [
        { student: 's1', offer: 'o1' },
        { student: 's2', offer: 'o1' },
      ],
    })
    expect(pinFaults(instance)).toEqual([
      {
        path: '$.pinned[1]',
        text:
          'Studenten "s2" kan inte låsas vid platsen "o1": platsen saknar något som studenten behöver (R8), ' +
          'platsen är undantagen för studenten (R10). Ta bort låsningen eller ändra det som hindrar.',
      },
    ])
  })
})

describe('pairs and the checker', () => {
  it('agree on every pair of 400 random instances', () => {
    let allowed = 0
    for (let seed = 1; seed <= 400; seed += 1) {
      const instance = randomInstance(seed, { together: seed % 2 === 0 })
      const pairs = new Map(allowedPairs(instance).map(pair => [`${pair.student} ${pair.offer}`, pair]))
      allowed += pairs.size
      instance.students.forEach((student, studentIndex) => {
        instance.offers.forEach((offer, offerIndex) => {
          const where = `seed ${seed}, ${student.id}, ${offer.id}`
          const broken = pairViolations(instance, student, offer)
          expect(brokenPairRules(instance, student, offer), where).toEqual(broken)
          const pair = pairs.get(`${studentIndex} ${offerIndex}`)
          expect(pair !== undefined, where).toBe(broken.length === 0)
          if (!pair) return
          expect(pair.wish, where).toBe(rankOf(student, offer))
          expect(pair.knownTravelMinutes, where).toBe(statedTravelMinutes(student, offer))
          expect(pair.travelMinutes, where).toBe(travelAddend(instance, student, offer))
          expect(pair.knownTravelMinutes ?? 0).toBeLessThanOrEqual(
            maxTravelMinutesOf(instance, student) ?? Infinity,
          )
          expect(lotteryCost(instance.seed, student.id, offer.id), where).toBe(
            lotteryAddend(instance, student, offer),
          )
        })
      })
      instance.universities.forEach(({ id }, index) => {
        expect(guaranteeToKeep(instance, id), `seed ${seed}, ${id}`).toBe(effectiveGuarantee(instance, index))
      })
    }
    expect(allowed).toBeGreaterThan(1_000)
  })
})
