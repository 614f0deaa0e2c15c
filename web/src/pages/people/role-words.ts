import type { ResponseOf } from '../../api/client.ts'
import type { people as words } from '../../copy/sv/people.ts'

export type Person = ResponseOf<'GET /api/people'>['people'][number]
export type PersonRole = Person['roles'][number]

/** `Samordnare, förvaltning: Farsta stadsdelsförvaltning`. */
export function roleName({ kind, district, university }: PersonRole, t: typeof words): string {
  const place = district?.name ?? university?.name
  return place === undefined ? t.role[kind] : `${t.role[kind]}: ${place}`
}
