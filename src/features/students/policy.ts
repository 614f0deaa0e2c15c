import type { z } from 'zod'
import type { Actor } from '../../domain/access/actor.ts'
import { wishKey } from '../../domain/import/wishes.ts'
import { groupsTooLarge, LARGEST_GROUP, type TogetherPair } from '../../domain/matching/together.ts'
import { AppError, refusal } from '../../errors.ts'
import { refuseWrongPeriod } from '../terms/policy.ts'
import type { studentInput } from './schema.ts'

type StudentInput = z.output<typeof studentInput>

/** Refuses a university that is not the actor's, as if it weren't there. */
export function refuseForeignUniversity(actor: Actor, universityId: string): void {
  if (!actor.isCentral && !actor.universityIds.includes(universityId)) throw refusal('notFound')
}

/** Refuses what no student can be, whatever else is stored. */
export function refuseWrongStudent(input: StudentInput): void {
  refuseWrongName(input)
  refuseWrongPeriod(input)
  refuseWrongWishes(input.wishes)
  if (input.togetherWith.includes(input.number)) throw refusal('togetherWithSelf')
}

/** Refuses a wish that names nothing, and one that repeats an earlier. */
export function refuseWrongWishes(wishes: StudentInput['wishes']): void {
  const empty = wishes.findIndex(({ fieldId, districtId }) => fieldId === null && districtId === null)
  if (empty >= 0) throw new AppError('wishNamesNothing', { number: empty + 1 })
  const numbers = new Map<string, number>()
  for (const [index, { fieldId, districtId }] of wishes.entries()) {
    const key = wishKey({ ...(fieldId !== null && { fieldId }), ...(districtId !== null && { districtId }) })
    const earlier = numbers.get(key)
    if (earlier !== undefined) throw new AppError('wishRepeated', { number: index + 1, earlier })
    numbers.set(key, index + 1)
  }
}

/** R11: a group has a largest size, however its pairs came about. */
export function refuseLargeGroup(pairs: readonly TogetherPair[]): void {
  const [group] = groupsTooLarge(pairs)
  if (group) throw new AppError('groupTooLarge', { students: group.length, most: LARGEST_GROUP })
}

/** P2: of a protected person nothing but the number is stored; of everybody else the name and the address are needed. */
function refuseWrongName({ protected: isProtected, firstName, lastName, email }: StudentInput): void {
  const names = [firstName, lastName, email]
  if (isProtected && names.some(name => name !== null)) throw refusal('protectedHasNoName')
  if (!isProtected && names.some(name => name === null || name === '')) throw refusal('nameRequired')
}
