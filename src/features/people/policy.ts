import type { z } from 'zod'
import { addDays } from '../../domain/calendar/calendar-date.ts'
import { instantOf, wallTimeOf } from '../../domain/calendar/wall-time.ts'
import { AppError, refusal } from '../../errors.ts'
import { refuseUnknown } from '../reference/policy.ts'
import type { Reference } from '../reference/repository.ts'
import type { roleInput } from './schema.ts'

type RoleInput = z.output<typeof roleInput>

/** Refuses a role without its district or university, with one too many, with one unknown, or that ends before it begins. */
export function refuseWrongRole(
  { kind, districtId, universityId, fromOn, toOn }: RoleInput,
  reference: Reference,
): void {
  const needsUniversity = kind === 'university' || kind === 'teacher'
  const fits = (districtId !== null) === (kind === 'district') && (universityId !== null) === needsUniversity
  if (!fits) throw refusal('roleScope')
  const ids = (things: readonly { id: string }[]) => things.map(({ id }) => id)
  refuseUnknown('district', districtId === null ? [] : [districtId], ids(reference.districts))
  refuseUnknown('university', universityId === null ? [] : [universityId], ids(reference.universities))
  if (fromOn !== null && toOn !== null && toOn < fromOn) throw refusal('periodIncomplete')
}

/** When the role begins: now, or at the beginning of its first day when that is later. */
export function beginningOf(fromOn: string | null, now: Date): Date {
  if (fromOn === null || fromOn <= wallTimeOf(now).on) return now
  return instantOf({ on: fromOn, at: '00:00' })
}

/** When the role ends: at the end of its last day. Refuses a day that has passed: what is to end now is ended. */
export function endOf(toOn: string | null, now: Date): Date | null {
  if (toOn === null) return null
  const end = instantOf({ on: addDays(toOn, 1), at: '00:00' })
  if (end <= now) throw new AppError('lastDayPassed', { on: toOn })
  return end
}
