import { stepOf } from './policy.ts'
import type { findSignedIn } from './repository.ts'

type SignedInPerson = Awaited<ReturnType<typeof findSignedIn>>

/** Who is signed in and as what, and what they must do before the session opens more than this. */
export function presentSignedIn(
  session: { person: SignedInPerson; secondFactorAt: Date | null },
  requiresSecondFactor: boolean,
) {
  const { id, name, email, language, roles } = session.person
  return {
    person: { id, name, email, language },
    roles: roles.map(({ kind, district, university }) => ({ kind, district, university })),
    step: stepOf(session, requiresSecondFactor),
  }
}
