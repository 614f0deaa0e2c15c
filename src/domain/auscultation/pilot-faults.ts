import { isIsoWeek } from '../calendar/iso-week.ts'
import type { Fault } from '../matching/fault.ts'
import { jsonPath, quoted } from '../matching/fault.ts'
import type { Absence, Host, Module, Pass, Pilot } from './pilot.ts'

type Member = string | number

/** The countries whose public holidays are known (A6). */
export const COUNTRIES: readonly string[] = ['SE']

/** Faults that only show when members are compared or read as times; empty when there is none. */
export function pilotFaults(pilot: Pilot): Fault[] {
  const { weeks, passes, modules, venues, hosts, districts } = pilot
  const groups = districts.flatMap((district, at) =>
    district.groups.map((group, index) => ({ ...group, at: ['districts', at, 'groups', index] })),
  )
  const students = groups.flatMap(group =>
    group.students.map((id, index) => ({ id, at: [...group.at, 'students', index] })),
  )
  const passIds = idsOf(passes)
  return [
    ...placeFaults(pilot),
    ...weekFaults(weeks),
    ...passFaults(passes),
    ...(['passes', 'modules', 'venues', 'hosts', 'districts'] as const).flatMap(list =>
      repeated(pilot[list].map(({ id }, index) => ({ id, at: [list, index, 'id'] }))),
    ),
    ...repeated(groups.map(({ id, at }) => ({ id, at: [...at, 'id'] }))),
    ...repeated(students),
    ...modules.flatMap((module, index) => moduleFaults(module, ['modules', index], idsOf(venues))),
    ...venues.flatMap(({ unavailable }, index) => absenceFaults(unavailable, ['venues', index], passIds)),
    ...hosts.flatMap((host, index) => hostFaults(host, ['hosts', index], pilot, passIds)),
  ]
}

const idsOf = (items: readonly { id: string }[]): Set<string> => new Set(items.map(({ id }) => id))

const fault = (path: readonly Member[], text: string): Fault => ({ path: jsonPath(path), text })

function placeFaults({ timeZone, country, days }: Pilot): Fault[] {
  const faults: Fault[] = []
  if (!isTimeZone(timeZone)) {
    faults.push(
      fault(['timeZone'], `Tidszonen ${quoted(timeZone)} finns inte. Skriv till exempel "Europe/Stockholm".`),
    )
  }
  if (!COUNTRIES.includes(country)) {
    const known = COUNTRIES.map(quoted).join(', ')
    const text = `Helgdagarna i landet ${quoted(country)} är inte kända (A6). Skriv ${known}.`
    faults.push(fault(['country'], text))
  }
  if (days.minimum > days.maximum) {
    const text = `Minsta antalet dagar ${days.minimum} är större än det högsta ${days.maximum} (A6). Sänk det ena eller höj det andra.`
    faults.push(fault(['days', 'minimum'], text))
  }
  return faults
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

function weekFaults(weeks: readonly string[]): Fault[] {
  const wrong = weeks.flatMap((week, index) =>
    isIsoWeek(week)
      ? []
      : [
          fault(
            ['weeks', index],
            `Veckan ${quoted(week)} finns inte. Skriv år och vecka, till exempel "2020-W11".`,
          ),
        ],
  )
  return [...wrong, ...repeated(weeks.map((id, index) => ({ id, at: ['weeks', index] })))]
}

const isClockTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

function passFaults(passes: readonly Pass[]): Fault[] {
  const wrong = passes.flatMap((pass, index) => {
    const members = (['start', 'end'] as const).filter(member => !isClockTime(pass[member]))
    const faults = members.map(member =>
      fault(
        ['passes', index, member],
        `Tiden ${quoted(pass[member])} går inte att läsa. Skriv timmar och minuter, till exempel "09:00".`,
      ),
    )
    if (members.length > 0 || pass.start < pass.end) return faults
    const text = `Passet slutar ${quoted(pass.end)}, inte efter att det börjar, ${quoted(pass.start)}. Rätta en av tiderna.`
    return [fault(['passes', index, 'end'], text)]
  })
  if (wrong.length > 0) return wrong
  const inOrder = [...passes.entries()].toSorted(([, a], [, b]) => (a.start < b.start ? -1 : 1))
  return inOrder.slice(1).flatMap(([index, pass], at) => {
    const earlier = inOrder[at]?.[1]
    if (!earlier || earlier.end <= pass.start) return []
    const text = `Passet ${quoted(pass.id)} börjar ${quoted(pass.start)}, innan ${quoted(earlier.id)} slutar ${quoted(earlier.end)}. Flytta det ena.`
    return [fault(['passes', index, 'start'], text)]
  })
}

function repeated(items: readonly { id: string; at: readonly Member[] }[]): Fault[] {
  const first = new Map<string, readonly Member[]>()
  return items.flatMap(({ id, at }) => {
    const earlier = first.get(id)
    if (!earlier) {
      first.set(id, at)
      return []
    }
    return [
      fault(at, `Id ${quoted(id)} finns redan på ${jsonPath(earlier)}. Ta bort det ena eller byt dess id.`),
    ]
  })
}

function unknown(path: readonly Member[], kind: string, id: string, list: string): Fault {
  const text = `${kind} ${quoted(id)} finns inte i listan ${list}. Rätta stavningen eller lägg till raden.`
  return fault(path, text)
}

function moduleFaults({ venue }: Module, at: Member[], venues: ReadonlySet<string>): Fault[] {
  return venue === null || venues.has(venue) ? [] : [unknown([...at, 'venue'], 'Lokalen', venue, 'venues')]
}

function absenceFaults(
  absences: readonly Absence[],
  at: readonly Member[],
  passes: ReadonlySet<string>,
): Fault[] {
  return absences.flatMap(({ pass }, index) =>
    pass === undefined || passes.has(pass)
      ? []
      : [unknown([...at, 'unavailable', index, 'pass'], 'Passet', pass, 'passes')],
  )
}

function hostFaults(host: Host, at: Member[], pilot: Pilot, passes: ReadonlySet<string>): Fault[] {
  const modules = idsOf(pilot.modules)
  const faults = host.modules.flatMap((id, index) =>
    modules.has(id) ? [] : [unknown([...at, 'modules', index], 'Modulen', id, 'modules')],
  )
  // A host of the city's own administration leads the joint visit only; its rooms make the name known.
  const isKnown = [...pilot.districts.map(({ id }) => id), ...pilot.venues.map(({ district }) => district)]
  if (host.district !== null && !isKnown.includes(host.district)) {
    faults.push(unknown([...at, 'district'], 'Förvaltningen', host.district, 'districts'))
  }
  if (host.kind === 'termFive' && host.district === null) {
    const text =
      'En student i termin fem leder bara i förvaltningen där studenten har sin placering (A9). Skriv dess id.'
    faults.push(fault([...at, 'district'], text))
  }
  return [...faults, ...absenceFaults(host.unavailable, at, passes)]
}
