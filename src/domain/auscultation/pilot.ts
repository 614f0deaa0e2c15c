import { z } from 'zod'
import type { Fault } from '../matching/fault.ts'
import { schemaFaults } from '../matching/fault.ts'
import { pilotFaults } from './pilot-faults.ts'

/** The format member of a pilot file. */
export const PILOT_FORMAT = 'vfu-auscultation/1'

/** Who meets a module at the same time: each group alone, all groups of a district, or all districts together. */
export const AUDIENCES = ['group', 'district', 'pilot'] as const
export const HOST_KINDS = ['staff', 'termFive', 'teacher'] as const
export type HostKind = (typeof HOST_KINDS)[number]

const LONGEST_LIST = 5000
const LONGEST_ID = 200
const LONGEST_NAME = 500
const LARGEST_NUMBER = 100_000

const id = z.string().min(1).max(LONGEST_ID)
const name = z.string().min(1).max(LONGEST_NAME)
const count = z.int().min(0).max(LARGEST_NUMBER)
const someOf = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).max(LONGEST_LIST)
const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).max(LONGEST_LIST)
const dayCount = z.int().min(1).max(7)

/** A pass of a day, or without `pass` the whole day. */
const absence = z.strictObject({ day: z.iso.date(), pass: id.optional() })

const venue = z.strictObject({
  id,
  name,
  district: id,
  seats: count,
  unavailable: listOf(absence).default(() => []),
})

const host = z.strictObject({
  id,
  name,
  kind: z.enum(HOST_KINDS),
  district: id.nullable(),
  modules: listOf(id),
  maximumSessions: count,
  unavailable: listOf(absence).default(() => []),
})

const module = z.strictObject({
  id,
  name,
  audience: z.enum(AUDIENCES),
  passes: z.int().min(1).max(LARGEST_NUMBER),
  hosts: z.strictObject({ staff: count, termFive: count, teacher: count }),
  position: z.enum(['any', 'first', 'last']),
  venue: id.nullable(),
})

const group = z.strictObject({ id, students: someOf(id) })

/** The shape of a `vfu-auscultation/1` file; what can't be said of one member alone is checked by {@link parsePilot}. */
export const pilotSchema = z.strictObject({
  format: z.literal(PILOT_FORMAT),
  pilot: id,
  timeZone: z.string(),
  country: z.string(),
  weeks: someOf(z.string()),
  days: z.strictObject({ minimum: dayCount, maximum: dayCount, wanted: dayCount }),
  passes: someOf(z.strictObject({ id, start: z.string(), end: z.string() })),
  modules: someOf(module),
  venues: listOf(venue),
  hosts: listOf(host),
  districts: someOf(z.strictObject({ id, groups: someOf(group) })),
})

/** A pilot to plan. `weeks` are candidates, of which a plan uses one; the days' bounds count days with sessions. */
export type Pilot = z.output<typeof pilotSchema>
/** What a program may write: the members with a default can be left out. */
export type PilotInput = z.input<typeof pilotSchema>
export type Pass = Pilot['passes'][number]
export type Module = Pilot['modules'][number]
export type Venue = Pilot['venues'][number]
export type Host = Pilot['hosts'][number]
export type District = Pilot['districts'][number]
export type Group = District['groups'][number]
export type Absence = Host['unavailable'][number]

export type ParsedPilot = { ok: true; pilot: Pilot } | { ok: false; faults: Fault[] }

/**
 * Reads a parsed JSON value as a pilot. Refuses, with one fault per place in the file: another format, unknown or
 * missing members, wrong types and sizes, weeks, days and times that don't exist, passes that overlap, a country
 * whose public holidays aren't known (A6), ids that occur twice or refer to nothing, and term-five students
 * without a district (A9). Whether a plan exists is another question.
 */
export function parsePilot(json: unknown): ParsedPilot {
  const parsed = pilotSchema.safeParse(json, { reportInput: true })
  if (!parsed.success) return { ok: false, faults: schemaFaults(parsed.error, json) }
  const faults = pilotFaults(parsed.data)
  return faults.length > 0 ? { ok: false, faults } : { ok: true, pilot: parsed.data }
}

/** The pilot with its lists in the order of time or id, so that the order in the file changes nothing. */
export function orderedPilot(pilot: Pilot): Pilot {
  return {
    ...pilot,
    weeks: pilot.weeks.toSorted(),
    passes: pilot.passes.toSorted((a, b) => (a.start < b.start ? -1 : 1)),
    modules: pilot.modules.toSorted(byId),
    venues: pilot.venues.toSorted(byId),
    hosts: pilot.hosts.toSorted(byId),
    districts: pilot.districts
      .map(district => ({ ...district, groups: district.groups.toSorted(byId) }))
      .toSorted(byId),
  }
}

/** By code unit, like all order in this project: the same on every machine. */
export const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
