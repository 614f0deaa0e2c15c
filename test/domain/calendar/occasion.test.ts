import { describe, expect, it } from 'vitest'
import {
  changeInvitation,
  createInvitation,
  invitationUid,
  type Invitation,
} from '../../../src/domain/calendar/occasion.ts'

const now = new Date('2020-01-07T10:00:00Z')
const later = new Date('2020-01-08T10:00:00Z')

function created(): Invitation {
  return createInvitation(invitationUid('7f3c', 'vfu.example'), now).invitation
}

describe('an invitation', () => {
  it('starts at sequence 0 under a UID of its id and the domain', () => {
    expect(createInvitation(invitationUid('7f3c', 'vfu.example'), now)).toEqual({
      act: 'create',
      method: 'REQUEST',
      invitation: {
        uid: '7f3c@vfu.example',
        sequence: 0,
        askedSequence: 0,
        status: 'scheduled',
        changedAt: now,
      },
    })
  })

  it('takes a step in sequence and is sent again when its recipient must see the change', () => {
    const { method, invitation } = changeInvitation(created(), 'change', later)
    expect(method).toBe('REQUEST')
    expect(invitation).toMatchObject({ uid: '7f3c@vfu.example', sequence: 1, changedAt: later })
  })

  it('lets an answer stand unless the change asks anew', () => {
    expect(changeInvitation(created(), 'change', later).invitation.askedSequence).toBe(0)
    expect(changeInvitation(created(), 'change', later, true).invitation.askedSequence).toBe(1)
  })

  it('keeps its sequence and is not sent when it is only touched', () => {
    const { method, invitation } = changeInvitation(created(), 'touch', later)
    expect(method).toBeNull()
    expect(invitation).toMatchObject({ sequence: 0, changedAt: later })
  })

  it('is cancelled with a higher sequence and the same UID', () => {
    const { method, invitation } = changeInvitation(created(), 'cancel', later)
    expect(method).toBe('CANCEL')
    expect(invitation).toEqual({ ...created(), sequence: 1, status: 'cancelled', changedAt: later })
  })

  it('keeps its UID and goes on counting through cancellation and reinstatement, which asks anew', () => {
    const cancelled = changeInvitation(created(), 'cancel', later).invitation
    const { method, invitation } = changeInvitation(cancelled, 'reinstate', later)
    expect(method).toBe('REQUEST')
    expect(invitation).toEqual({
      uid: '7f3c@vfu.example',
      sequence: 2,
      askedSequence: 2,
      status: 'scheduled',
      changedAt: later,
    })
  })

  it('refuses what its state does not allow', () => {
    const scheduled = created()
    const cancelled = changeInvitation(scheduled, 'cancel', later).invitation
    expect(() => changeInvitation(scheduled, 'reinstate', later)).toThrow('scheduled')
    for (const act of ['change', 'touch', 'cancel'] as const) {
      expect(() => changeInvitation(cancelled, act, later)).toThrow('cancelled')
    }
  })
})
