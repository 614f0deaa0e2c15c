import type { z } from 'zod'
import { transact, type Transaction } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import { refusal } from '../../errors.ts'
import { queueMails } from '../outbox/mail.ts'
import { findPage, insertPageLinks } from '../personal-pages/repository.ts'
import { pagePath } from '../personal-pages/commands.ts'
import { findMaterials } from '../support-material/repository.ts'
import { declineLetters, supervisorLetter } from './mail.ts'
import { findSupervisorPage, insertSupervisorAnswer } from './repository.ts'
import type { supervisorPageContract } from './schema.ts'

/** The id of the supervisor behind the link. Refuses a link that is not a supervisor's page. */
export async function requireSupervisor(tx: Transaction, deps: Deps, token: string): Promise<string> {
  const page = await findPage(tx, token, deps.clock.now())
  if (page?.owner.kind !== 'supervisor') throw refusal('linkInvalid')
  return page.owner.id
}

/**
 * Notes that the supervisor says yes or no to a placement that names them and has not ended. A no, its reason and the
 * supervisor's comment are told to the district's coordinators, who name somebody else or end the placement; it changes
 * nothing by itself, and the comment is stored in their mail alone. Saying the same
 * again does nothing.
 */
export async function answerAsSupervisor(deps: Deps, token: string, answer: SupervisorAnswer): Promise<void> {
  const { placementId, accepts } = answer
  await transact(deps.db, async tx => {
    const supervisorId = await requireSupervisor(tx, deps, token)
    const { name, placements } = await findSupervisorPage(tx, supervisorId)
    const placement = placements.find(({ id, active }) => id === placementId && active)
    if (!placement) throw refusal('notFound')
    const at = deps.clock.now()
    if (placement.answers[0]?.accepts === accepts) return
    const declineReason = answer.accepts ? null : answer.declineReason
    await insertSupervisorAnswer(tx, { placementId, supervisorId, accepts, declineReason, at })
    if (!answer.accepts)
      await queueMails(tx, deps, await declineLetters(tx, { name, placement, ...answer }, at))
  })
  deps.kickOutbox()
}

type SupervisorAnswer = z.output<(typeof supervisorPageContract)['POST /api/supervisor-page/answers']['body']>

interface NamedSupervisor {
  readonly id: string
  readonly name: string
  readonly email: string | null
}

/** A letter with a personal link to each of these supervisors who has an address: one each, however many they receive. */
export async function tellSupervisors(
  tx: Transaction,
  deps: Deps,
  termId: string,
  supervisors: readonly NamedSupervisor[],
): Promise<void> {
  const materials = await findMaterials(tx)
  const each = new Map(supervisors.map(supervisor => [supervisor.id, supervisor]))
  const letters = [...each.values()].flatMap(({ id, email }) => {
    const owner = { kind: 'supervisor' as const, id }
    const pageToken = deps.ids.secret()
    const count = supervisors.filter(one => one.id === id).length
    return email
      ? [
          {
            owner,
            pageToken,
            mail: supervisorLetter(email, { term: termId, count, materials }, pagePath(owner, pageToken)),
          },
        ]
      : []
  })
  await insertPageLinks(tx, { pages: letters, now: deps.clock.now(), ids: deps.ids })
  await queueMails(
    tx,
    deps,
    letters.map(({ mail }) => mail),
  )
}
