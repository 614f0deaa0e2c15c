import { describe, expect, it } from 'vitest'
import { withoutSecrets } from '../../../src/domain/matching/disclosure.ts'
import type { InstanceInput } from '../../../src/domain/matching/instance.ts'
import type { StudentReason } from '../../../src/domain/matching/reasons.ts'
import { reasonsOf, studentReasonSchema } from '../../../src/domain/matching/reasons.ts'
import { buildInstance, buildOffer, buildStudent } from '../../support/build-instance.ts'
import { matched } from '../../support/in-process-solver.ts'
import { randomInstance } from '../../support/random-instance.ts'

async function reasonsIn(changes: Partial<InstanceInput>): Promise<Record<string, StudentReason>> {
  const instance = buildInstance({ seed: 'a', ...changes })
  const reasons = await reasonsOf(instance, await matched(instance), () => false)
  return Object.fromEntries(reasons.map(reason => [reason.student, reason]))
}

const toFarsta = { district: 'farsta' }
const toBromma = { district: 'bromma' }
const FARSTA = buildOffer('f')
const BROMMA = buildOffer('b', { district: 'bromma' })

describe('the reason of a student', () => {
  it('is the first wish, with nothing that was not met', async () => {
    const { s1 } = await reasonsIn({
      offers: [FARSTA, BROMMA],
      students: [buildStudent('s1', { wishes: [toFarsta, toBromma], travelMinutes: { farsta: 20 } })],
    })
    expect(s1).toMatchObject({ offer: 'f', wish: 1, met: toFarsta, travelMinutes: 20, notMet: [] })
  })

  it('names the criterion that a higher wish would have cost, and by how much', async () => {
    const students = [
      buildStudent('s1', { wishes: [toFarsta, toBromma] }),
      buildStudent('s2', { wishes: [toFarsta] }),
    ]
    const { s1 } = await reasonsIn({ offers: [FARSTA, BROMMA], students })
    expect(s1?.notMet).toEqual([
      {
        number: 1,
        wish: toFarsta,
        obstacle: {
          kind: 'cost',
          criterion: 'outside',
          sense: 'min',
          by: 1,
          places: 1,
          taken: 1,
          offer: 'f',
          moves: [{ student: 's2', offer: 'b' }],
        },
      },
    ])
  })

  it('is the draw when two students are alike', async () => {
    const wishes = [toFarsta, toBromma]
    const students = [buildStudent('s1', { wishes }), buildStudent('s2', { wishes })]
    const reasons = await reasonsIn({ offers: [FARSTA, BROMMA], students })
    const second = Object.values(reasons).find(({ wish }) => wish === 2)
    expect(second?.notMet[0]?.obstacle).toMatchObject({ kind: 'cost', criterion: 'lottery' })
  })

  it('says when a wish is not offered, and when an earlier one holds all of it', async () => {
    const wishes = [{ field: 'äldre' }, toBromma, { field: 'barn', district: 'bromma' }, toFarsta]
    const { s1 } = await reasonsIn({
      offers: [buildOffer('f')],
      students: [buildStudent('s1', { wishes })],
    })
    expect(s1?.notMet.map(({ obstacle }) => obstacle.kind)).toEqual([
      'notOffered',
      'notOffered',
      'notOffered',
    ])
    const part = await reasonsIn({
      offers: [BROMMA, FARSTA],
      students: [
        buildStudent('s1', { wishes: [toBromma, { field: 'barn', district: 'bromma' }, toFarsta] }),
        buildStudent('s2', { wishes: [toBromma], priority: 1, onlyWishes: true }),
      ],
    })
    expect(part['s1']?.notMet.map(({ obstacle }) => obstacle.kind)).toEqual(['cost', 'partOfEarlier'])
  })

  it('says that a placement is pinned elsewhere (R12)', async () => {
    const { s1 } = await reasonsIn({
      offers: [FARSTA, BROMMA],
      students: [buildStudent('s1', { wishes: [toFarsta, toBromma] })],
      pinned: [{ student: 's1', offer: 'b' }],
    })
    expect(s1).toMatchObject({ isPinned: true, notMet: [{ obstacle: { kind: 'pinned' } }] })
  })

  it('says that others’ pins leave no plan with the wish (R12)', async () => {
    const { s1 } = await reasonsIn({
      offers: [FARSTA, BROMMA],
      students: [buildStudent('s1', { wishes: [toFarsta, toBromma] }), buildStudent('s2')],
      pinned: [{ student: 's2', offer: 'f' }],
    })
    expect(s1?.notMet[0]?.obstacle).toEqual({ kind: 'impossible' })
  })

  it('says that the group has no district there (R11)', async () => {
    const { s1 } = await reasonsIn({
      offers: [FARSTA, buildOffer('b1', { district: 'bromma' }), buildOffer('b2', { district: 'bromma' })],
      students: [
        buildStudent('s1', { wishes: [toFarsta, toBromma], together: 'g' }),
        buildStudent('s2', { wishes: [toBromma], together: 'g', blocked: [toFarsta] }),
      ],
    })
    expect(s1).toMatchObject({
      offer: expect.stringMatching(/^b/),
      notMet: [{ obstacle: { kind: 'group' } }],
    })
  })
})

describe('the reason of a student without a place', () => {
  it('is the least sets of rules that close every place, with the travel time that would do (R9)', async () => {
    const { s1 } = await reasonsIn({
      maxTravelMinutes: 60,
      offers: [FARSTA, { ...BROMMA, requires: ['driving-licence'] }],
      students: [buildStudent('s1', { travelMinutes: { farsta: 75, bromma: 80 } })],
    })
    expect(s1?.withoutPlace).toEqual({
      kind: 'nothingAllowed',
      sets: [
        { rules: ['R9'], places: 1, minutes: 75 },
        { rules: ['R7', 'R9'], places: 1, minutes: null },
      ],
    })
  })

  it('is the quota, when a place is free (R3)', async () => {
    const reasons = await reasonsIn({
      universities: [{ id: 'SU', quota: 1 }, { id: 'ESB' }],
      offers: [FARSTA, BROMMA],
      students: [buildStudent('s1'), buildStudent('s2')],
    })
    const without = Object.values(reasons).find(({ offer }) => offer === null)
    expect(without?.withoutPlace).toEqual({ kind: 'noRoom', limits: [{ rule: 'R3', id: 'SU' }] })
  })

  it('is the places and the maximum together, when neither is enough alone (R2, R4)', async () => {
    const reasons = await reasonsIn({
      districts: [{ id: 'farsta', maximum: 1 }, { id: 'bromma' }],
      offers: [FARSTA],
      students: [buildStudent('s1', { priority: 1 }), buildStudent('s2')],
    })
    expect(reasons['s2']?.withoutPlace).toEqual({
      kind: 'noRoom',
      limits: [
        { rule: 'R2', id: 'f' },
        { rule: 'R4', id: 'farsta' },
      ],
    })
  })

  it('is the group, and whether it would have gone alone (R11)', async () => {
    const { s1, s2 } = await reasonsIn({
      offers: [FARSTA],
      students: [buildStudent('s1', { together: 'g' }), buildStudent('s2', { together: 'g' })],
    })
    const alone = [s1, s2].map(reason => reason?.withoutPlace)
    expect(alone).toContainEqual({ kind: 'group', members: 2, placedAlone: true })
    expect(alone).toContainEqual({ kind: 'group', members: 2, placedAlone: false })
  })

  it('is that there are no places', async () => {
    const { s1 } = await reasonsIn({ offers: [], students: [buildStudent('s1')] })
    expect(s1?.withoutPlace).toEqual({ kind: 'noOffers' })
  })

  it('would have a place if the limits in the way were one higher, in random instances', async () => {
    let asked = 0
    for (let seed = 0; seed < 150; seed++) {
      const instance = randomInstance(seed, { mayBeInfeasible: false })
      const result = await matched(instance)
      for (const { student, withoutPlace } of await reasonsOf(instance, result, () => false)) {
        if (withoutPlace?.kind !== 'noRoom' || withoutPlace.limits === null) continue
        const raised = (rule: string, id: string): number =>
          withoutPlace.limits?.some(limit => limit.rule === rule && limit.id === id) ? 1 : 0
        const roomier = {
          ...instance,
          offers: instance.offers.map(each => ({ ...each, places: each.places + raised('R2', each.id) })),
          universities: instance.universities.map(each => ({
            ...each,
            quota: each.quota === null ? null : each.quota + raised('R3', each.id),
          })),
          districts: instance.districts.map(each => ({
            ...each,
            maximum: each.maximum === null ? null : each.maximum + raised('R4', each.id),
          })),
        }
        const after = await matched(roomier)
        expect(after.placements.length, `seed ${seed}, ${student}`).toBe(result.placements.length + 1)
        asked += 1
      }
    }
    expect(asked).toBeGreaterThan(20)
  }, 60_000)
})

describe('a reason for others than central', () => {
  const blocked = {
    offers: [FARSTA, BROMMA],
    students: [buildStudent('s1', { wishes: [toFarsta, toBromma], blocked: [toFarsta] })],
  }
  const restricted = {
    offers: [{ ...FARSTA, universities: ['ESB'] }, BROMMA],
    students: [buildStudent('s1', { wishes: [toFarsta, toBromma] })],
  }

  it('is the same for a block as for a place that is for other universities (R6, R10)', async () => {
    const { s1: byBlock } = await reasonsIn(blocked)
    const { s1: byUniversity } = await reasonsIn(restricted)
    expect(byBlock?.notMet[0]?.obstacle).toMatchObject({ sets: [{ rules: ['R10'] }] })
    expect(withoutSecrets(byBlock!)).toEqual(withoutSecrets(byUniversity!))
  })

  it('leaves a block out where another rule closes the place as well', async () => {
    const far = { maxTravelMinutes: 10, travelMinutes: { farsta: 30, bromma: 5 } }
    const student = (more: object) => [buildStudent('s1', { wishes: [toFarsta, toBromma], ...far, ...more })]
    const { s1: both } = await reasonsIn({
      offers: [FARSTA, BROMMA],
      students: student({ blocked: [toFarsta] }),
    })
    const { s1: travel } = await reasonsIn({ offers: [FARSTA, BROMMA], students: student({}) })
    expect(withoutSecrets(both!)).toEqual(withoutSecrets(travel!))
  })

  it('names no other student and says nothing of what the group’s others kept from the student', async () => {
    for (let seed = 0; seed < 60; seed++) {
      const instance = randomInstance(seed, { together: true })
      const result = await matched(instance)
      if (result.status !== 'optimal') continue
      for (const reason of await reasonsOf(instance, result, () => false)) {
        expect(studentReasonSchema.parse(reason)).toEqual(reason)
        const text = JSON.stringify(withoutSecrets(reason))
        expect(text).not.toContain('R10')
        const others = instance.students.filter(({ id }) => id !== reason.student)
        expect(others.filter(({ id }) => text.includes(`"${id}"`))).toEqual([])
      }
    }
  }, 60_000)
})
