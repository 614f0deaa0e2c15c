import { z } from 'zod'
import type { Fault } from './fault.ts'
import { schemaFaults } from './fault.ts'
import { referenceFaults } from './instance-references.ts'

/** The format member of an instance file. */
export const INSTANCE_FORMAT = 'vfu-matching/1'

/** The ways to weigh wishes against each other; `no-one-outside` unless the file says otherwise. */
export const POLICIES = ['no-one-outside', 'most-first-choices', 'lowest-average'] as const
export type Policy = (typeof POLICIES)[number]

/** Minutes one way when neither the student nor the term says otherwise (R9). */
export const DEFAULT_MAX_TRAVEL_MINUTES = 90

// Bounds keep every sum of costs an exact integer: 20 000 students times a million is far below 2^53.
const LARGEST_NUMBER = 1_000_000
const LONGEST_LIST = 20_000
const LONGEST_ID = 200

// `__proto__` can't be a key of a plain object, so `travelMinutes` could never name such a district.
const id = z
  .string()
  .min(1)
  .max(LONGEST_ID)
  .refine(value => value !== '__proto__')
const count = z.int().min(0).max(LARGEST_NUMBER)
const day = z.iso.date()
const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).max(LONGEST_LIST)
const setOfIds = listOf(id).default(() => [])

const university = z.strictObject({
  id,
  quota: count.nullable().default(null),
  guarantee: count.default(0),
})

const district = z.strictObject({
  id,
  minimum: count.default(0),
  maximum: count.nullable().default(null),
})

const offer = z.strictObject({
  id,
  district: id,
  unit: id,
  field: id,
  places: count,
  from: day.optional(),
  to: day.optional(),
  universities: listOf(id).optional(),
  requires: setOfIds,
  provides: setOfIds,
})

const wish = z.strictObject({ field: id.optional(), district: id.optional(), offer: id.optional() })

const block = z.strictObject({
  district: id.optional(),
  unit: id.optional(),
  offer: id.optional(),
  field: id.optional(),
})

const student = z.strictObject({
  id,
  university: id,
  priority: count.default(0),
  wishes: listOf(wish).default(() => []),
  onlyWishes: z.boolean().default(false),
  from: day.optional(),
  to: day.optional(),
  has: setOfIds,
  needs: setOfIds,
  maxTravelMinutes: count.optional(),
  travelMinutes: z.record(id, count).default(() => ({})),
  blocked: listOf(block).default(() => []),
  together: id.optional(),
})

const studentInOffer = z.strictObject({ student: id, offer: id })

/** The shape of a `vfu-matching/1` file; what its ids refer to is checked by {@link parseInstance}. */
export const instanceSchema = z.strictObject({
  format: z.literal(INSTANCE_FORMAT),
  term: id,
  policy: z.enum(POLICIES).default('no-one-outside'),
  seed: z.string().default(''),
  maxTravelMinutes: count.nullable().default(DEFAULT_MAX_TRAVEL_MINUTES),
  universities: listOf(university),
  districts: listOf(district),
  offers: listOf(offer),
  students: listOf(student),
  pinned: listOf(studentInOffer).default(() => []),
  previous: listOf(studentInOffer).default(() => []),
})

/** A whole matching instance with every default applied: lists are never undefined, `null` means no limit. */
export type Instance = z.output<typeof instanceSchema>
/** What a program may write: the members with a default can be left out. */
export type InstanceInput = z.input<typeof instanceSchema>
export type University = Instance['universities'][number]
export type District = Instance['districts'][number]
export type Offer = Instance['offers'][number]
export type Student = Instance['students'][number]
/** Names a field, a district, an offer or a combination; every named member must match. */
export type Wish = Student['wishes'][number]
/** Matches like a wish, and may name a unit as well (R10). */
export type Block = Student['blocked'][number]
/** A pin (R12) or a previous placement (R20). */
export type StudentInOffer = Instance['pinned'][number]

export type ParsedInstance = { ok: true; instance: Instance } | { ok: false; faults: Fault[] }

/**
 * Reads a parsed JSON value as an instance. Refuses, with one fault per place in the file: another format,
 * unknown or missing members, wrong types and sizes, days that aren't in the calendar, a period with one end
 * or turned round, ids that occur twice, and ids that refer to nothing. Fields and units are free names and
 * need not occur among the offers. Whether the pins obey the rules is another question: see `pinFaults`.
 */
export function parseInstance(json: unknown): ParsedInstance {
  const parsed = instanceSchema.safeParse(json, { reportInput: true })
  if (!parsed.success) return { ok: false, faults: schemaFaults(parsed.error, json) }
  const faults = referenceFaults(parsed.data)
  return faults.length > 0 ? { ok: false, faults } : { ok: true, instance: parsed.data }
}
