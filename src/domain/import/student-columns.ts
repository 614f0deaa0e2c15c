import {
  email,
  integer,
  knownId,
  listOf,
  optional,
  personName,
  required,
  text,
  yesNo,
} from './cell-parsers.ts'
import { foldedName, lineText, plainText } from './cell-text.ts'
import type { Column } from './columns.ts'
import { districtNames, namesOf } from './name-matcher.ts'
import type { CellParser } from './parsed.ts'
import { parsed, refused } from './parsed.ts'
import { periodColumns } from './period.ts'
import type { ReferenceData } from './reference-data.ts'
import { studentNumber } from './student-number.ts'
import type { ImportedWish } from './wishes.ts'
import { wishParser } from './wishes.ts'

const MIN_TRAVEL_MINUTES = 10
const MAX_TRAVEL_MINUTES = 240

/** Only for statistics (P7); null is unknown. */
export type Sex = 'female' | 'male' | 'other'

/** The class, and whether the cell said why: the reason itself is gone after this (P1). */
export type ImportedPriority = { priority: number; hadReason: boolean }

/** A protected person has neither name; the other cells of a row say so. */
export const nameColumns: Record<'firstName' | 'lastName', Column<string | null>> = {
  firstName: { title: 'Förnamn', isRequiredForNew: true, parse: required(personName(100)) },
  lastName: { title: 'Efternamn', isRequiredForNew: true, parse: required(personName(100)) },
}

export const numberColumn: Column<string> = {
  title: 'Studentnummer',
  aliases: ['Studentnr'],
  isRequired: true,
  parse: required(studentNumber),
}

/** The columns of a university's students, by the value that each gives. */
export function studentColumns({ districts, fields, homeAreas }: ReferenceData) {
  const districtOf = districtNames(districts)
  const names = { districts: districts.map(({ name }) => name), fields: fields.map(({ name }) => name) }
  // Area names have the same forms as districts': with hyphens or spaces, with or without the genitive.
  const areaOf = districtNames(homeAreas.map(name => ({ id: name, name })))
  const district = knownId(districtOf, (typed, nearest) => ({
    code: 'unknownDistrict',
    details: [typed, nearest, names.districts],
  }))
  const homeArea: CellParser<HomeArea> = cell => {
    const typed = lineText(cell)
    const found = areaOf(typed)
    return found.ok
      ? parsed({ name: found.known.name, isKnown: true, nearest: null })
      : parsed({ name: typed, isKnown: false, nearest: found.nearest?.name ?? null })
  }
  return {
    number: numberColumn,
    ...nameColumns,
    email: { title: 'E-post', aliases: ['E-postadress'], isRequired: true, parse: required(email) },
    sex: sexColumn,
    homeArea: { title: 'Bostadsområde', isRequired: true, parse: optional(within(100, homeArea)) },
    maxTravelMinutes: {
      title: 'Max restid (min)',
      aliases: ['Max restid'],
      parse: optional(integer(MIN_TRAVEL_MINUTES, MAX_TRAVEL_MINUTES)),
    },
    drivingLicence: { title: 'Körkort', parse: optional(yesNo) },
    blockedDistrictIds: { title: 'Undanta förvaltning', isRequiredForNew: true, parse: listOf(district, 50) },
    priority: { title: 'Förtur', isConcealed: true, parse: priority },
    accessibility: { title: 'Tillgänglighetsbehov', parse: optional(yesNo) },
    protected: { title: 'Skyddade personuppgifter', isRequiredForNew: true, parse: optional(yesNo) },
    togetherWith: { title: 'Placeras med', parse: listOf(studentNumber, 10) },
    onlyWishes: { title: 'Endast önskemål', parse: optional(yesNo) },
    ...periodColumns,
    ...wishColumns(optional(wishParser(namesOf(fields), districtOf, names))),
  } satisfies Record<string, Column<unknown>>
}

/** The area's name as the travel times spell it when it is known, otherwise as typed. */
export type HomeArea = { name: string; isKnown: boolean; nearest: string | null }

type WishKey = `wish${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10}`

export const WISH_KEYS = Array.from({ length: 10 }, (_, index) => `wish${index + 1}` as WishKey)

export const wishTitle = (index: number): string => `Önskemål ${index + 1}`

function wishColumns(parse: CellParser<ImportedWish | null>): Record<WishKey, Column<ImportedWish | null>> {
  const columns = WISH_KEYS.map((key, index) => [
    key,
    { title: wishTitle(index), isRequired: index === 0, parse },
  ])
  return Object.fromEntries(columns) as Record<WishKey, Column<ImportedWish | null>>
}

function within<Value>(limit: number, parse: CellParser<Value>): CellParser<Value> {
  const limited = text(limit)
  return cell => {
    const result = limited(cell)
    return result.ok ? parse(cell) : result
  }
}

const SEXES = new Map<string, Sex>([
  ['kvinna', 'female'],
  ['man', 'male'],
  ['annat', 'other'],
])

const sex: CellParser<Sex> = cell => {
  const value = SEXES.get(foldedName(plainText(cell)))
  return value ? parsed(value) : refused('notASex', plainText(cell))
}

export const sexColumn: Column<Sex | null> = { title: 'Kön', parse: optional(sex) }

// Digits stand as #.
const YES = ['ja', 'x', 'förtur']
const REASONS = [
  'medicinska skäl',
  'sociala skäl',
  'särskilda skäl',
  'funktionsnedsättning',
  'ensam vårdnadshavare',
  'ensamstående förälder',
  'småbarnsförälder',
  'vårdnadshavare',
  'vårdnadshavare till barn under # år',
  'vård av närstående',
  'vård av anhörig',
]

/**
 * Nej or empty is 0, a digit its class; Ja and the reasons that universities are known to write are class 1. Any other
 * word is a fault: "Nej tack" is a word too.
 */
const priority: CellParser<ImportedPriority> = cell => {
  const typed = foldedName(plainText(cell))
  if (typed === '' || typed === 'nej') return parsed({ priority: 0, hadReason: false })
  if (/^\d$/.test(typed)) return parsed({ priority: Number(typed), hadReason: false })
  if (YES.includes(typed)) return parsed({ priority: 1, hadReason: false })
  return REASONS.includes(typed.replace(/\d+/g, '#'))
    ? parsed({ priority: 1, hadReason: true })
    : refused('notAPriority')
}
