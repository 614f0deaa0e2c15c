import type { ResponseOf } from '../../api/client.ts'
import type { Flow } from '../../charts/flow-layout.ts'
import type { Tone } from '../../ui/notice.tsx'
import { shortDistrict } from '../../ui/short-district.ts'

export type PlacementView = ResponseOf<'GET /api/terms/:termId/placements'>['placements'][number]
export type PlacementState = PlacementView['state']

/** In the order of a placement's life. */
export const PLACEMENT_STATES: readonly PlacementState[] = [
  'proposed',
  'confirmed',
  'declined',
  'released',
  'published',
  'completed',
  'interrupted',
  'cancelled',
]

const TONES: Readonly<Record<PlacementState, Tone | undefined>> = {
  proposed: 'warning',
  confirmed: 'success',
  declined: 'error',
  released: undefined,
  published: 'info',
  completed: 'success',
  interrupted: 'error',
  cancelled: 'error',
}

export function toneOf(state: PlacementState): Tone | undefined {
  return TONES[state]
}

/** How many are in each state; states that don't occur are 0. */
export function countStates(placements: readonly PlacementView[]): Readonly<Record<PlacementState, number>> {
  const counts: Record<PlacementState, number> = {
    proposed: 0,
    confirmed: 0,
    declined: 0,
    released: 0,
    published: 0,
    completed: 0,
    interrupted: 0,
    cancelled: 0,
  }
  for (const { state } of placements) counts[state] += 1
  return counts
}

/** The proposals that one press can confirm: unanswered, and the offer names a supervisor. */
export function confirmableAsNamed(placements: readonly PlacementView[]): readonly PlacementView[] {
  return placements.filter(({ state, offer }) => state === 'proposed' && offer.supervisor !== null)
}

const FALLEN_AWAY: readonly PlacementState[] = ['declined', 'released', 'interrupted', 'cancelled']

/** Each student who has or is proposed a place, from university to district; those whose place fell away left out. */
export function flowsOf(placements: readonly PlacementView[]): readonly Flow[] {
  return placements
    .filter(({ state }) => !FALLEN_AWAY.includes(state))
    .map(({ student, offer }) => ({
      from: student.universityName,
      to: shortDistrict(offer.districtName),
      count: 1,
    }))
}
