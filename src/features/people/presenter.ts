import type { PersonRow } from './repository.ts'

const { compare } = new Intl.Collator('sv')

/** `labels` says what each identity provider is called; one that is no longer configured keeps its id. */
export function presentPerson(row: PersonRow, now: Date, labels: ReadonlyMap<string, string>) {
  const { sessions, roles, secondFactor, identities, ...person } = row
  return {
    ...person,
    signedInAt: sessions[0]?.createdAt.toISOString() ?? null,
    hasSecondFactor: Boolean(secondFactor?.confirmedAt),
    isLinked: identities.length > 0,
    roles: roles.map(({ validFrom, validTo, provider, ...role }) => ({
      ...role,
      provider: provider && (labels.get(provider) ?? provider),
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
export function presentPeople(rows: readonly PersonRow[], now: Date, labels: ReadonlyMap<string, string>) {
  return rows
    .map(row => presentPerson(row, now, labels))
    .sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id))
}
