import type { z } from 'zod'

/** A value of which any part may be missing because it has a fault. */
export type Readable<Value> = Value extends readonly (infer Item)[]
  ? readonly (Readable<Item> | undefined)[]
  : Value extends object
    ? { readonly [Name in keyof Value]?: Readable<Value[Name]> | undefined }
    : Value

interface Faulty {
  isFaulty: boolean
  readonly members: Map<PropertyKey, Faulty>
}

/**
 * The JSON value with undefined in the place of everything that zod found a fault in, so that the rest can be looked
 * at as well; members that the schema doesn't know stay. Undefined when the value as a whole is faulty.
 */
export function withoutFaulty(json: unknown, { issues }: z.ZodError): unknown {
  const root: Faulty = { isFaulty: false, members: new Map() }
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') continue
    let at = root
    for (const member of issue.path) {
      const next = at.members.get(member) ?? { isFaulty: false, members: new Map() }
      at.members.set(member, next)
      at = next
    }
    at.isFaulty = true
  }
  return copyWithout(json, root)
}

function copyWithout(value: unknown, faulty: Faulty): unknown {
  if (faulty.isFaulty) return undefined
  if (typeof value !== 'object' || value === null || faulty.members.size === 0) return value
  const copy: Record<PropertyKey, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value }
  for (const [member, each] of faulty.members) {
    Reflect.set(copy, member, copyWithout(Reflect.get(value, member), each))
  }
  return copy
}
