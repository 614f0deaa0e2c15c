import type { z } from 'zod'
import { fromDateColumn, transact, type Transaction } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { isQualified } from '../../domain/supervisors/qualification.ts'
import { AppError, refusal } from '../../errors.ts'
import { tellStudents } from '../placements/mail.ts'
import { renewInvitations } from '../occasions/commands.ts'
import { refuseUnseen } from '../seen/policy.ts'
import {
  findExceptions,
  findSame,
  findSupervised,
  findSupervisorToChange,
  insertSupervisor,
  storedFacts,
  updateSupervisor,
  type Supervisor,
  type SupervisorInput,
} from './repository.ts'
import type { supervisorsContract } from './schema.ts'

/**
 * The district's supervisor with these facts, made when there is none with the address or the name. Refuses facts that
 * are not those stored: whoever names somebody does not change what is known of them.
 */
export async function findOrCreateSupervisor(
  tx: Transaction,
  { ids }: Deps,
  districtId: string,
  input: SupervisorInput,
): Promise<Supervisor> {
  const facts = storedFacts(input)
  const known = await findSame(tx, districtId, facts)
  if (!known) return insertSupervisor(tx, { id: ids.uuid(), districtId, ...facts })
  if (!isSameFacts(known, facts)) throw new AppError('supervisorDiffers', storedFacts(known))
  return known
}

/**
 * Changes what is known of a supervisor, wherever they are named. Refuses when it is not what was `seen`, an address or a
 * name that is another's, and facts by which a standing placement would break its university's rule (R13). Students whose published placement
 * they supervise are told of another name or address, and their calendars show it (C2, S7).
 */
export async function changeSupervisor(
  deps: Deps,
  actor: Actor,
  id: string,
  { seen, ...input }: z.output<(typeof supervisorsContract)['PUT /api/supervisors/:supervisorId']['body']>,
): Promise<Supervisor> {
  const facts = storedFacts(input)
  await transact(deps.db, async tx => {
    const known = await findSupervisorToChange(tx, id, actor)
    if (!known) throw refusal('notFound')
    refuseUnseen(storedFacts(known), seen, facts)
    const holder = await findSame(tx, known.districtId, facts)
    if (holder && holder.id !== id) throw new AppError('supervisorExists', { name: holder.name })
    await applyFacts(tx, deps, known, facts)
  })
  deps.kickOutbox()
  return { id, ...facts }
}

/** As `changeSupervisor`, for a caller that knows whom the facts are about. Facts as they are stored change nothing. */
export async function applyFacts(
  tx: Transaction,
  deps: Deps,
  known: Supervisor,
  facts: SupervisorInput,
): Promise<void> {
  if (isSameFacts(known, facts)) return
  const supervised = await findSupervised(tx, known.id)
  const accepting = await findExceptions(tx, known.id)
  for (const { term, student } of supervised) {
    const { university } = student
    if (accepting.has(university.id) || isQualified(facts, university, fromDateColumn(term.startsOn)))
      continue
    // Who supervises need not stand on an offer, where alone an exception is granted: none is promised.
    throw new AppError('supervisorUnqualified', {
      name: facts.name,
      university: university.name,
      isNamedOnOffer: false,
    })
  }
  await updateSupervisor(tx, known.id, facts)
  const published = supervised.filter(({ state }) => state === 'published')
  if (known.name !== facts.name) {
    const owners = published.map(({ id }) => ({ placementId: id }))
    // The name is in the words of an occasion without a contact of its own, and in none of their rows.
    await renewInvitations(tx, deps, owners, 'supervisor', ({ kind, contact }, { recipient }) => {
      return kind !== 'period' && contact === null && recipient.kind === 'student'
    })
  }
  if (known.name === facts.name && known.email === facts.email) return
  const { name, email } = facts
  const ids = published.map(({ id }) => id)
  await tellStudents(tx, deps, ids, (mails, term) => mails.supervisorChanged({ term, name, email }))
}

export function isSameFacts(one: SupervisorInput, other: SupervisorInput): boolean {
  return JSON.stringify(storedFacts(one)) === JSON.stringify(storedFacts(other))
}
