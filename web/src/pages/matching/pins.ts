import type { ResponseOf } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { useCurrentTerm } from '../../shell/current-term.ts'
import { shortDistrict } from '../../ui/short-district.ts'
import { acceptsData } from '../../ui/term-phase.ts'

export type PinView = ResponseOf<'GET /api/terms/:termId/pins'>['pins'][number]

/** What is read anew when a pin came or went. */
export const PIN_READINGS = ['GET /api/terms/:termId/pins'] as const

export interface Pins {
  /** In force, by student; empty until they are read. */
  readonly byStudent: ReadonlyMap<string, PinView>
  /** Whether the term is in a phase in which pins may come and go. */
  readonly mayChange: boolean
}

export function usePins(termId: string): Pins {
  const { term } = useCurrentTerm()
  const { data } = useRead('GET /api/terms/:termId/pins', { params: { termId } })
  const inForce = (data?.pins ?? []).filter(({ removedAt }) => removedAt === null)
  return {
    byStudent: new Map(inForce.map(pin => [pin.student.id, pin])),
    mayChange: data !== undefined && term?.id === termId && acceptsData(term.phase),
  }
}

interface Offer {
  readonly districtName: string
  readonly unit: string
}

/** `Farsta: Mottagningen` */
export const placeName = ({ districtName, unit }: Offer): string => `${shortDistrict(districtName)}: ${unit}`

/** How many pins a run doesn't have: pinned students elsewhere or without a place in it. */
export function pinsElsewhere(
  pins: ReadonlyMap<string, { readonly offer: { readonly id: string } }>,
  placements: readonly {
    readonly student: { readonly id: string }
    readonly offer: { readonly id: string }
  }[],
): number {
  const offerOf = new Map(placements.map(({ student, offer }) => [student.id, offer.id]))
  return [...pins].filter(([student, { offer }]) => offerOf.get(student) !== offer.id).length
}
