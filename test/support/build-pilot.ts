import type { Pilot, PilotInput } from '../../src/domain/auscultation/pilot.ts'
import { parsePilot } from '../../src/domain/auscultation/pilot.ts'

type ModuleInput = PilotInput['modules'][number]
type HostInput = PilotInput['hosts'][number]
type VenueInput = PilotInput['venues'][number]

/** A module of one pass for each group alone, with one staff host, changed as told. */
export function buildModule(id: string, changes: Partial<ModuleInput> = {}): ModuleInput {
  return {
    id,
    name: `Modul ${id}`,
    audience: 'group',
    passes: 1,
    hosts: { staff: 1, termFive: 0, teacher: 0 },
    position: 'any',
    venue: null,
    ...changes,
  }
}

/** A staff host of Farsta who can lead the modules and is always free, changed as told. */
export function buildHost(id: string, modules: string[], changes: Partial<HostInput> = {}): HostInput {
  return {
    id,
    name: `Värd ${id}`,
    kind: 'staff',
    district: 'farsta',
    modules,
    maximumSessions: 9,
    ...changes,
  }
}

/** A venue of Farsta with ten seats that is always free, changed as told. */
export function buildVenue(id: string, changes: Partial<VenueInput> = {}): VenueInput {
  return { id, name: `Lokal ${id}`, district: 'farsta', seats: 10, ...changes }
}

/** The passes `p1`, `p2`, … of a day: mornings from 08:00, afternoons from 13:00. */
export function buildPasses(morning: number, afternoon: number): PilotInput['passes'] {
  const hours = [
    ...Array.from({ length: morning }, (_, index) => 8 + index),
    ...Array.from({ length: afternoon }, (_, index) => 13 + index),
  ]
  return hours.map((hour, index) => ({
    id: `p${index + 1}`,
    start: `${String(hour).padStart(2, '0')}:00`,
    end: `${String(hour).padStart(2, '0')}:50`,
  }))
}

/**
 * The file of a pilot that needs one day: Farsta with one group of two students, the modules `a` and `b` that the
 * host `h` leads, and the venue `v`; two passes before and two after noon, week 11 of 2020. Changed as told.
 */
export function buildPilotFile(changes: Partial<PilotInput> = {}): PilotInput {
  return {
    format: 'vfu-auscultation/1',
    pilot: 'P',
    timeZone: 'Europe/Stockholm',
    country: 'SE',
    weeks: ['2020-W11'],
    days: { minimum: 1, maximum: 5, wanted: 1 },
    passes: buildPasses(2, 2),
    modules: [buildModule('a'), buildModule('b')],
    venues: [buildVenue('v')],
    hosts: [buildHost('h', ['a', 'b'])],
    districts: [{ id: 'farsta', groups: [{ id: 'g', students: ['s1', 's2'] }] }],
    ...changes,
  }
}

/** The pilot that {@link buildPilotFile} describes. Throws when it has a fault: then the test is wrong. */
export function buildPilot(changes: Partial<PilotInput> = {}): Pilot {
  const parsed = parsePilot(buildPilotFile(changes))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return parsed.pilot
}
