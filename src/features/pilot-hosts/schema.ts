import { z } from 'zod'
import { absencesInput, absenceView } from '../pilot-venues/schema.ts'
import { pilotParams } from '../pilots/schema.ts'
import { emailAddress, personName } from '../text/schema.ts'

export const hostKind = z.enum(['staff', 'termFive', 'teacher'])

const shared = {
  maximumSessions: z.int().min(0).max(100),
  moduleIds: z.array(z.uuid()).max(30),
}
const email = emailAddress.transform(address => address.toLowerCase()).nullable()

/** Who a host is. A term-five student is one who is placed in the district (A9) or, until one is, a name. */
export const hostIdentity = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('staff'),
    /** Null: the city's own staff, who may lead anywhere. */
    districtId: z.string().max(100).nullable(),
    name: personName(200, 1),
    email,
  }),
  z.strictObject({
    kind: z.literal('termFive'),
    districtId: z.string().max(100),
    studentId: z.uuid().nullable(),
    name: personName(200, 1).nullable(),
  }),
  z.strictObject({
    kind: z.literal('teacher'),
    /** Somebody with an account; otherwise the name. */
    personId: z.uuid().nullable(),
    name: personName(200, 1).nullable(),
    email,
  }),
])

export const hostInput = z.strictObject({ identity: hostIdentity, ...shared })

export const hostView = z.object({
  id: z.uuid(),
  version: z.int(),
  kind: hostKind,
  districtId: z.string().nullable(),
  districtName: z.string().nullable(),
  /** What the host is called: a protected student by number (P2). */
  label: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  studentId: z.uuid().nullable(),
  personId: z.uuid().nullable(),
  /** The days of a term-five student's placement; null for everybody else. */
  placement: z.object({ fromOn: z.iso.date(), toOn: z.iso.date() }).nullable(),
  /** False for a student whose placement in the district is no longer there (A9): then nobody plans with the host. */
  mayLead: z.boolean(),
  ...shared,
  /** When somebody last said at which times the host is away; null: nobody has. */
  answeredAt: z.iso.datetime().nullable(),
  absences: z.array(absenceView),
})

export const hostParams = z.object({ hostId: z.uuid() })

export const pilotHostsContract = {
  'GET /api/pilots/:pilotId/hosts': {
    params: pilotParams,
    response: z.object({ hosts: z.array(hostView) }),
  },
  /** Students with a placement in one of the reader's districts (A9) and teachers of the university, hosts already left out. */
  'GET /api/pilots/:pilotId/host-suggestions': {
    params: pilotParams,
    response: z.object({
      students: z.array(
        z.object({
          studentId: z.uuid(),
          label: z.string(),
          districtId: z.string(),
          fromOn: z.iso.date(),
          toOn: z.iso.date(),
        }),
      ),
      teachers: z.array(z.object({ personId: z.uuid(), name: z.string() })),
    }),
  },
  'POST /api/pilots/:pilotId/hosts': { params: pilotParams, body: hostInput, response: hostView },
  'PUT /api/pilot-hosts/:hostId': {
    params: hostParams,
    body: z.strictObject({ version: z.int(), ...hostInput.shape }),
    response: hostView,
  },
  'POST /api/pilot-hosts/:hostId/remove': {
    params: hostParams,
    body: z.strictObject({ version: z.int() }),
    response: z.null(),
  },
  'PUT /api/pilot-hosts/:hostId/absences': { params: hostParams, body: absencesInput, response: hostView },
} as const
