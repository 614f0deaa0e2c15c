import fc from 'fast-check'
import { z } from 'zod'
import { hostileTexts, type Json } from './hostile-values.ts'

type JsonSchema = z.core.JSONSchema.BaseSchema

const MOST = 2 ** 31 - 1

/**
 * Values of the schema's shape. Texts may be hostile where the schema lets them; where it names an id, mostly one of
 * `ids`, so that something is found.
 */
export function valuesOf(schema: z.ZodType, ids: readonly string[]): fc.Arbitrary<Json> {
  return shaped(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), ids)
}

function shaped(schema: JsonSchema, ids: readonly string[]): fc.Arbitrary<Json> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...(schema.enum as Json[]))
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map(choice => shaped(choice, ids)))
  if (Array.isArray(schema.type))
    return fc.oneof(...(schema.type as string[]).map(type => ofType({ ...schema, type } as JsonSchema, ids)))
  return ofType(schema, ids)
}

function ofType(schema: JsonSchema, ids: readonly string[]): fc.Arbitrary<Json> {
  switch (schema.type) {
    case 'string':
      return text(schema, ids)
    case 'integer':
    case 'number':
      return fc.integer({
        min: Math.max(schema.minimum ?? -MOST, -MOST),
        max: Math.min(schema.maximum ?? MOST, MOST),
      })
    case 'boolean':
      return fc.boolean()
    case 'array':
      return fc.array(shaped((schema.items ?? {}) as JsonSchema, ids), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 4, Math.max(schema.minItems ?? 0, 4)),
      })
    case 'object': {
      const members = Object.entries(schema.properties ?? {}).map(
        ([name, member]) => [name, shaped(member as JsonSchema, ids)] as const,
      )
      return fc.record(Object.fromEntries(members), { requiredKeys: [...(schema.required ?? [])] })
    }
    default:
      return fc.constant(null)
  }
}

function text(schema: JsonSchema, ids: readonly string[]): fc.Arbitrary<string> {
  if (schema.format === 'uuid') return fc.constantFrom(...ids)
  if (schema.format === 'date')
    return fc.constantFrom('2020-01-20', '2020-06-05', '2019-11-15', '2020-02-29', '0001-01-01', '9999-12-31')
  if (schema.format === 'email') return fc.constantFrom('a@example.com', "o'brien+x@sub.example.com")
  if (schema.pattern !== undefined) return fc.stringMatching(new RegExp(schema.pattern))
  const short = hostileTexts.map(value => value.slice(0, schema.maxLength ?? 500))
  const known = fc.constantFrom(
    'farsta',
    'bromma',
    'SU',
    'ESB',
    'missbruk',
    'Farsta',
    'driving-licence',
    ...ids,
  )
  return fc.oneof(known, short).map(value => value.padEnd(schema.minLength ?? 0, 'x'))
}
