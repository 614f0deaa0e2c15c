import { describe, expect, it } from 'vitest'
import { isNewOffer, withChanges, type WhatIfChange } from '../../../src/domain/matching/what-if.ts'
import { buildInstance, buildOffer, buildStudent } from '../../support/build-instance.ts'
import { matched } from '../../support/in-process-solver.ts'

const instance = buildInstance({
  universities: [{ id: 'SU', quota: 5 }, { id: 'ESB' }],
  offers: [buildOffer('o1'), buildOffer('o2', { district: 'bromma', requires: ['licence'] })],
  students: [
    buildStudent('s1', { travelMinutes: { farsta: 50, bromma: 20 }, has: ['licence'] }),
    buildStudent('s2'),
  ],
})
const FIELDS = ['barn', 'aldre']

function changed(...changes: WhatIfChange[]) {
  const answer = withChanges(instance, changes, FIELDS)
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults))
  return answer.instance
}

function faultsOf(...changes: WhatIfChange[]) {
  const answer = withChanges(instance, changes, FIELDS)
  return answer.ok ? [] : answer.faults
}

describe('an instance with changes', () => {
  it('is the same without any, and the original is never touched', () => {
    const before = structuredClone(instance)
    expect(changed()).toEqual(instance)
    changed({ kind: 'places', offer: 'o1', places: 0 }, { kind: 'pin', student: 's1', offer: 'o2' })
    expect(instance).toEqual(before)
  })

  it('has the places, shares, bounds and limit that it is told, the last word when told twice', () => {
    const result = changed(
      { kind: 'places', offer: 'o1', places: 3 },
      { kind: 'places', offer: 'o1', places: 2 },
      { kind: 'share', university: 'SU', quota: null, guarantee: 1 },
      { kind: 'bounds', district: 'bromma', minimum: 1, maximum: 4 },
      { kind: 'travel', maxTravelMinutes: 30 },
    )
    expect(result.offers.map(({ places }) => places)).toEqual([2, 1])
    expect(result.universities).toMatchObject([{ quota: null, guarantee: 1 }, { id: 'ESB' }])
    expect(result.districts).toMatchObject([{ id: 'farsta' }, { minimum: 1, maximum: 4 }])
    expect(result.maxTravelMinutes).toBe(30)
  })

  it('has new offers whose ids do not depend on the other changes', () => {
    const bromma = { kind: 'newPlaces', district: 'bromma', field: 'aldre', places: 2 } as const
    const farsta = { kind: 'newPlaces', district: 'farsta', field: 'aldre', places: 1 } as const
    const idsOf = (...changes: WhatIfChange[]) =>
      changed(...changes)
        .offers.map(({ id }) => id)
        .filter(isNewOffer)
    expect(idsOf(bromma)).toEqual(['new/bromma/aldre/1'])
    expect(idsOf(farsta, bromma, bromma)).toEqual([
      'new/farsta/aldre/1',
      'new/bromma/aldre/1',
      'new/bromma/aldre/2',
    ])
    expect(changed(bromma).offers.at(-1)).toMatchObject({ district: 'bromma', field: 'aldre', places: 2 })
    expect(isNewOffer('o1')).toBe(false)
  })

  it('pins a student in one offer at a time, lets go of pins, and adds blocks', () => {
    const pin = (offer: string) => ({ kind: 'pin', student: 's1', offer }) as const
    expect(changed(pin('o1'), pin('o2')).pinned).toEqual([{ student: 's1', offer: 'o2' }])
    expect(changed(pin('o1'), { kind: 'unpin', student: 's1' }).pinned).toEqual([])
    const blocked = changed({ kind: 'block', student: 's1', district: 'farsta', offer: null })
    expect(blocked.students[0]?.blocked).toEqual([{ district: 'farsta' }])
  })

  it('can be matched, new offers and all', async () => {
    const result = await matched(
      changed(
        { kind: 'places', offer: 'o1', places: 0 },
        { kind: 'newPlaces', district: 'farsta', field: 'barn', places: 1 },
      ),
    )
    expect(result.placements.map(({ student, offer }) => `${student} in ${offer}`)).toEqual([
      's1 in o2',
      's2 in new/farsta/barn/1',
    ])
  })
})

describe('changes that cannot be made', () => {
  it.each<[WhatIfChange, string]>([
    [{ kind: 'places', offer: 'o9', places: 1 }, 'offer'],
    [{ kind: 'newPlaces', district: 'o9', field: 'barn', places: 1 }, 'district'],
    [{ kind: 'newPlaces', district: 'farsta', field: 'o9', places: 1 }, 'field'],
    [{ kind: 'share', university: 'o9', quota: 1, guarantee: 0 }, 'university'],
    [{ kind: 'bounds', district: 'o9', minimum: 0, maximum: null }, 'district'],
    [{ kind: 'pin', student: 'o9', offer: 'o1' }, 'student'],
    [{ kind: 'unpin', student: 'o9' }, 'student'],
    [{ kind: 'block', student: 's1', district: null, offer: 'o9' }, 'offer'],
  ])('name what there is not: %o', (change, member) => {
    expect(faultsOf({ kind: 'travel', maxTravelMinutes: null }, change)).toEqual([
      { change: 1, kind: 'unknown', member },
    ])
  })

  it('contradict themselves (R3, R4), or block nothing', () => {
    expect(
      faultsOf(
        { kind: 'share', university: 'SU', quota: 1, guarantee: 2 },
        { kind: 'bounds', district: 'farsta', minimum: 2, maximum: 1 },
        { kind: 'block', student: 's1', district: null, offer: null },
      ),
    ).toEqual([
      { change: 0, kind: 'guaranteeAboveQuota', member: 'guarantee' },
      { change: 1, kind: 'boundsCross', member: 'minimum' },
      { change: 2, kind: 'blockNamesNothing', member: 'district' },
    ])
  })

  it('pin a student where a rule forbids it, also a rule that another change makes (R12)', () => {
    const pin = { kind: 'pin', student: 's2', offer: 'o2' } as const
    expect(faultsOf(pin)).toEqual([{ change: 0, kind: 'pinBreaksRules', member: 'offer', rules: ['R7'] }])
    expect(faultsOf(pin, { kind: 'unpin', student: 's2' })).toEqual([])
    expect(
      faultsOf({ kind: 'pin', student: 's1', offer: 'o1' }, { kind: 'travel', maxTravelMinutes: 30 }),
    ).toMatchObject([{ change: 0, rules: ['R9'] }])
  })
})
