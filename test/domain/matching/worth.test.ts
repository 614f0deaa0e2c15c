import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Instance } from '../../../src/domain/matching/instance.ts'
import { parseInstance } from '../../../src/domain/matching/instance.ts'
import type { CriteriaChange, PlaceWorth } from '../../../src/domain/matching/worth.ts'
import { worthOfPlaces } from '../../../src/domain/matching/worth.ts'
import { effectiveGuarantee } from '../../../src/domain/matching/pairs.ts'
import type { MatchingResult } from '../../../src/domain/matching/result.ts'
import { buildInstance, buildOffer, buildStudent } from '../../support/build-instance.ts'
import { matched } from '../../support/in-process-solver.ts'
import { randomInstance } from '../../support/random-instance.ts'

function changeBetween(before: MatchingResult, after: MatchingResult): CriteriaChange {
  return before.criteria.flatMap(({ name, value }, at) => {
    const by = (after.criteria[at]?.value ?? value) - value
    return by === 0 || name === 'lottery' ? [] : [{ name, by }]
  })
}

const FARSTA = { district: 'farsta' }

const withKeptGuarantees = (instance: Instance): Instance => ({
  ...instance,
  universities: instance.universities.map((university, index) => ({
    ...university,
    guarantee: effectiveGuarantee(instance, index),
  })),
})

/** With an offer of one place that takes everybody. */
function withOneMore(instance: Instance, district: string, field: string): Instance {
  const provides = [...new Set(instance.students.flatMap(({ needs }) => needs))]
  const extra = { id: 'extra', district, unit: 'extra', field, places: 1, requires: [], provides }
  return { ...instance, offers: [...instance.offers, extra] }
}

describe('the worth of a place', () => {
  it('ranks the place that another student needs before one that brings someone nearer', async () => {
    const students = [
      buildStudent('s1', { wishes: [FARSTA], onlyWishes: true }),
      buildStudent('s2', { wishes: [FARSTA], onlyWishes: true }),
      buildStudent('s3', { travelMinutes: { farsta: 20, bromma: 30 } }),
    ]
    const offers = [
      buildOffer('f'),
      ...['b1', 'b2'].map(id => buildOffer(id, { district: 'bromma', field: 'äldre' })),
    ]
    const instance = buildInstance({ offers, students })
    const worths = await worthOfPlaces(instance, await matched(instance), () => false)
    const found = ({ district, field }: PlaceWorth) => `${field} in ${district}`
    expect(worths.map(found)).toEqual([
      'barn in farsta',
      'äldre in farsta',
      'barn in bromma',
      'äldre in bromma',
    ])
    // Unknown travel counts as the term's limit.
    expect(worths[0]).toMatchObject({
      places: 1,
      more: [
        { name: 'placed', by: 1 },
        { name: 'travel', by: 90 },
      ],
      less: [
        { name: 'placed', by: -1 },
        { name: 'travel', by: -90 },
      ],
    })
    expect(worths[2]).toMatchObject({ places: 0, more: [], less: null })
    expect(worths[3]).toMatchObject({ places: 2, more: [], less: [] })
  })

  it('is what solving anew with an open offer more, or a place less, gives in random instances', async () => {
    let gains = 0
    for (let seed = 0; seed < 40; seed++) {
      const instance = withKeptGuarantees(randomInstance(seed, { together: seed % 2 === 0 }))
      const result = await matched(instance)
      if (result.status !== 'optimal') continue
      for (const { district, field, more, less } of await worthOfPlaces(instance, result, () => false)) {
        const after = await matched(withOneMore(instance, district, field))
        const at = `seed ${seed}, ${field} in ${district}`
        expect(more, at).toEqual(changeBetween(result, after))
        if ((more?.length ?? 0) > 0) gains += 1
        const own = instance.offers.filter(
          offer => offer.district === district && offer.field === field && offer.places > 0,
        )
        if (own.length !== 1) continue
        const offers = instance.offers.map(offer =>
          offer === own[0] ? { ...offer, places: offer.places - 1 } : offer,
        )
        const without = await matched({ ...instance, offers })
        expect(less, at).toEqual(
          without.status === 'infeasible' ? 'infeasible' : changeBetween(result, without),
        )
      }
    }
    expect(gains).toBeGreaterThan(40)
  }, 90_000)

  it('is what solving anew gives on the demonstration term, where questions leave much of a divided proof open', async () => {
    const parsed = parseInstance(JSON.parse(readFileSync('test/instances/vt2020.json', 'utf8')))
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
    const instance = withKeptGuarantees(parsed.instance)
    const engine = { engine: 'network', solver: null, policy: 'most-first-choices' } as const
    const result = await matched(instance, engine)
    expect(result.proof.kind).toBe('branch-and-bound')
    const worths = await worthOfPlaces(instance, result, () => false)
    for (const { district, field, more } of worths.slice(0, 20)) {
      const after = await matched(withOneMore(instance, district, field), engine)
      expect(more, `${field} in ${district}`).toEqual(changeBetween(result, after))
    }
  }, 60_000)

  it('is never negative: a place more makes no criterion worse before another is better', async () => {
    for (let seed = 100; seed < 160; seed++) {
      const instance = withKeptGuarantees(randomInstance(seed, { together: seed % 2 === 0 }))
      const result = await matched(instance)
      if (result.status !== 'optimal') continue
      for (const [index, { id }] of instance.offers.entries()) {
        const offers = instance.offers.map((offer, at) =>
          at === index ? { ...offer, places: offer.places + 1 } : offer,
        )
        const { criteria } = await matched({ ...instance, offers })
        const first = criteria.find(({ value }, at) => value !== result.criteria[at]?.value)
        const before = result.criteria.find(({ name }) => name === first?.name)?.value ?? 0
        const gain = first ? (first.sense === 'max' ? first.value - before : before - first.value) : 0
        expect(gain, `seed ${seed}, ${id}: ${first?.name}`).toBeGreaterThanOrEqual(0)
      }
    }
  }, 60_000)
})
