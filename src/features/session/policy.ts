import type { Actor } from '../../domain/access/actor.ts'
import { refusal } from '../../errors.ts'

/** What is left to do before a session opens anything: give a code, or add a second factor first. */
export type Step = 'code' | 'enrol'

interface Opened {
  readonly secondFactorAt: Date | null
  readonly person: {
    readonly secondFactor: { readonly confirmedAt: Date | null } | null
    readonly roles: readonly { readonly kind: string }[]
  }
}

/** Whoever has a second factor is always asked for it, and central must have one where the system requires it. */
export function stepOf({ secondFactorAt, person }: Opened, requiresSecondFactor: boolean): Step | null {
  if (secondFactorAt !== null) return null
  if (person.secondFactor?.confirmedAt) return 'code'
  return requiresSecondFactor && person.roles.some(({ kind }) => kind === 'central') ? 'enrol' : null
}

/** Whoever has a session is a person. */
export function ownIdOf({ personId }: Actor): string {
  if (personId === null) throw refusal('notSignedIn')
  return personId
}
