import { refusal } from '../../errors.ts'

/**
 * Refuses a change of something that is no longer what the writer saw, so that nobody's change is lost unseen: for what has
 * no version, where the request carries what the form was opened with. What is stored already as wanted is not
 * refused, as after a second click. Members are compared by name, lists in their order.
 */
export function refuseUnseen<Facts extends object>(stored: Facts, seen: Facts, wanted: Facts): void {
  const now = canonical(stored)
  if (now !== canonical(seen) && now !== canonical(wanted)) throw refusal('changedMeanwhile')
}

function canonical(value: object): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
