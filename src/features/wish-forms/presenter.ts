import type { Reference } from '../reference/repository.ts'
import { isOpenOn } from './policy.ts'
import type { Wisher } from './repository.ts'

/** The student's own form, or null while it is not open. */
export function presentOwnWishes(student: Wisher, { fields, districts }: Reference, todayOn: string) {
  const { closesOn, version, wishedAt, wishes, maxTravelMinutes } = student
  if (closesOn === null || !isOpenOn(student, todayOn)) return null
  return {
    closesOn,
    version,
    wishedAt: wishedAt?.toISOString() ?? null,
    wishes,
    maxTravelMinutes,
    fields: fields.map(({ id, name }) => ({ id, name })),
    districts: districts.map(({ id, name }) => ({ id, name })),
  }
}
