import type { z } from 'zod'
import type { Actor } from '../../domain/access/actor.ts'
import type { pilotStep } from './schema.ts'

/** A pilot that is not public yet. */
export interface OpenPilot {
  readonly phase: string
  readonly universityId: string
  readonly unansweredDistrictIds: readonly string[]
  /** The accounts of hosts within the actor's scope of whom nobody has said when they are away. */
  readonly silentPersonIds: readonly (string | null)[]
  readonly students: number
}

interface Step {
  readonly step: z.output<typeof pilotStep>
  readonly count: number | null
}

/** What the pilot waits for from this actor, or null. Of several roles the one that leads the pilot goes first. */
export function pilotStepOf(pilot: OpenPilot, actor: Actor): Step | null {
  const { phase, unansweredDistrictIds } = pilot
  const only = (step: Step['step']): Step => ({ step, count: null })
  if (actor.isCentral) {
    if (phase === 'draft') return only('setUp')
    if (phase === 'planned') return only('publish')
    return unansweredDistrictIds.length > 0
      ? { step: 'waitForDistricts', count: unansweredDistrictIds.length }
      : only('plan')
  }
  if (phase !== 'collecting') return null
  if (actor.districtIds.some(id => unansweredDistrictIds.includes(id))) return only('enterHosts')
  if (actor.universityIds.includes(pilot.universityId) && pilot.students === 0) return only('enterStudents')
  return pilot.silentPersonIds.some(id => id !== null && id === actor.personId) ? only('giveTimes') : null
}
