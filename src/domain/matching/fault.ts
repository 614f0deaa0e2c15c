import type { z } from 'zod'

/** Something wrong in a file: where, and one Swedish sentence that names the value and the remedy. */
export interface Fault {
  /** A JSON path, for example `$.offers[3].places`. */
  path: string
  text: string
}

/** The JSON path of a member; keys that aren't plain names are quoted: `$.students[0].travelMinutes["o 9"]`. */
export function jsonPath(members: readonly PropertyKey[]): string {
  return members.reduce<string>((path, member) => {
    if (typeof member === 'number') return `${path}[${member}]`
    const name = String(member)
    return /^[A-Za-z_]\w*$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`
  }, '$')
}

/** A value as it can stand in a sentence on one line: JSON, shortened after 60 characters, contents left out. */
export function quoted(value: unknown): string {
  // A hostile file may nest deeper than JSON.stringify can follow.
  if (Array.isArray(value) && value.length > 0) return '[…]'
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) return '{…}'
  // JSON has no word for it, and would show null.
  if (typeof value === 'number' && !Number.isFinite(value)) return 'för stort'
  const text = JSON.stringify(value) ?? 'inget'
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

const TYPE_NAMES: Record<string, string> = {
  array: 'en lista',
  boolean: 'true eller false',
  int: 'ett heltal',
  number: 'ett tal utan citattecken',
  object: 'ett objekt',
  record: 'ett objekt',
  string: 'en text inom citattecken',
}

type Issue = z.core.$ZodIssue

/** Zod's findings about `json` as faults, one for each unknown member; in the order of the schema. */
export function schemaFaults(error: z.ZodError, json: unknown): Fault[] {
  // A file of another format has faults everywhere; the first of them says it all.
  const otherFormat = error.issues.find(issue => issue.path.length === 1 && issue.path[0] === 'format')
  return (otherFormat ? [otherFormat] : onePerPlace(error.issues)).flatMap(issue => {
    if (issue.code !== 'unrecognized_keys') {
      return [{ path: jsonPath(issue.path), text: sentence(issue, valueAt(json, issue.path)) }]
    }
    return issue.keys.map(key => ({
      path: jsonPath([...issue.path, key]),
      text: `Medlemmen ${quoted(key)} finns inte i formatet. Ta bort den eller rätta stavningen.`,
    }))
  })
}

/** A number beyond the exact ones breaks two limits; the last named is the schema's own. */
function onePerPlace(issues: readonly Issue[]): Issue[] {
  const last = new Map(issues.map(issue => [`${issue.code} ${jsonPath(issue.path)}`, issue]))
  const kept = new Set(last.values())
  return issues.filter(issue => kept.has(issue))
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, member) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, member)
        ? (value as Record<PropertyKey, unknown>)[member]
        : undefined,
    json,
  )
}

function sentence(issue: Issue, value: unknown): string {
  if (value === undefined) return `Medlemmen saknas. Skriv ${expectation(issue)}.`
  if (issue.code === 'custom') return issue.message
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return 'Talet är för stort för att kunna läsas. Skriv ett mindre.'
  }
  if (issue.code === 'too_small' && value === '') return 'Texten är tom. Skriv minst ett tecken.'
  return `Värdet ${quoted(value)} går inte att använda. Skriv ${expectation(issue)}.`
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPE_NAMES[issue.expected] ?? 'ett annat slags värde'
    case 'invalid_value':
      return issue.values.length === 1
        ? quoted(issue.values[0])
        : `något av ${issue.values.map(quoted).join(', ')}`
    case 'invalid_format':
      return issue.format === 'date'
        ? 'en dag som finns i kalendern, till exempel "2020-01-20"'
        : 'instansens kontrollsumma så som vfu match skrev den: sha256: och sedan 64 tecken 0–9 och a–f'
    case 'invalid_key':
      return 'en nyckel med minst ett tecken'
    case 'too_small':
      return `minst ${sizeOf(issue.origin, issue.minimum)}`
    case 'too_big':
      return `högst ${sizeOf(issue.origin, issue.maximum)}`
    case 'invalid_union':
      return 'något av de slag som formatet beskriver'
    default:
      return 'ett annat värde'
  }
}

function sizeOf(origin: string, limit: number | bigint): string {
  if (origin === 'string') return `${limit} tecken`
  if (origin === 'array') return limit === 1 ? 'en rad i listan' : `${limit} rader i listan`
  return String(limit)
}
