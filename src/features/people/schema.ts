import { z } from 'zod'
import { isoDate } from '../terms/schema.ts'

const kind = z.enum(['central', 'district', 'university', 'teacher'])

/** A district role names a district; a university's coordinator and a base teacher name a university. */
export const roleInput = z.strictObject({
  kind,
  districtId: z.string().max(100).nullable(),
  universityId: z.string().max(100).nullable(),
  /** First and last day; from today and until further notice when null. */
  fromOn: isoDate.nullable(),
  toOn: isoDate.nullable(),
})

const personMembers = {
  name: z.string().trim().min(1).max(200),
  email: z.email().max(254),
  language: z.enum(['sv', 'en']),
}

/** What the writer saw before changing it; refused when it is not what is stored by now. */
const personSeen = z.strictObject({
  name: z.string().max(200),
  email: z.string().max(254),
  language: z.enum(['sv', 'en']),
})

const roleView = z.object({
  id: z.uuid(),
  kind,
  district: z.object({ id: z.string(), name: z.string() }).nullable(),
  university: z.object({ id: z.string(), name: z.string() }).nullable(),
  validFrom: z.iso.datetime(),
  /** When it ends or ended; null until further notice. */
  validTo: z.iso.datetime().nullable(),
  state: z.enum(['coming', 'valid', 'ended']),
  /** Where the role comes from, when an identity provider's claims give it. */
  provider: z.string().nullable(),
})

const personView = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  language: z.enum(['sv', 'en']),
  /** The newest session's beginning; null for somebody who never came. */
  signedInAt: z.iso.datetime().nullable(),
  hasSecondFactor: z.boolean(),
  /** Whether the person is linked to an account at an identity provider. */
  isLinked: z.boolean(),
  roles: z.array(roleView),
})

const personParams = z.object({ personId: z.uuid() })
const roleParams = z.object({ roleId: z.uuid() })

export const peopleContract = {
  'GET /api/people': { response: z.object({ people: z.array(personView) }) },
  /** Adds the person and mails an invitation with a link that signs in once. */
  'POST /api/people': { body: z.strictObject({ ...personMembers, role: roleInput }), response: personView },
  'GET /api/people/:personId': { params: personParams, response: personView },
  'PUT /api/people/:personId': {
    params: personParams,
    body: z.strictObject({ ...personMembers, seen: personSeen }),
    response: personView,
  },
  'POST /api/people/:personId/invite': { params: personParams, response: personView },
  /** Takes away a colleague's second factor, which they have lost. */
  'POST /api/people/:personId/reset-second-factor': { params: personParams, response: personView },
  /** Forgets which account at an identity provider is the person's; the next sign-in there links again. */
  'POST /api/people/:personId/unlink': { params: personParams, response: personView },
  'POST /api/people/:personId/roles': { params: personParams, body: roleInput, response: personView },
  /** Sets the role's last day; null until further notice. `seen` is the end that the writer saw. */
  'PUT /api/roles/:roleId': {
    params: roleParams,
    body: z.strictObject({ toOn: isoDate.nullable(), seen: z.iso.datetime().nullable() }),
    response: personView,
  },
  /** Ends the role this very moment. */
  'POST /api/roles/:roleId/end': { params: roleParams, response: personView },
} as const
