import { z } from 'zod'
import type { Fault } from './fault.ts'
import { schemaFaults } from './fault.ts'
import { referenceFaults, unusableKeys } from './instance-references.ts'
import type { Readable } from './readable.ts'
import { withoutFaulty } from './readable.ts'

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

// As a key, in `travelMinutes` or among the dual values, it isn't a name like others to JavaScript.
const id = z
  .string()
  .min(1)
  .refine(value => value !== '__proto__', {
    error: 'Namnet "__proto__" kan inte läsas säkert som nyckel i JSON. Välj ett annat.',
  })
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

/** What pins are judged by (R12): the rows of a file that have no fault in themselves, pins in their places. */
export interface PinnedRows extends Pick<Instance, 'maxTravelMinutes' | 'students' | 'offers'> {
  readonly pinned: readonly (StudentInOffer | undefined)[]
}

export type ParsedInstance = { readonly rows: PinnedRows } & (
  { readonly ok: true; readonly instance: Instance } | { readonly ok: false; readonly faults: Fault[] }
)

/**
 * Reads a parsed JSON value as an instance. Refuses, with one fault per place in the file: another format,
 * unknown or missing members, wrong types and sizes, days that aren't in the calendar, a period with one end
 * or turned round, ids that occur twice, and ids that refer to nothing. All that can be told is told at once: a
 * fault hides only what can't be read because of it. Fields and units are free names and need not occur among the
 * offers. A row of `pinned` or `previous` that is there twice counts once. Whether the pins obey the rules is another
 * question, which `rows` is for: see `pinFaults`.
 */
export function parseInstance(json: unknown): ParsedInstance {
  const parsed = instanceSchema.safeParse(json, { reportInput: true })
  if (!parsed.success) {
    const faults = schemaFaults(parsed.error, json)
    const isOtherFormat = faults.some(({ path }) => path === '$.format')
    const readable = (isOtherFormat ? {} : (withoutFaulty(json, parsed.error) ?? {})) as Readable<Instance>
    const hidden = isOtherFormat ? [] : [...referenceFaults(readable), ...unusableKeys(json)]
    return { ok: false, faults: [...faults, ...hidden], rows: faultlessRows(readable) }
  }
  const faults = [...referenceFaults(parsed.data), ...unusableKeys(json)]
  if (faults.length > 0) return { ok: false, faults, rows: parsed.data }
  const { pinned, previous } = parsed.data
  const instance = { ...parsed.data, pinned: withoutRepeated(pinned), previous: withoutRepeated(previous) }
  return { ok: true, instance, rows: parsed.data }
}

function faultlessRows({ maxTravelMinutes, students, offers, pinned }: Readable<Instance>): PinnedRows {
  return {
    // Without a limit that can be read no way is too long.
    maxTravelMinutes: maxTravelMinutes ?? null,
    students: (students ?? []).flatMap(row => student.safeParse(row).data ?? []),
    offers: (offers ?? []).flatMap(row => offer.safeParse(row).data ?? []),
    pinned: (pinned ?? []).map(row => studentInOffer.safeParse(row).data),
  }
}

const withoutRepeated = (rows: readonly StudentInOffer[]): StudentInOffer[] => [
  ...new Map(rows.map(row => [JSON.stringify([row.student, row.offer]), row])).values(),
]
