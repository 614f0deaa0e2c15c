import fs from 'node:fs'
import { transact } from '../adapters/db/database.ts'
import type { Deps } from '../deps.ts'
import { SYSTEM_ACTOR } from '../domain/access/actor.ts'
import type { Absence, Host, Pilot } from '../domain/auscultation/pilot.ts'
import { parsePilot } from '../domain/auscultation/pilot.ts'
import { pilotDays } from '../domain/auscultation/pilot-setup.ts'
import { insertAskedGroups } from '../features/auscultants/commands.ts'
import { findAuscultants, findGroups, putInGroups } from '../features/auscultants/repository.ts'
import { createHost, saveHostAbsences } from '../features/pilot-hosts/commands.ts'
import { createVenue, saveVenueAbsences } from '../features/pilot-venues/commands.ts'
import { changePilot, createPilot, movePilot } from '../features/pilots/commands.ts'
import { requirePilot } from '../features/pilots/policy.ts'
import type { PilotRow } from '../features/pilots/repository.ts'
import { insertPeople } from './repository.ts'

const TERM = 'VT2020'
const UNIVERSITY = 'SU'

/**
 * Enters the pilot of a planner's file as its coordinators would: set-up, venues, hosts with their times away, base
 * teachers with accounts, and the file's groups once `importStudents` has read the students. It stays in `collecting`.
 * Term-five students have the file's names: the term has no placements yet (A9).
 */
export async function loadPilot(
  deps: Deps,
  file: string,
  importStudents: (pilotId: string) => Promise<void>,
): Promise<void> {
  const parsed = parsePilot(JSON.parse(fs.readFileSync(file, 'utf8')))
  if (!parsed.ok) throw new Error(`${file}: ${parsed.faults.map(({ text }) => text).join(' ')}`)
  const { pilot } = parsed
  const id = await createPilot(deps, TERM, { name: 'Pilot 1', universityId: UNIVERSITY })
  await saveSetup(deps, id, pilot, new Map())
  await movePilot(deps, SYSTEM_ACTOR, 'sv', id, 'collecting')
  const stored = await requirePilot(deps.db, id, SYSTEM_ACTOR)
  const venues = await enterVenues(deps, stored, pilot)
  await saveSetup(deps, id, pilot, venues)
  await enterHosts(deps, await requirePilot(deps.db, id, SYSTEM_ACTOR), pilot)
  await importStudents(id)
  await enterGroups(deps, id, pilot)
}

async function saveSetup(deps: Deps, id: string, pilot: Pilot, venues: ReadonlyMap<string, string>) {
  const { version, name, passes, modules } = await requirePilot(deps.db, id, SYSTEM_ACTOR)
  const hosting = pilot.venues.map(({ district }) => district)
  const receiving = new Map(pilot.districts.map(district => [district.id, district.groups]))
  await changePilot(deps, SYSTEM_ACTOR, id, {
    version,
    name,
    weeks: pilot.weeks,
    days: pilot.days,
    passes: pilot.passes.map(pass => ({
      id: passes.find(({ key }) => key === pass.id)?.id ?? null,
      startsAt: pass.start,
      endsAt: pass.end,
    })),
    modules: pilot.modules.map(({ venue, ...module }) => ({
      ...module,
      id: modules.find(stored => stored.name === module.name)?.id ?? null,
      venueId: venues.get(venue ?? '') ?? null,
    })),
    districts: [...new Set([...receiving.keys(), ...hosting])].map(districtId => {
      const groups = receiving.get(districtId) ?? []
      return { districtId, groups: groups.length, places: groups.flatMap(({ students }) => students).length }
    }),
  })
}

/** The stored venues' ids by the file's. */
async function enterVenues(deps: Deps, stored: PilotRow, pilot: Pilot): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const { id, name, district, seats, unavailable } of pilot.venues) {
    const members = { districtId: district, name, address: null, seats }
    const venueId = await createVenue(deps, SYSTEM_ACTOR, stored.id, members)
    const absences = absencesOf(stored, unavailable)
    await saveVenueAbsences(deps, SYSTEM_ACTOR, venueId, { absences, seen: [] })
    ids.set(id, venueId)
  }
  return ids
}

async function enterHosts(deps: Deps, stored: PilotRow, pilot: Pilot): Promise<void> {
  const modules = new Map(
    pilot.modules.map(({ id, name }) => [id, stored.modules.find(module => module.name === name)?.id ?? '']),
  )
  for (const host of pilot.hosts) {
    const identity = await identityOf(deps, host)
    const moduleIds = host.modules.map(module => modules.get(module) ?? '')
    const input = { identity, moduleIds, maximumSessions: host.maximumSessions }
    const hostId = await createHost(deps, SYSTEM_ACTOR, stored.id, input)
    const absences = absencesOf(stored, host.unavailable)
    await saveHostAbsences(deps, SYSTEM_ACTOR, hostId, { absences, seen: [] })
  }
}

async function identityOf(deps: Deps, { id, kind, name, district }: Host) {
  if (kind === 'staff') {
    return { kind, districtId: district, name, email: `${id}@stockholm.example` }
  }
  if (kind === 'termFive') return { kind, districtId: district ?? '', studentId: null, name }
  const personId = deps.ids.uuid()
  const role = { id: deps.ids.uuid(), kind: 'teacher' as const, universityId: UNIVERSITY }
  const person = { id: personId, name, email: `${id}@su.example`, role }
  await transact(deps.db, tx => insertPeople(tx, [person], deps.clock.now()))
  return { kind, personId, name: null, email: null }
}

/** The file's absences as cells of the week grid: a day without a pass is all of its passes. */
function absencesOf({ weeks, passes }: PilotRow, absences: readonly Absence[]) {
  const days = new Set(pilotDays(weeks))
  return absences
    .filter(({ day }) => days.has(day))
    .flatMap(({ day, pass }) =>
      passes
        .filter(({ key }) => pass === undefined || key === pass)
        .map(({ id }) => ({ on: day, passId: id })),
    )
}

async function enterGroups(deps: Deps, pilotId: string, pilot: Pilot): Promise<void> {
  await transact(deps.db, async tx => {
    await insertAskedGroups(tx, deps, await requirePilot(tx, pilotId, SYSTEM_ACTOR))
    const stored = await findGroups(tx, pilotId)
    const students = await findAuscultants(tx, pilotId, SYSTEM_ACTOR)
    const places = pilot.districts.flatMap(({ id: districtId, groups }) =>
      groups.flatMap((group, index) => {
        const found = stored.find(one => one.districtId === districtId && one.number === index + 1)
        return students
          .filter(({ number }) => group.students.includes(number))
          .map(({ id }) => ({ id, districtId, groupId: found?.id ?? null }))
      }),
    )
    await putInGroups(tx, places)
  })
}
