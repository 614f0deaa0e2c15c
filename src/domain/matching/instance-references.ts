import type { Fault } from './fault.ts'
import { jsonPath, quoted } from './fault.ts'
import type { Block, Instance, Offer, Student, StudentInOffer, Wish } from './instance.ts'
import type { Readable } from './readable.ts'

type Member = string | number

/** Null where the list itself can't be read: then nothing can be said to be missing from it. */
interface KnownIds {
  universities: ReadonlySet<string> | null
  districts: ReadonlySet<string> | null
  offers: ReadonlySet<string> | null
  students: ReadonlySet<string> | null
}

/** The rows that can be read, with their places in the list. */
const rowsOf = <Row>(list: readonly (Row | undefined)[] | undefined): [number, Row][] =>
  (list ?? []).flatMap((row, index): [number, Row][] => (row === undefined ? [] : [[index, row]]))

/**
 * Faults that only show when the members are compared: ids that occur twice or refer to nothing, a period with
 * one end or turned round, an empty wish or block, a guarantee above the quota (R3), a minimum above the
 * maximum (R4), and a student who is pinned or was placed in two offers (R1). Empty when there is none. What is
 * missing because it has a fault of its own is passed over.
 */
export function referenceFaults(instance: Readable<Instance>): Fault[] {
  const known: KnownIds = {
    universities: idsOf(instance.universities),
    districts: idsOf(instance.districts),
    offers: idsOf(instance.offers),
    students: idsOf(instance.students),
  }
  return [
    ...repeatedIds('universities', instance.universities),
    ...repeatedIds('districts', instance.districts),
    ...repeatedIds('offers', instance.offers),
    ...repeatedIds('students', instance.students),
    ...boundFaults(instance),
    ...rowsOf(instance.offers).flatMap(([index, offer]) => offerFaults(offer, ['offers', index], known)),
    ...rowsOf(instance.students).flatMap(([index, row]) => studentFaults(row, ['students', index], known)),
    ...listedPlacementFaults('pinned', instance.pinned, known),
    ...listedPlacementFaults('previous', instance.previous, known),
  ]
}

/**
 * Keys that a record of zod leaves out without a word. No id can have that name, so they refer to nothing.
 */
export function unusableKeys(json: unknown): Fault[] {
  const students = memberOf(json, 'students')
  return (Array.isArray(students) ? (students as unknown[]) : []).flatMap((row, index) =>
    memberOf(memberOf(row, 'travelMinutes'), '__proto__') === undefined
      ? []
      : unknown(['students', index, 'travelMinutes', '__proto__'], ...TRAVEL_KEY('__proto__')),
  )
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined

type Identified = readonly ({ readonly id?: string | undefined } | undefined)[] | undefined

const idsOf = (items: Identified): Set<string> | null =>
  items === undefined ? null : new Set(items.flatMap(item => item?.id ?? []))

const fault = (path: readonly Member[], text: string): Fault => ({ path: jsonPath(path), text })

function repeatedIds(list: string, items: Identified): Fault[] {
  const first = new Map<string, number>()
  return rowsOf(items).flatMap(([index, { id }]) => {
    if (id === undefined) return []
    const earlier = first.get(id)
    if (earlier === undefined) {
      first.set(id, index)
      return []
    }
    const place = jsonPath([list, earlier, 'id'])
    return [fault([list, index, 'id'], `Id ${quoted(id)} finns redan på ${place}. Ge den ena ett annat id.`)]
  })
}

function boundFaults({ universities, districts }: Readable<Instance>): Fault[] {
  return [
    ...rowsOf(universities).flatMap(([index, { guarantee = 0, quota = null }]) =>
      quota !== null && guarantee > quota
        ? [
            fault(
              ['universities', index, 'guarantee'],
              `Garantin ${guarantee} är större än kvoten ${quota} (R3). Sänk garantin eller höj kvoten.`,
            ),
          ]
        : [],
    ),
    ...rowsOf(districts).flatMap(([index, { minimum = 0, maximum = null }]) =>
      maximum !== null && minimum > maximum
        ? [
            fault(
              ['districts', index, 'minimum'],
              `Minsta antalet ${minimum} är större än det högsta ${maximum} (R4). Sänk det ena eller höj det andra.`,
            ),
          ]
        : [],
    ),
  ]
}

const isUnknown = (known: ReadonlySet<string> | null, id: string | undefined): id is string =>
  id !== undefined && known !== null && !known.has(id)

const TRAVEL_KEY = (key: string) => ['Förvaltningen eller platsen', key, 'districts eller offers'] as const

function unknown(path: readonly Member[], kind: string, id: string, list: string): Fault {
  return fault(
    path,
    `${kind} ${quoted(id)} finns inte i listan ${list}. Rätta stavningen eller lägg till den.`,
  )
}

function periodFaults(
  period: { readonly from?: string | undefined; readonly to?: string | undefined },
  at: Member[],
): Fault[] {
  const { from, to } = period
  if (from === undefined && to === undefined) return []
  // A day that is there but can't be read has a fault of its own.
  if (from === undefined && 'from' in period) return []
  if (to === undefined && 'to' in period) return []
  if (from === undefined || to === undefined) {
    const [given, missing] = from === undefined ? ['to', 'from'] : ['from', 'to']
    return [
      fault(
        [...at, missing],
        `Dagen saknas trots att ${given} är ${quoted(from ?? to)}. Skriv båda eller ingen.`,
      ),
    ]
  }
  return from <= to
    ? []
    : [
        fault(
          [...at, 'to'],
          `Sista dagen ${quoted(to)} ligger före den första, ${quoted(from)}. Byt plats på dem.`,
        ),
      ]
}

function offerFaults(offer: Readable<Offer>, at: Member[], known: KnownIds): Fault[] {
  const faults = periodFaults(offer, at)
  if (isUnknown(known.districts, offer.district)) {
    faults.push(unknown([...at, 'district'], 'Förvaltningen', offer.district, 'districts'))
  }
  for (const [index, id] of rowsOf(offer.universities)) {
    if (isUnknown(known.universities, id)) {
      faults.push(unknown([...at, 'universities', index], 'Lärosätet', id, 'universities'))
    }
  }
  return faults
}

function studentFaults(student: Readable<Student>, at: Member[], known: KnownIds): Fault[] {
  const faults = periodFaults(student, at)
  if (isUnknown(known.universities, student.university)) {
    faults.push(unknown([...at, 'university'], 'Lärosätet', student.university, 'universities'))
  }
  for (const [index, wish] of rowsOf(student.wishes)) {
    faults.push(...patternFaults(wish, [...at, 'wishes', index], known))
  }
  for (const [index, block] of rowsOf(student.blocked)) {
    faults.push(...patternFaults(block, [...at, 'blocked', index], known))
  }
  for (const key of Object.keys(student.travelMinutes ?? {})) {
    if (key === '__proto__' || !isUnknown(known.districts, key) || !isUnknown(known.offers, key)) continue
    faults.push(unknown([...at, 'travelMinutes', key], ...TRAVEL_KEY(key)))
  }
  return faults
}

/** An empty wish or block would match every offer: a slip that would block all, or make the wishes after it void. */
function patternFaults(pattern: Readable<Wish | Block>, at: Member[], known: KnownIds): Fault[] {
  if (Object.keys(pattern).length === 0) {
    const text =
      'Raden {} är tom och skulle gälla alla platser. Ange minst en medlem, till exempel district, eller ta bort raden.'
    return [fault(at, text)]
  }
  const faults: Fault[] = []
  if (isUnknown(known.districts, pattern.district)) {
    faults.push(unknown([...at, 'district'], 'Förvaltningen', pattern.district, 'districts'))
  }
  if (isUnknown(known.offers, pattern.offer)) {
    faults.push(unknown([...at, 'offer'], 'Platsen', pattern.offer, 'offers'))
  }
  return faults
}

/** A row that is there twice says nothing new; another offer for the same student contradicts it. */
function listedPlacementFaults(
  list: string,
  rows: Readable<StudentInOffer[]> | undefined,
  known: KnownIds,
): Fault[] {
  const seen = new Map<string, string | undefined>()
  return rowsOf(rows).flatMap(([index, { student, offer }]) => {
    const faults: Fault[] = []
    if (isUnknown(known.students, student))
      faults.push(unknown([list, index, 'student'], 'Studenten', student, 'students'))
    if (isUnknown(known.offers, offer))
      faults.push(unknown([list, index, 'offer'], 'Platsen', offer, 'offers'))
    if (student === undefined) return faults
    if (seen.has(student) && seen.get(student) !== offer) {
      faults.push(
        fault(
          [list, index, 'student'],
          `Studenten ${quoted(student)} står redan i listan ${list} (R1). Ta bort en av raderna.`,
        ),
      )
    }
    seen.set(student, offer)
    return faults
  })
}
