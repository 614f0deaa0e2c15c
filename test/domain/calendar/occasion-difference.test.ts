import { describe, expect, it } from 'vitest'
import { differenceOfOccasions } from '../../../src/domain/calendar/occasion-difference.ts'
import type { Occasion, OccasionChange, PlannedOccasion } from '../../../src/domain/calendar/occasion.ts'
import { planOccasions } from '../../../src/domain/calendar/placement-occasions.ts'

const published = new Date('2020-01-02T10:00:00Z')
const repaired = new Date('2020-01-09T10:00:00Z')
const facts = { fromOn: '2020-01-20', toOn: '2020-06-05', meetingPlace: 'Björkstigen 4' }
const uidFor = (kind: string): string => `${kind}@vfu.example`

function difference(
  existing: readonly Occasion[],
  planned: readonly PlannedOccasion[],
  now = repaired,
): OccasionChange[] {
  return differenceOfOccasions(existing, planned, { now, uidFor })
}

/** The occasions after the changes, as a store would hold them. */
function after(existing: readonly Occasion[], changes: readonly OccasionChange[]): Occasion[] {
  const changed = new Map(changes.map(({ occasion }) => [occasion.uid, occasion]))
  const added = changes.filter(({ act }) => act === 'create').map(({ occasion }) => occasion)
  return [...existing.map(occasion => changed.get(occasion.uid) ?? occasion), ...added]
}

const summary = (changes: readonly OccasionChange[]): unknown[] =>
  changes.map(({ act, method, occasion }) => [occasion.kind, act, method, occasion.sequence])

function publishedOccasions(): Occasion[] {
  return after([], difference([], planOccasions(facts), published))
}

describe('the difference between a placement’s occasions and its plan', () => {
  it('creates all three for a new placement', () => {
    expect(summary(difference([], planOccasions(facts), published))).toEqual([
      ['first-day', 'create', 'REQUEST', 0],
      ['period', 'create', 'REQUEST', 0],
      ['supervisor-meeting', 'create', 'REQUEST', 0],
    ])
    expect(publishedOccasions().map(({ uid }) => uid)).toEqual([
      'first-day@vfu.example',
      'period@vfu.example',
      'supervisor-meeting@vfu.example',
    ])
  })

  it('is empty when nothing has changed', () => {
    expect(difference(publishedOccasions(), planOccasions(facts))).toEqual([])
  })

  it('touches only those that a changed period concerns', () => {
    // From 20 weeks to 21: the end moves, and with it the middle week.
    const planned = planOccasions({ ...facts, toOn: '2020-06-12' })
    expect(summary(difference(publishedOccasions(), planned))).toEqual([
      ['period', 'change', 'REQUEST', 1],
      ['supervisor-meeting', 'change', 'REQUEST', 1],
    ])
    const endOnly = planOccasions({ ...facts, toOn: '2020-06-04' })
    expect(summary(difference(publishedOccasions(), endOnly))).toEqual([['period', 'change', 'REQUEST', 1]])
  })

  it('updates all with a new meeting place, quietly when only its spelling differs', () => {
    const moved = planOccasions({ ...facts, meetingPlace: 'Ängsvägen 2' })
    expect(difference(publishedOccasions(), moved).map(({ method }) => method)).toEqual([
      'REQUEST',
      'REQUEST',
      'REQUEST',
    ])

    const respelt = planOccasions({ ...facts, meetingPlace: ' BJÖRKSTIGEN  4' })
    expect(summary(difference(publishedOccasions(), respelt))).toEqual([
      ['first-day', 'touch', null, 0],
      ['period', 'touch', null, 0],
      ['supervisor-meeting', 'touch', null, 0],
    ])
  })

  it('cancels everything when the plan is empty, once', () => {
    const cancellations = difference(publishedOccasions(), [])
    expect(summary(cancellations)).toEqual([
      ['first-day', 'cancel', 'CANCEL', 1],
      ['period', 'cancel', 'CANCEL', 1],
      ['supervisor-meeting', 'cancel', 'CANCEL', 1],
    ])
    expect(difference(after(publishedOccasions(), cancellations), [])).toEqual([])
  })

  it('reinstates what was cancelled under its old UID, with a sequence higher still', () => {
    const cancelled = after(publishedOccasions(), difference(publishedOccasions(), []))
    const [firstDay] = difference(cancelled, planOccasions(facts))
    expect(firstDay).toMatchObject({
      act: 'reinstate',
      method: 'REQUEST',
      occasion: { uid: 'first-day@vfu.example', sequence: 2, status: 'scheduled', changedAt: repaired },
    })
  })

  it('sees a whole-day occasion that becomes timed, and the other way round', () => {
    const timing = { allDay: false, startAt: published, endAt: repaired } as const
    const timed: PlannedOccasion = { kind: 'period', timing, location: facts.meetingPlace }
    const period = publishedOccasions().filter(({ kind }) => kind === 'period')
    const changes = difference(period, [timed])
    expect(summary(changes)).toEqual([['period', 'change', 'REQUEST', 1]])
    const wholeDays = planOccasions(facts).filter(({ kind }) => kind === 'period')
    expect(summary(difference(after(period, changes), wholeDays))).toEqual([
      ['period', 'change', 'REQUEST', 2],
    ])
  })
})
