import type { z } from 'zod'
import type { Actor } from '../../domain/access/actor.ts'
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
  const empty = input.wishes.findIndex(({ fieldId, districtId }) => fieldId === null && districtId === null)
  if (empty >= 0) throw new AppError('wishNamesNothing', { number: empty + 1 })
  if (input.togetherWith.includes(input.number)) throw refusal('togetherWithSelf')
}

/** P2: of a protected person nothing but the number is stored; of everybody else the name and the address are needed. */
function refuseWrongName({ protected: isProtected, firstName, lastName, email }: StudentInput): void {
  const names = [firstName, lastName, email]
  if (isProtected && names.some(name => name !== null)) throw refusal('protectedHasNoName')
  if (!isProtected && names.some(name => name === null || name === '')) throw refusal('nameRequired')
}
