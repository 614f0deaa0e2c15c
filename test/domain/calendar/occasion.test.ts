import { describe, expect, it } from 'vitest'
import {
  changeOccasion,
  createOccasion,
  occasionUid,
  type Occasion,
  type PlannedOccasion,
} from '../../../src/domain/calendar/occasion.ts'

const now = new Date('2020-01-07T10:00:00Z')
const later = new Date('2020-01-08T10:00:00Z')
const planned: PlannedOccasion = {
  kind: 'period',
  timing: { allDay: true, fromOn: '2020-01-20', toOn: '2020-06-05' },
  location: 'Björkstigen 4',
}
const moved: PlannedOccasion = { ...planned, location: 'Ängsvägen 2' }

function created(): Occasion {
  return createOccasion(planned, occasionUid('7f3c', 'vfu.example'), now).occasion
}

describe('an occasion', () => {
  it('starts at sequence 0 as an invitation, under a UID of its id and the domain', () => {
    expect(createOccasion(planned, occasionUid('7f3c', 'vfu.example'), now)).toEqual({
      act: 'create',
      method: 'REQUEST',
      occasion: { ...planned, uid: '7f3c@vfu.example', sequence: 0, status: 'scheduled', changedAt: now },
    })
  })

  it('takes a step in sequence and is sent again when a recipient must see the change', () => {
    const { method, occasion } = changeOccasion(created(), 'change', moved, later)
    expect(method).toBe('REQUEST')
    expect(occasion).toMatchObject({
      uid: '7f3c@vfu.example',
      sequence: 1,
      location: 'Ängsvägen 2',
      changedAt: later,
    })
  })

  it('keeps its sequence and is not sent when it is only touched', () => {
    const { method, occasion } = changeOccasion(
      created(),
      'touch',
      { ...planned, location: 'björkstigen 4' },
      later,
    )
    expect(method).toBeNull()
    expect(occasion).toMatchObject({ sequence: 0, location: 'björkstigen 4', changedAt: later })
  })

  it('is cancelled with a higher sequence, the same UID and what it was', () => {
    const { method, occasion } = changeOccasion(created(), 'cancel', moved, later)
    expect(method).toBe('CANCEL')
    expect(occasion).toEqual({ ...created(), sequence: 1, status: 'cancelled', changedAt: later })
  })

  it('keeps its UID and goes on counting through cancellation and reinstatement', () => {
    const cancelled = changeOccasion(created(), 'cancel', planned, later).occasion
    const { method, occasion } = changeOccasion(cancelled, 'reinstate', moved, later)
    expect(method).toBe('REQUEST')
    expect(occasion).toEqual({
      ...moved,
      uid: '7f3c@vfu.example',
      sequence: 2,
      status: 'scheduled',
      changedAt: later,
    })
  })

  it('refuses what its state does not allow', () => {
    const scheduled = created()
    const cancelled = changeOccasion(scheduled, 'cancel', planned, later).occasion
    expect(() => changeOccasion(scheduled, 'reinstate', planned, later)).toThrow('scheduled')
    for (const act of ['change', 'touch', 'cancel'] as const) {
      expect(() => changeOccasion(cancelled, act, planned, later)).toThrow('cancelled')
    }
  })
})
