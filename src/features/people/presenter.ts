import type { PersonRow } from './repository.ts'

const { compare } = new Intl.Collator('sv')

export function presentPerson({ sessions, roles, ...person }: PersonRow, now: Date) {
  return {
    ...person,
    signedInAt: sessions[0]?.createdAt.toISOString() ?? null,
    roles: roles.map(({ validFrom, validTo, ...role }) => ({
      ...role,
      validFrom: validFrom.toISOString(),
      validTo: validTo?.toISOString() ?? null,
      state: stateOf({ validFrom, validTo }, now),
    })),
  }
}

function stateOf(
  { validFrom, validTo }: { validFrom: Date; validTo: Date | null },
  now: Date,
): 'coming' | 'valid' | 'ended' {
  if (validTo !== null && validTo <= now) return 'ended'
  return validFrom <= now ? 'valid' : 'coming'
}

/** People in the order of their names. */
export function presentPeople(rows: readonly PersonRow[], now: Date) {
  return rows
    .map(row => presentPerson(row, now))
    .sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id))
}
