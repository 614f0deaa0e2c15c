import { shortDistrict } from '../../ui/short-district.ts'

export interface Wish {
  readonly fieldId: string | null
  readonly districtId: string | null
}

interface Named {
  readonly id: string
  readonly name: string
}

interface Words {
  readonly wishAt: {
    readonly place: (field: string, place: string) => string
    readonly organisation: (field: string, name: string) => string
  }
  readonly anyField: string
}

function nameOf(things: readonly Named[], id: string | null): string | null {
  return id === null ? null : (things.find(thing => thing.id === id)?.name ?? id)
}

/**
 * `Barn och unga i Farsta`, `Äldre hos Socialförvaltningen`, `Barn och unga` (in any district) or `Valfritt område i
 * Farsta`. What the reference data don't know is called by its id.
 */
export function wishWords(
  wish: Wish,
  reference: { readonly fields: readonly Named[]; readonly districts: readonly Named[] },
  words: Words,
): string {
  const field = nameOf(reference.fields, wish.fieldId) ?? words.anyField
  const district = nameOf(reference.districts, wish.districtId)
  if (district === null) return field
  const short = shortDistrict(district)
  return short === district ? words.wishAt.organisation(field, district) : words.wishAt.place(field, short)
}
