import { z } from 'zod'
import { holdsRole, type Actor } from './actor.ts'

/** What a client can hear of: names of what changed, never what it says. */
export const HEARD = [
  'run',
  'reasons',
  'plan',
  'progress',
  'mail',
  'term',
  'offers',
  'students',
  'placements',
  'pilot',
] as const
export type Heard = (typeof HEARD)[number]

/** What the database tells at each commit: what it is about, and whose it is. `access` is for the instances alone. */
export const changeSchema = z.object({
  about: z.enum([...HEARD, 'access']),
  id: z.uuid().optional(),
  /** Of a run or a plan: nobody wants its answer any more. */
  isEnded: z.boolean().optional(),
  districtIds: z.array(z.string()).default([]),
  universityIds: z.array(z.string()).default([]),
  personId: z.uuid().optional(),
})
export type Change = z.output<typeof changeSchema>

const COORDINATORS = ['central', 'district', 'university'] as const

/**
 * Whether the actor may hear that this changed, which is when they may read it: runs, plans, reasons and mail are
 * central's alone, the rest also theirs whose it is. How far an import has come is for the one who imports.
 */
export function mayHear(actor: Actor, { about, districtIds, universityIds, personId }: Change): boolean {
  const isOfDistrict = districtIds.some(id => actor.districtIds.includes(id))
  const isOfUniversity = universityIds.some(id => actor.universityIds.includes(id))
  switch (about) {
    case 'access':
      return false
    case 'run':
    case 'reasons':
    case 'plan':
    case 'mail':
      return actor.isCentral
    case 'progress':
      return personId === undefined ? actor.isCentral : personId === actor.personId
    case 'term':
      return holdsRole(actor, [...COORDINATORS, 'teacher'])
    case 'offers':
      return actor.isCentral || isOfDistrict
    case 'students':
      return actor.isCentral || isOfUniversity
    case 'placements':
      return actor.isCentral || isOfDistrict || isOfUniversity
    case 'pilot':
      return (
        actor.isCentral ||
        isOfDistrict ||
        isOfUniversity ||
        universityIds.some(id => actor.teacherUniversityIds.includes(id))
      )
  }
}
