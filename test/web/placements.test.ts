import { describe, expect, it } from 'vitest'
import type { PlacementState, PlacementView } from '../../web/src/pages/placements/placement-states.ts'
import { confirmableAsNamed, countStates } from '../../web/src/pages/placements/placement-states.ts'
import { isTime, occasionValues, tidyTime, wallTimeOf } from '../../web/src/pages/placements/wall-time.ts'

function placement(state: PlacementState, hasSupervisor = true): PlacementView {
  return {
    id: '6f0d4b1e-7f5b-4a54-9d7c-0b1f3c7e2a11',
    state,
    student: { label: 'SU-7', universityId: 'SU', universityName: 'Stockholms universitet', needs: [] },
    offer: {
      id: '0f2d4b1e-7f5b-4a54-9d7c-0b1f3c7e2a11',
      districtId: 'farsta',
      districtName: 'Farsta',
      unit: 'Enheten',
      fieldName: 'Äldre',
      fromOn: null,
      toOn: null,
      supervisor: hasSupervisor
        ? {
            id: '1f2d4b1e-7f5b-4a54-9d7c-0b1f3c7e2a11',
            name: 'A',
            email: null,
          }
        : null,
    },
    supervisor: null,
    events: [],
    occasions: [],
  }
}

describe('placements', () => {
  it('are counted by state, with 0 for states that do not occur', () => {
    const counts = countStates([placement('proposed'), placement('proposed'), placement('declined')])
    expect(counts).toMatchObject({ proposed: 2, declined: 1, confirmed: 0, published: 0 })
  })
  it('can be confirmed together when unanswered with a named supervisor', () => {
    const all = [placement('proposed'), placement('proposed', false), placement('confirmed')]
    expect(confirmableAsNamed(all)).toEqual([all[0]])
  })
})

describe('wall time', () => {
  it('is what the clock in Stockholm shows, in winter and in summer', () => {
    expect(wallTimeOf('2020-01-20T08:00:00.000Z')).toEqual({ on: '2020-01-20', time: '09:00' })
    expect(wallTimeOf('2020-06-05T22:30:00.000Z')).toEqual({ on: '2020-06-06', time: '00:30' })
  })
  it('fills the form of an occasion', () => {
    const occasion = {
      id: 'u',
      kind: 'first-day',
      status: 'scheduled',
      startAt: '2020-01-20T08:00:00.000Z',
      endAt: '2020-01-20T10:00:00.000Z',
      fromOn: null,
      toOn: null,
      location: null,
      title: null,
      contact: null,
      text: null,
      isOnDayOff: false,
    } as const
    const words = { location: '', title: '', contact: '', text: '' }
    expect(occasionValues(occasion)).toEqual({ on: '2020-01-20', from: '09:00', to: '11:00', ...words })
    expect(occasionValues(null)).toEqual({ on: null, from: '', to: '', ...words })
  })
  it.each([
    ['9', '09:00'],
    ['9.30', '09:30'],
    ['0930', '09:30'],
    ['23:59', '23:59'],
    ['24', '24'],
    ['nio', 'nio'],
  ])('reads %s as %s', (typed, tidy) => {
    expect(tidyTime(typed)).toBe(tidy)
  })
  it('knows a time from what is none', () => {
    expect(['00:00', '23:59'].every(isTime)).toBe(true)
    expect(['24:00', '9:00', '12:60', ''].some(isTime)).toBe(false)
  })
})
