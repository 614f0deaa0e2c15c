import { describe, expect, it } from 'vitest'
import { deidentified } from '../../../src/domain/matching/deidentified.ts'
import type { Instance } from '../../../src/domain/matching/instance.ts'
import { parseInstance } from '../../../src/domain/matching/instance.ts'
import { buildInstance, buildOffer, buildStudent } from '../../support/build-instance.ts'
import { matched } from '../../support/in-process-solver.ts'
import { randomInstance } from '../../support/random-instance.ts'

function published(instance: Instance): Instance {
  const parsed = parseInstance(deidentified(instance))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return parsed.instance
}

describe('a de-identified instance', () => {
  it('gives the same placements and criteria, in random instances with every rule', async () => {
    for (let seed = 0; seed < 150; seed++) {
      const instance = randomInstance(seed, { together: seed % 2 === 0 })
      const [own, others] = [await matched(instance), await matched(published(instance))]
      expect(others.status, `seed ${seed}`).toBe(own.status)
      expect(others.criteria, `seed ${seed}`).toEqual(own.criteria)
      const places = ({ placements }: typeof own) =>
        placements.map(({ student, offer, wish }) => [student, offer, wish])
      expect(places(others), `seed ${seed}`).toEqual(places(own))
    }
  }, 60_000)

  it('is the same whether a place is closed by a block or by the journey (R9, R10)', () => {
    const wishes = [{ district: 'farsta' }, { district: 'bromma' }]
    const offers = [buildOffer('f'), buildOffer('b', { district: 'bromma' })]
    const travel = { bromma: 20 }
    const blocked = buildInstance({
      offers,
      students: [
        buildStudent('s1', {
          wishes,
          travelMinutes: { ...travel, farsta: 15 },
          blocked: [{ district: 'farsta' }],
        }),
      ],
    })
    const far = buildInstance({
      offers,
      students: [buildStudent('s1', { wishes, travelMinutes: { ...travel, farsta: 95 } })],
    })
    expect(deidentified(blocked)).toEqual(deidentified(far))
    expect(JSON.stringify(deidentified(blocked).students)).not.toContain('farsta')
  })

  it('has no unit’s name, requirement or need in it', () => {
    const text = JSON.stringify(
      deidentified(
        buildInstance({
          offers: [
            buildOffer('f', {
              unit: 'Familjeenheten',
              requires: ['driving-licence'],
              provides: ['step-free'],
            }),
          ],
          students: [buildStudent('s1', { has: ['driving-licence'], needs: ['step-free'] })],
        }),
      ),
    )
    expect(text).not.toMatch(/Familjeenheten|driving-licence|step-free/)
    expect(text).toContain('unit-1')
  })
})
