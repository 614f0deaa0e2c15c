import type { ResponseOf } from '../../api/client.ts'

export type OfferView = ResponseOf<'GET /api/terms/:termId/offers'>['offers'][number]

export interface OfferFigures {
  readonly places: number
  readonly units: number
  readonly withoutSupervisor: number
  readonly unqualified: number
}

const placesIn = (offers: readonly OfferView[]): number =>
  offers.reduce((sum, offer) => sum + offer.places, 0)

/** Sums of places, except `units`: units of the same name in two districts are two. */
export function offerFigures(offers: readonly OfferView[]): OfferFigures {
  return {
    places: placesIn(offers),
    units: new Set(offers.map(offer => `${offer.districtId}\n${offer.unit}`)).size,
    withoutSupervisor: placesIn(offers.filter(offer => offer.supervisor === null)),
    unqualified: placesIn(offers.filter(offer => offer.unqualifiedFor.length > 0)),
  }
}
