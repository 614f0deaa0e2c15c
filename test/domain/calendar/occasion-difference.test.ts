import { describe, expect, it } from 'vitest'
import {
  differenceOfOccasions,
  isSame,
  type HeldOccasion,
  type InvitedOccasion,
  type OccasionChange,
} from '../../../src/domain/calendar/occasion-difference.ts'
import type { Recipient } from '../../../src/domain/calendar/occasion.ts'
import { occasionsOfPlacement } from '../../../src/domain/calendar/placement-occasions.ts'

const published = new Date('2020-01-02T10:00:00Z')
const repaired = new Date('2020-01-09T10:00:00Z')
const facts = { fromOn: '2020-01-20', toOn: '2020-06-05', meetingPlace: 'Björkstigen 4' }
const kim: Recipient = { kind: 'student', id: 'kim' }
const asa: Recipient = { kind: 'supervisor', id: 'asa' }
const eva: Recipient = { kind: 'supervisor', id: 'eva' }

function planned(
  changes: Partial<typeof facts> = {},
  recipients: readonly Recipient[] = [kim],
): InvitedOccasion[] {
  return occasionsOfPlacement({ ...facts, ...changes }).map(occasion => ({ ...occasion, recipients }))
}

let uids = 0
function difference(
  existing: readonly HeldOccasion[],
  plan: readonly InvitedOccasion[],
  now = repaired,
): OccasionChange[] {
  return differenceOfOccasions(existing, plan, { now, newUid: () => `${uids++}@vfu.example` })
}

/** The occasions after the changes, as a store would hold them. */
function after(existing: readonly HeldOccasion[], changes: readonly OccasionChange[]): HeldOccasion[] {
  const changed = changes.map(({ occasion, status, changes: steps }): HeldOccasion => {
    const before = existing.find(({ key }) => key === occasion.key)?.invitations ?? []
    const untouched = before.filter(one => !steps.some(({ recipient }) => isSame(recipient, one.recipient)))
    const stepped = steps.map(({ invitation, recipient }) => ({ ...invitation, recipient }))
    return { ...occasion, status, invitations: [...untouched, ...stepped] }
  })
  return [...existing.filter(({ key }) => !changed.some(one => one.key === key)), ...changed]
}

/** Key, recipient, act, METHOD and SEQUENCE of every change. */
const summary = (changes: readonly OccasionChange[]): unknown[] =>
  changes.flatMap(({ occasion, changes: steps }) =>
    steps.map(({ act, method, invitation, recipient }) => [
      occasion.key,
      recipient.id,
      act,
      method,
      invitation.sequence,
    ]),
  )

const held = (recipients: readonly Recipient[] = [kim]) =>
  after([], difference([], planned({}, recipients), published))

describe('the difference between an owner’s occasions and its plan', () => {
  it('invites each recipient to each new occasion, with an event of their own (C1)', () => {
    expect(summary(difference([], planned({}, [kim, asa]), published))).toEqual([
      ['first-day', 'kim', 'create', 'REQUEST', 0],
      ['first-day', 'asa', 'create', 'REQUEST', 0],
      ['period', 'kim', 'create', 'REQUEST', 0],
      ['period', 'asa', 'create', 'REQUEST', 0],
      ['supervisor-meeting', 'kim', 'create', 'REQUEST', 0],
      ['supervisor-meeting', 'asa', 'create', 'REQUEST', 0],
    ])
    const all = held([kim, asa]).flatMap(({ invitations }) => invitations.map(({ uid }) => uid))
    expect(new Set(all).size).toBe(6)
  })

  it('is empty when nothing has changed', () => {
    expect(difference(held(), planned())).toEqual([])
  })

  it('touches only those that a changed period concerns', () => {
    // From 20 weeks to 21: the end moves, and with it the middle week.
    expect(summary(difference(held(), planned({ toOn: '2020-06-12' })))).toEqual([
      ['period', 'kim', 'change', 'REQUEST', 1],
      ['supervisor-meeting', 'kim', 'change', 'REQUEST', 1],
    ])
    expect(summary(difference(held(), planned({ toOn: '2020-06-04' })))).toEqual([
      ['period', 'kim', 'change', 'REQUEST', 1],
    ])
  })

  it('updates all with a new meeting place, quietly when only its spelling differs', () => {
    const moved = difference(held(), planned({ meetingPlace: 'Ängsvägen 2' }))
    expect(moved.flatMap(({ changes }) => changes.map(({ details }) => details))).toEqual([
      ['place'],
      ['place'],
      ['place'],
    ])
    const respelt = difference(held(), planned({ meetingPlace: ' BJÖRKSTIGEN  4' }))
    expect(summary(respelt)).toEqual([
      ['first-day', 'kim', 'touch', null, 0],
      ['period', 'kim', 'touch', null, 0],
      ['supervisor-meeting', 'kim', 'touch', null, 0],
    ])
  })

  it('names every detail that is new, and lets answers stand unless time or place is', () => {
    const [firstDay, ...others] = planned()
    if (!firstDay) throw new Error('No first day')
    const reworded = [{ ...firstDay, contact: 'Receptionen', text: 'Ta med legitimation.' }, ...others]
    const [worded] = difference(held(), reworded)
    expect(worded?.changes[0]).toMatchObject({
      details: ['contact', 'text'],
      invitation: { sequence: 1, askedSequence: 0 },
    })
    const [moved] = difference(held(), [{ ...firstDay, location: 'Ängsvägen 2' }, ...others])
    expect(moved?.changes[0]).toMatchObject({ details: ['place'], invitation: { askedSequence: 1 } })
  })

  it('invites who is new and cancels for who is gone, and leaves everybody else alone', () => {
    const changes = difference(held([kim, asa]), planned({}, [kim, eva]))
    expect(summary(changes).slice(0, 2)).toEqual([
      ['first-day', 'eva', 'create', 'REQUEST', 0],
      ['first-day', 'asa', 'cancel', 'CANCEL', 1],
    ])
    expect(changes.every(({ status }) => status === 'scheduled')).toBe(true)
    const back = difference(after(held([kim, asa]), changes), planned({}, [kim, asa]))
    expect(summary(back).slice(0, 2)).toEqual([
      ['first-day', 'asa', 'reinstate', 'REQUEST', 2],
      ['first-day', 'eva', 'cancel', 'CANCEL', 1],
    ])
  })

  it('tells who is no longer invited what they knew, not what has become of it', () => {
    const [firstDay] = difference(held([kim, asa]), planned({ meetingPlace: 'Ängsvägen 2' }, [kim]))
    expect(firstDay).toMatchObject({
      occasion: { location: 'Ängsvägen 2' },
      before: { location: 'Björkstigen 4' },
    })
  })

  it('cancels everything for everybody when the plan is empty, once', () => {
    const cancellations = difference(held(), [])
    expect(summary(cancellations)).toEqual([
      ['first-day', 'kim', 'cancel', 'CANCEL', 1],
      ['period', 'kim', 'cancel', 'CANCEL', 1],
      ['supervisor-meeting', 'kim', 'cancel', 'CANCEL', 1],
    ])
    expect(difference(after(held(), cancellations), [])).toEqual([])
  })

  it('reinstates what was cancelled under its old UID, with a sequence higher still (C2)', () => {
    const before = held()
    const cancelled = after(before, difference(before, []))
    const [firstDay] = difference(cancelled, planned())
    expect(firstDay?.changes[0]).toMatchObject({
      act: 'reinstate',
      method: 'REQUEST',
      invitation: {
        uid: before[0]?.invitations[0]?.uid,
        sequence: 2,
        status: 'scheduled',
        changedAt: repaired,
      },
    })
  })

  it('sees a whole-day occasion that becomes timed, and the other way round', () => {
    const period = held().filter(({ key }) => key === 'period')
    const timing = { allDay: false, startAt: published, endAt: repaired } as const
    const wholeDays = planned().filter(({ key }) => key === 'period')
    const changes = difference(
      period,
      wholeDays.map(one => ({ ...one, timing })),
    )
    expect(summary(changes)).toEqual([['period', 'kim', 'change', 'REQUEST', 1]])
    expect(summary(difference(after(period, changes), wholeDays))).toEqual([
      ['period', 'kim', 'change', 'REQUEST', 2],
    ])
  })
})
