import { createHash } from 'node:crypto'
import type { Instance } from './instance.ts'
import { DEFAULT_MAX_TRAVEL_MINUTES } from './instance.ts'

type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined }

/**
 * `sha256:` and 64 hex digits, of the instance's canonical JSON: keys sorted by code unit, no white space, lists
 * that carry ids sorted by id, sets sorted and without repetitions, wishes in their own order (they are ranked).
 *
 * The hash is of what the file means, not of how it is written: a member that has its default is left out, so
 * that stating a default, or a later version's new optional member, changes no hash.
 */
export function canonicalInstanceHash(instance: Instance): string {
  const hash =
    HASHES.get(instance) ??
    `sha256:${createHash('sha256').update(canonicalJson(instance), 'utf8').digest('hex')}`
  HASHES.set(instance, hash)
  return hash
}

/** An instance never changes, and both who makes a result and who checks it ask. */
const HASHES = new WeakMap<Instance, string>()

/** The text that {@link canonicalInstanceHash} hashes. */
export function canonicalJson(instance: Instance): string {
  return textOf({
    ...instance,
    policy: unless('no-one-outside', instance.policy),
    seed: unless('', instance.seed),
    maxTravelMinutes: unless(DEFAULT_MAX_TRAVEL_MINUTES, instance.maxTravelMinutes),
    universities: byId(instance.universities).map(university => ({
      ...university,
      quota: unless(null, university.quota),
      guarantee: unless(0, university.guarantee),
    })),
    districts: byId(instance.districts).map(district => ({
      ...district,
      minimum: unless(0, district.minimum),
      maximum: unless(null, district.maximum),
    })),
    offers: byId(instance.offers).map(offer => ({
      ...offer,
      universities: offer.universities && asSet(offer.universities),
      requires: unlessEmpty(asSet(offer.requires)),
      provides: unlessEmpty(asSet(offer.provides)),
    })),
    students: byId(instance.students).map(student => ({
      ...student,
      priority: unless(0, student.priority),
      wishes: unlessEmpty(student.wishes),
      onlyWishes: unless(false, student.onlyWishes),
      has: unlessEmpty(asSet(student.has)),
      needs: unlessEmpty(asSet(student.needs)),
      travelMinutes: Object.keys(student.travelMinutes).length > 0 ? student.travelMinutes : undefined,
      blocked: unlessEmpty(asSet(student.blocked)),
    })),
    pinned: unlessEmpty(asSet(instance.pinned)),
    previous: unlessEmpty(asSet(instance.previous)),
  })
}

const unless = <Value>(standard: Value, value: Value): Value | undefined =>
  value === standard ? undefined : value

const unlessEmpty = <Item>(list: Item[]): Item[] | undefined => (list.length > 0 ? list : undefined)

// Not localeCompare: the order must be the same on every machine.
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const byId = <Item extends { id: string }>(items: readonly Item[]): Item[] =>
  items.toSorted((a, b) => compare(a.id, b.id))

function asSet<Item extends Json>(items: readonly Item[]): Item[] {
  const byText = new Map(items.map(item => [textOf(item), item]))
  return [...byText].toSorted(([a], [b]) => compare(a, b)).map(([, item]) => item)
}

// Text is put together by adding, keys are written once, and lists that are in order stay: there are tens of thousands
// of small objects with the same few keys.
function textOf(value: Json): string {
  if (Array.isArray(value)) {
    let items = ''
    for (const item of value) items += items === '' ? textOf(item) : `,${textOf(item)}`
    return `[${items}]`
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  let members = ''
  for (const key of sortedKeys(value)) {
    const member = value[key]
    if (member === undefined) continue
    members += `${members === '' ? '' : ','}${quotedKey(key)}:${textOf(member)}`
  }
  return `{${members}}`
}

function sortedKeys(value: object): string[] {
  const keys = Object.keys(value)
  const isSorted = keys.every((key, at) => at === 0 || compare(keys[at - 1] ?? '', key) < 0)
  return isSorted ? keys : keys.sort(compare)
}

const QUOTED_KEYS = new Map<string, string>()
const MOST_REMEMBERED = 10_000

function quotedKey(key: string): string {
  let quoted = QUOTED_KEYS.get(key)
  if (quoted === undefined) {
    quoted = JSON.stringify(key)
    if (QUOTED_KEYS.size < MOST_REMEMBERED) QUOTED_KEYS.set(key, quoted)
  }
  return quoted
}
