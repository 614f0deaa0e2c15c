import type { BodyOf } from '../../api/client.ts'
import type { pilots as Words } from '../../copy/sv/pilots.ts'
import type { Host } from './hosts-page.tsx'

type Body = BodyOf<'POST /api/pilots/:pilotId/hosts'>
export type HostKind = Host['kind']

/** A district's id, or this for the city's own staff. */
export const WHOLE_CITY = '*'

export interface HostValues {
  readonly kind: HostKind | null
  readonly districtId: string | null
  readonly name: string
  readonly email: string
  readonly studentId: string | null
  readonly personId: string | null
  readonly moduleIds: string[]
  readonly maximumSessions: number | null
}

export function hostValues(host: Host): HostValues {
  const { kind, name, email, studentId, personId, moduleIds, maximumSessions } = host
  return {
    kind,
    districtId: host.districtId ?? (kind === 'staff' ? WHOLE_CITY : null),
    name: name ?? '',
    email: personId === null ? (email ?? '') : '',
    studentId,
    personId,
    moduleIds,
    maximumSessions,
  }
}

/** The request's body; of what a kind has not, nothing is sent. */
export function hostBody(values: HostValues): Body {
  const { moduleIds, maximumSessions, studentId, personId } = values
  const name = values.name.trim() === '' ? null : values.name
  const email = values.email.trim() === '' ? null : values.email.trim()
  const districtId = values.districtId === WHOLE_CITY ? null : values.districtId
  const shared = { moduleIds, maximumSessions: maximumSessions ?? 0 }
  switch (values.kind) {
    case 'termFive':
      return {
        ...shared,
        identity: {
          kind: 'termFive',
          districtId: districtId ?? '',
          studentId,
          name: studentId === null ? name : null,
        },
      }
    case 'teacher':
      return {
        ...shared,
        identity: {
          kind: 'teacher',
          personId,
          name: personId === null ? name : null,
          email: personId === null ? email : null,
        },
      }
    default:
      return { ...shared, identity: { kind: 'staff', districtId, name: name ?? '', email } }
  }
}

export function hostFaults(values: HostValues, t: typeof Words) {
  const { kind, name, studentId, personId, districtId, maximumSessions } = values
  const isNamed = (kind === 'termFive' && studentId !== null) || (kind === 'teacher' && personId !== null)
  return [
    ...(name.trim() === '' && !isNamed ? [{ path: 'identity.name', text: t.host.nameFault }] : []),
    ...(kind !== 'teacher' && districtId === null
      ? [{ path: 'identity.districtId', text: t.venues.districtFault }]
      : []),
    ...(maximumSessions === null || maximumSessions < 0 || maximumSessions > 100
      ? [{ path: 'maximumSessions', text: t.host.mostFault }]
      : []),
  ]
}
