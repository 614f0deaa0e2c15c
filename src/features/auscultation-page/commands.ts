import type { z } from 'zod'
import { transact, type Transaction } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { tookPart } from '../../domain/auscultation/attendance.ts'
import { AppError, refusal } from '../../errors.ts'
import { findAuscultant } from '../auscultants/repository.ts'
import { queueMails } from '../outbox/mail.ts'
import { pagePath } from '../personal-pages/commands.ts'
import { findPage, insertPageLinks, type PageOwner } from '../personal-pages/repository.ts'
import { requirePilot } from '../pilots/policy.ts'
import { refuseUnknown } from '../reference/policy.ts'
import { evaluationLetter } from './mail.ts'
import { evaluationOf } from './presenter.ts'
import {
  findPageStudents,
  findStudentPage,
  insertEvaluation,
  markEvaluated,
} from './repository.ts'
import type { auscultationPageContract } from './schema.ts'

type EvaluationInput = z.output<
  (typeof auscultationPageContract)['POST /api/auscultation-page/evaluation']['body']
>

/** Whose page the link opens: a term-two student's or a host's. Refused when it opens neither. */
export async function requirePageOwner(tx: Transaction, deps: Deps, token: string): Promise<PageOwner> {
  const page = await findPage(tx, token, deps.clock.now())
  if (page?.owner.kind !== 'pilot-student' && page?.owner.kind !== 'pilot-host') throw refusal('linkInvalid')
  return page.owner
}

/** Stores a student's evaluation without whose it is, and that the student has answered (A13). One each. */
export async function evaluate(deps: Deps, token: string, input: EvaluationInput): Promise<void> {
  await transact(deps.db, async tx => {
    const owner = await requirePageOwner(tx, deps, token)
    if (owner.kind !== 'pilot-student') throw refusal('linkInvalid')
    const page = await findStudentPage(tx, owner.id)
    const asked = evaluationOf(page)
    if (asked?.state === 'answered') throw refusal('evaluationAnswered')
    if (asked?.state !== 'open' || !page.district) throw refusal('evaluationNotOpen')
    refuseUnknown(
      'module',
      input.scores.map(({ moduleId }) => moduleId),
      asked.modules.map(({ id }) => id),
    )
    if (!(await markEvaluated(tx, page.id, deps.clock.now()))) throw refusal('evaluationAnswered')
    const scores = [...new Map(input.scores.map(score => [score.moduleId, score])).values()]
    const { id: pilotId } = page.pilot
    const answers = { ...input, scores, id: deps.ids.uuid(), pilotId, districtId: page.district.id }
    await insertEvaluation(tx, answers)
  })
}

/** Writes to each student who took part that the evaluation is open, with a personal link; to protected ones never (P2). */
export async function askForEvaluations(
  tx: Transaction,
  deps: Deps,
  pilot: { readonly id: string; readonly name: string; readonly termId: string },
): Promise<void> {
  const students = await findPageStudents(tx, pilot.id)
  const letters = students.flatMap(({ id, email, language, protected: isProtected, attendance }) => {
    if (!email || isProtected || !tookPart(attendance.map(({ present }) => present))) return []
    const pageToken = deps.ids.secret()
    const owner = { kind: 'pilot-student' as const, id }
    const facts = { name: pilot.name, term: pilot.termId }
    return [
      {
        owner,
        pageToken,
        mail: evaluationLetter({ email, language }, facts, pagePath(owner, pageToken)),
      },
    ]
  })
  await insertPageLinks(tx, { pages: letters, now: deps.clock.now(), ids: deps.ids })
  await queueMails(
    tx,
    deps,
    letters.map(({ mail }) => mail),
  )
}

/** A personal link of the student's, to be handed over. Refused before the plan is public: there is nothing to see. */
export async function handOverPage(deps: Deps, actor: Actor, auscultantId: string): Promise<string> {
  return transact(deps.db, async tx => {
    const student = await findAuscultant(tx, auscultantId, actor)
    if (!student) throw refusal('notFound')
    const { phase } = await requirePilot(tx, student.pilotId, actor)
    if (phase === 'draft' || phase === 'collecting' || phase === 'planned')
      throw new AppError('pilotPhaseRefuses', { phase })
    const pageToken = deps.ids.secret()
    const owner = { kind: 'pilot-student' as const, id: auscultantId }
    const pages = [{ owner, pageToken }]
    await insertPageLinks(tx, { pages, now: deps.clock.now(), ids: deps.ids })
    return pagePath(owner, pageToken)
  })
}
