import type { z } from 'zod'
import { transact, type Transaction } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import { AppError, refusal } from '../../errors.ts'
import { queueMails } from '../outbox/mail.ts'
import { findReference } from '../reference/repository.ts'
import { refuseUnseen } from '../seen/policy.ts'
import { insertSignInLink, revokeAccess, revokeMailedLinks } from '../session/repository.ts'
import { invitationLetter } from './mail.ts'
import { beginningOf, endOf, refuseWrongRole } from './policy.ts'
import {
  findByEmail,
  findPerson,
  findRole,
  hasLastingCentral,
  insertPerson,
  insertRole,
  updatePerson,
  updateRoleEnd,
  type PersonRow,
} from './repository.ts'
import type { peopleContract, roleInput } from './schema.ts'

type RoleInput = z.output<typeof roleInput>
type Invitation = z.output<(typeof peopleContract)['POST /api/people']['body']>
type PersonChange = z.output<(typeof peopleContract)['PUT /api/people/:personId']['body']>

const DAY_MILLISECONDS = 86_400_000
/** An invitation may lie over a week-end; a link that somebody asked for may not. */
export const INVITATION_DAYS = 7

/**
 * Adds a person with a role and mails an invitation, all or nothing (C6); returns the person's id. Refuses an address
 * that somebody has, and a role that is none.
 */
export async function invitePerson(deps: Deps, { role, ...input }: Invitation): Promise<string> {
  const createdAt = deps.clock.now()
  const email = input.email.toLowerCase()
  const personId = await transact(deps.db, async tx => {
    const id = deps.ids.uuid()
    if (await findByEmail(tx, email)) throw new AppError('personExists', { email })
    await insertPerson(tx, { ...input, id, email, createdAt })
    await giveRole(tx, deps, id, role)
    await sendInvitation(tx, deps, await requirePerson(tx, id))
    return id
  })
  deps.kickOutbox()
  return personId
}

/**
 * Changes name, address and language, and refuses when they are not those that were `seen`. A new address ends what was
 * mailed to the old one.
 */
export async function changePerson(
  deps: Deps,
  personId: string,
  { seen, ...input }: PersonChange,
): Promise<void> {
  const email = input.email.toLowerCase()
  await transact(deps.db, async tx => {
    const person = await requirePerson(tx, personId)
    const { name, language } = person
    refuseUnseen({ name, email: person.email, language }, seen, { ...input, email })
    const holder = await findByEmail(tx, email)
    if (holder && holder.id !== personId) throw new AppError('personExists', { email })
    await updatePerson(tx, personId, { ...input, email })
    if (person.email !== email) await revokeAccess(tx, personId, deps.clock.now())
  })
}

/** Mails a new link; the one in the former letter stops working. Refuses somebody whose roles have ended. */
export async function inviteAgain(deps: Deps, personId: string): Promise<void> {
  await transact(deps.db, async tx => {
    const person = await requirePerson(tx, personId)
    const now = deps.clock.now()
    if (!person.roles.some(({ validTo }) => validTo === null || validTo > now))
      throw refusal('personWithoutRole')
    await sendInvitation(tx, deps, person)
  })
  deps.kickOutbox()
}

export async function addRole(deps: Deps, personId: string, input: RoleInput): Promise<void> {
  await transact(deps.db, async tx => {
    await requirePerson(tx, personId)
    await giveRole(tx, deps, personId, input)
  })
}

/**
 * Sets or takes away the role's last day, and returns whose it is. Refuses to end the last central role, and when the role
 * does not end as was `seen`.
 */
export async function limitRole(
  deps: Deps,
  roleId: string,
  { toOn, seen }: { toOn: string | null; seen: string | null },
): Promise<string> {
  const end = endOf(toOn, deps.clock.now())
  return endRoleAt(deps, roleId, end, stored => {
    const wanted = { end: end?.toISOString() ?? null }
    refuseUnseen({ end: stored?.toISOString() ?? null }, { end: seen }, wanted)
  })
}

/**
 * Ends a role at this moment, and returns whose it was: the next request finds it ended. With the last role the
 * person's sessions and links end as well. Refuses to end the last central role.
 */
export async function endRole(deps: Deps, roleId: string): Promise<string> {
  return endRoleAt(deps, roleId, deps.clock.now())
}

async function endRoleAt(
  deps: Deps,
  roleId: string,
  end: Date | null,
  check: (stored: Date | null) => void = () => undefined,
): Promise<string> {
  return transact(deps.db, async tx => {
    const now = deps.clock.now()
    const role = await findRole(tx, roleId)
    if (!role) throw refusal('notFound')
    if (role.validTo !== null && role.validTo <= now) throw refusal('roleEnded')
    check(role.validTo)
    const isLast = role.kind === 'central' && end !== null && !(await hasLastingCentral(tx, now, roleId))
    if (isLast) throw refusal('lastCentral')
    // A role that has not begun ends before its beginning: it never was.
    await updateRoleEnd(tx, roleId, end && (end < role.validFrom ? role.validFrom : end))
    const { roles } = await requirePerson(tx, role.personId)
    const hasOther = roles.some(({ validTo }) => validTo === null || validTo > now)
    if (!hasOther) await revokeAccess(tx, role.personId, now)
    return role.personId
  })
}

export async function requirePerson(tx: Transaction, personId: string): Promise<PersonRow> {
  const person = await findPerson(tx, personId)
  if (!person) throw refusal('notFound')
  return person
}

/** Refuses a role that the person holds already, now or from a later day. */
async function giveRole(tx: Transaction, deps: Deps, personId: string, input: RoleInput): Promise<void> {
  refuseWrongRole(input, await findReference(tx))
  const now = deps.clock.now()
  const { kind, districtId, universityId } = input
  const validFrom = beginningOf(input.fromOn, now)
  const validTo = endOf(input.toOn, now)
  const { roles } = await requirePerson(tx, personId)
  const overlaps = roles.some(
    role =>
      role.kind === kind &&
      (role.district?.id ?? null) === districtId &&
      (role.university?.id ?? null) === universityId &&
      (role.validTo === null || role.validTo > validFrom) &&
      (validTo === null || role.validFrom < validTo),
  )
  if (overlaps) throw refusal('roleHeld')
  await insertRole(tx, {
    id: deps.ids.uuid(),
    personId,
    kind,
    districtId,
    universityId,
    validFrom,
    validTo,
    provider: null,
  })
}

async function sendInvitation(tx: Transaction, deps: Deps, person: PersonRow): Promise<void> {
  const token = deps.ids.secret()
  const createdAt = deps.clock.now()
  const expiresAt = new Date(createdAt.getTime() + INVITATION_DAYS * DAY_MILLISECONDS)
  await revokeMailedLinks(tx, person.id, createdAt)
  await insertSignInLink(tx, { id: deps.ids.uuid(), personId: person.id, token, createdAt, expiresAt })
  await queueMails(tx, deps, [invitationLetter(person, { token, days: INVITATION_DAYS })])
}
