import type { Fault } from './fault.ts'
import { jsonPath, quoted } from './fault.ts'
import type { Block, Instance, Offer, Student, StudentInOffer, Wish } from './instance.ts'

type Member = string | number

interface KnownIds {
  universities: ReadonlySet<string>
  districts: ReadonlySet<string>
  offers: ReadonlySet<string>
  students: ReadonlySet<string>
}

/**
 * Faults that only show when the members are compared: ids that occur twice or refer to nothing, a period with
 * one end or turned round, an empty wish or block, a guarantee above the quota (R3), a minimum above the
 * maximum (R4), and a student who is pinned or was placed twice (R1). Empty when there is none.
 */
export function referenceFaults(instance: Instance): Fault[] {
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
    ...instance.offers.flatMap((offer, index) => offerFaults(offer, ['offers', index], known)),
    ...instance.students.flatMap((student, index) => studentFaults(student, ['students', index], known)),
    ...listedPlacementFaults('pinned', instance.pinned, known),
    ...listedPlacementFaults('previous', instance.previous, known),
  ]
}

const idsOf = (items: readonly { id: string }[]): Set<string> => new Set(items.map(item => item.id))

const fault = (path: readonly Member[], text: string): Fault => ({ path: jsonPath(path), text })

function repeatedIds(list: string, items: readonly { id: string }[]): Fault[] {
  const first = new Map<string, number>()
  return items.flatMap(({ id }, index) => {
    const earlier = first.get(id)
    if (earlier === undefined) {
      first.set(id, index)
      return []
    }
    const place = jsonPath([list, earlier, 'id'])
    return [fault([list, index, 'id'], `Id ${quoted(id)} finns redan på ${place}. Ge den ena ett annat id.`)]
  })
}

function boundFaults({ universities, districts }: Instance): Fault[] {
  return [
    ...universities.flatMap(({ guarantee, quota }, index) =>
      quota !== null && guarantee > quota
        ? [
            fault(
              ['universities', index, 'guarantee'],
              `Garantin ${guarantee} är större än kvoten ${quota} (R3). Sänk garantin eller höj kvoten.`,
            ),
          ]
        : [],
    ),
    ...districts.flatMap(({ minimum, maximum }, index) =>
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

function unknown(path: readonly Member[], kind: string, id: string, list: string): Fault {
  return fault(
    path,
    `${kind} ${quoted(id)} finns inte i listan ${list}. Rätta stavningen eller lägg till den.`,
  )
}

function periodFaults(period: { from?: string | undefined; to?: string | undefined }, at: Member[]): Fault[] {
  const { from, to } = period
  if (from === undefined && to === undefined) return []
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

function offerFaults(offer: Offer, at: Member[], known: KnownIds): Fault[] {
  const faults = periodFaults(offer, at)
  if (!known.districts.has(offer.district)) {
    faults.push(unknown([...at, 'district'], 'Förvaltningen', offer.district, 'districts'))
  }
  offer.universities?.forEach((id, index) => {
    if (!known.universities.has(id)) {
      faults.push(unknown([...at, 'universities', index], 'Lärosätet', id, 'universities'))
    }
  })
  return faults
}

function studentFaults(student: Student, at: Member[], known: KnownIds): Fault[] {
  const faults = periodFaults(student, at)
  if (!known.universities.has(student.university)) {
    faults.push(unknown([...at, 'university'], 'Lärosätet', student.university, 'universities'))
  }
  student.wishes.forEach((wish, index) =>
    faults.push(...patternFaults(wish, [...at, 'wishes', index], known)),
  )
  student.blocked.forEach((block, index) =>
    faults.push(...patternFaults(block, [...at, 'blocked', index], known)),
  )
  for (const key of Object.keys(student.travelMinutes)) {
    if (known.districts.has(key) || known.offers.has(key)) continue
    faults.push(
      unknown([...at, 'travelMinutes', key], 'Förvaltningen eller platsen', key, 'districts eller offers'),
    )
  }
  return faults
}

/** An empty wish or block would match every offer, which nobody means. */
function patternFaults(pattern: Wish | Block, at: Member[], known: KnownIds): Fault[] {
  if (Object.values(pattern).every(member => member === undefined)) {
    return [fault(at, 'Raden {} är tom. Ange minst en medlem, till exempel district, eller ta bort raden.')]
  }
  const faults: Fault[] = []
  if (pattern.district !== undefined && !known.districts.has(pattern.district)) {
    faults.push(unknown([...at, 'district'], 'Förvaltningen', pattern.district, 'districts'))
  }
  if (pattern.offer !== undefined && !known.offers.has(pattern.offer)) {
    faults.push(unknown([...at, 'offer'], 'Platsen', pattern.offer, 'offers'))
  }
  return faults
}

function listedPlacementFaults(list: string, rows: readonly StudentInOffer[], known: KnownIds): Fault[] {
  const seen = new Set<string>()
  return rows.flatMap(({ student, offer }, index) => {
    const faults: Fault[] = []
    if (!known.students.has(student))
      faults.push(unknown([list, index, 'student'], 'Studenten', student, 'students'))
    if (!known.offers.has(offer)) faults.push(unknown([list, index, 'offer'], 'Platsen', offer, 'offers'))
    if (seen.has(student)) {
      faults.push(
        fault(
          [list, index, 'student'],
          `Studenten ${quoted(student)} står redan i listan ${list} (R1). Ta bort en av raderna.`,
        ),
      )
    }
    seen.add(student)
    return faults
  })
}
