import { useSuspenseQuery } from '@tanstack/react-query'
import type { ResponseOf } from '../api/client.ts'
import { reading } from '../api/queries.ts'

export type Session = ResponseOf<'GET /api/session'>
export type Role = Session['roles'][number]
export type RoleKind = Role['kind']

export const sessionReading = () => ({
  ...reading('GET /api/session', {}),
  staleTime: Number.POSITIVE_INFINITY,
})

export interface Viewer {
  readonly person: Session['person']
  readonly roles: readonly Role[]
  readonly isCentral: boolean
  readonly districts: readonly { readonly id: string; readonly name: string }[]
  readonly universities: readonly { readonly id: string; readonly name: string }[]
  readonly hasRole: (...kinds: readonly RoleKind[]) => boolean
}

export function viewerOf(session: Session): Viewer {
  return {
    person: session.person,
    roles: session.roles,
    isCentral: session.roles.some(role => role.kind === 'central'),
    districts: session.roles.flatMap(role => role.district ?? []),
    universities: session.roles.flatMap(role => role.university ?? []),
    hasRole: (...kinds) => session.roles.some(role => kinds.includes(role.kind)),
  }
}

/** Who is signed in. Only on pages inside the shell, which are not shown before this is known. */
export function useViewer(): Viewer {
  return viewerOf(useSuspenseQuery(sessionReading()).data)
}
