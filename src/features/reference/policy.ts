import type { ReferenceKind } from '../../error-cases.ts'
import { AppError } from '../../errors.ts'

/** Refuses ids, or other identifying names, that are not among the known ones. */
export function refuseUnknown(what: ReferenceKind, values: readonly string[], known: Iterable<string>): void {
  const knownValues = new Set(known)
  const unknown = values.find(value => !knownValues.has(value))
  if (unknown !== undefined) throw new AppError('unknownReference', { what, value: unknown })
}
