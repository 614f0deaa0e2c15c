import type { ResponseOf } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { comparison as comparisonEn } from '../../copy/en/comparison.ts'
import { pins as en } from '../../copy/en/pins.ts'
import { comparison as comparisonSv } from '../../copy/sv/comparison.ts'
import { pins as sv } from '../../copy/sv/pins.ts'
import { useCopy } from '../../language.ts'
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

export type OfferForStudent = ResponseOf<'GET /api/runs/:runId/students/:studentId/offers'>['offers'][number]

/** What tells a place from the others for one student, in a line. */
export function useOfferFacts(): (offer: OfferForStudent) => string {
  const t = useCopy(sv, en)
  const { wish } = useCopy(comparisonSv, comparisonEn)
  return ({ fieldName, wish: met, travelMinutes, taken, places }) => {
    const travel = travelMinutes === null ? t.unknownTravel : t.minutes(travelMinutes)
    return t.offerFacts(fieldName, wish(met), travel, taken, places)
  }
}

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
