import type { z } from 'zod'
import { copyIn, type Copy, type Language } from '../copy/copy.ts'
import { AppError, refusal, type FieldFault } from '../errors.ts'

type Issue = z.core.$ZodRawIssue
type Sentences = Copy['fields']

/** What the schema makes of the value; refuses it with a sentence for every faulty field. */
export function validate(
  schema: z.ZodType | undefined,
  value: unknown,
  language: Language,
  prefix = '',
): unknown {
  if (!schema) return undefined
  const sentences = copyIn[language].fields
  const result = schema.safeParse(value, { error: issue => sentenceOf(issue, sentences) })
  if (!result.success) {
    const faults = result.error.issues.flatMap(issue => faultsOf(issue, prefix === '' ? [] : [prefix]))
    throw new AppError('invalidInput', {}, faults)
  }
  if (holdsNul(result.data)) throw refusal('malformedBody')
  return result.data
}

/** The parts of the address: what cannot be the name of anything is not found, like what nobody has made. */
export function validateAddress(schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined
  const result = schema.safeParse(value)
  if (!result.success || holdsNul(result.data)) throw refusal('notFound')
  return result.data
}

/** What the value was meant as is the alternative that it fits best; that one's faults are told. */
function faultsOf(issue: z.core.$ZodIssue, before: readonly PropertyKey[]): FieldFault[] {
  const path = [...before, ...issue.path]
  const nearest =
    issue.code === 'invalid_union' ? issue.errors.toSorted((a, b) => a.length - b.length)[0] : undefined
  if (nearest) return nearest.flatMap(inner => faultsOf(inner, path))
  return [{ path: path.map(String).join('.'), text: issue.message }]
}

function sentenceOf(issue: Issue, t: Sentences): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null) return t.required
      return issue.expected === 'number' || issue.expected === 'int' ? t.wholeNumber : t.unusable
    case 'too_small':
      return tooSmall(String(issue.origin), Number(issue.minimum), t)
    case 'too_big':
      return tooBig(String(issue.origin), Number(issue.maximum), t)
    case 'invalid_format':
      return wrongFormat(issue, t)
    case 'invalid_value':
      return t.choice
    case 'unrecognized_keys':
      return t.unknownNames(issue.keys)
    case 'custom':
      return ownSentence(issue.params, t)
    default:
      return t.unusable
  }
}

function tooSmall(origin: string, least: number, t: Sentences): string {
  if (origin === 'array') return t.moreItems(least)
  if (origin === 'string') return least === 1 ? t.required : t.longer(least)
  return t.atLeast(least)
}

function tooBig(origin: string, most: number, t: Sentences): string {
  if (origin === 'array') return t.fewerItems(most)
  return origin === 'string' ? t.shorter(most) : t.atMost(most)
}

/** The patterns of the contract are a term's name and a time of day. */
function wrongFormat({ format, path }: Issue, t: Sentences): string {
  if (format === 'email') return t.email
  if (format === 'date') return t.date
  if (format === 'uuid') return t.unknownId
  if (format !== 'regex') return t.unusable
  return path?.at(-1) === 'id' || path?.at(-1) === 'termId' ? t.term : t.time
}

/** A rule of our own names its sentence: `refine(…, { params: { fault: 'earlyDate' } })`. */
function ownSentence(params: unknown, t: Sentences): string {
  const fault = typeof params === 'object' && params !== null && 'fault' in params ? params.fault : undefined
  const named = Object.entries(t).find(([name]) => name === fault)?.[1]
  return typeof named === 'string' ? named : t.unusable
}

/** No text column can hold the character, and nobody types it. */
function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0')
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsNul)
}
