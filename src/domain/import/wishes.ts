import { lineText } from './cell-text.ts'
import type { Named, NameMatch, NameMatcher } from './name-matcher.ts'
import type { CellFault, CellParser } from './parsed.ts'
import { parsed, refused } from './parsed.ts'

/** A field, a district, or a field in a district. Never neither. */
export type ImportedWish = { fieldId?: string; districtId?: string }

/** Reads `Barn och unga @ Farsta`, `Barn och unga` and `@ Farsta`. */
export function wishParser(
  fieldOf: NameMatcher<Named>,
  districtOf: NameMatcher<Named>,
  names: { fields: readonly string[]; districts: readonly string[] },
): CellParser<ImportedWish> {
  return cell => {
    const typed = lineText(cell)
    const [fieldName = '', districtName = null, ...more] = typed.split('@').map(part => part.trim())
    if (districtName === '' || more.length > 0) return refused('wishMalformed', typed)
    const field = fieldName === '' ? null : fieldOf(fieldName)
    const district = districtName === null ? null : districtOf(districtName)
    const faults: CellFault[] = []
    if (field?.ok === false) {
      // A district without its @ is the likeliest slip.
      const isDistrict = districtName === null && districtOf(fieldName).ok
      const nearest = isDistrict ? `@ ${fieldName}` : nameOf(field.nearest)
      faults.push({ code: 'unknownField', details: [fieldName, nearest, names.fields] })
    }
    if (district?.ok === false && districtName !== null) {
      const nearest = nameOf(district.nearest)
      faults.push(
        fieldName === '' && fieldOf(districtName).ok
          ? { code: 'fieldNotDistrict', details: [districtName] }
          : {
              code: 'unknownDistrict',
              details: [districtName, nearest, names.districts],
            },
      )
    }
    if (faults.length > 0) return { ok: false, faults }
    return parsed({ ...matched('fieldId', field), ...matched('districtId', district) })
  }
}

/** Equal for wishes of the same thing. */
export const wishKey = ({ fieldId = '', districtId = '' }: ImportedWish): string => `${fieldId}@${districtId}`

const nameOf = (named: Named | null): string | null => named?.name ?? null

const matched = (member: keyof ImportedWish, match: NameMatch<Named> | null): ImportedWish =>
  match?.ok ? { [member]: match.known.id } : {}
