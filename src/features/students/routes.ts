import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { refusal } from '../../errors.ts'
import type { Serve } from '../../http/endpoint.ts'
import { recordReading } from '../audit/commands.ts'
import { protectStudent } from '../protection/commands.ts'
import { findTerm } from '../terms/repository.ts'
import { changeStudent, createStudent, renewLink, withdrawStudent } from './commands.ts'
import { presentStudent, presentStudents } from './presenter.ts'
import { findStudent, findStudents, type StudentRow } from './repository.ts'

/** Districts are not among them: they must never see wishes or that a block exists (R10, P3). */
const SENDING = ['central', 'university'] as const

export function studentRoutes(serve: Serve, deps: Deps) {
  serve('GET /api/terms/:termId/students', SENDING, async ({ params, actor }) => {
    if (!(await findTerm(deps.db, params.termId))) throw refusal('notFound')
    const students = await findStudents(deps.db, params.termId, actor)
    await recordReading(deps, 'student', students.filter(holdsProtectedData).map(idOf))
    return { students: presentStudents(students) }
  })

  serve('POST /api/terms/:termId/students', SENDING, async ({ params, body, actor }) => {
    const studentId = await createStudent(deps, actor, params.termId, body)
    return viewStudent(deps, actor, studentId)
  })

  serve('PUT /api/students/:studentId', SENDING, async ({ params, body, actor }) => {
    await changeStudent(deps, actor, params.studentId, body)
    return viewStudent(deps, actor, params.studentId)
  })

  serve('POST /api/students/:studentId/withdraw', SENDING, async ({ params, body, actor }) => {
    await withdrawStudent(deps, actor, params.studentId, body)
    return null
  })

  serve('POST /api/students/:studentId/protect', SENDING, async ({ params, actor }) => {
    await protectStudent(deps, actor, params.studentId)
    return viewStudent(deps, actor, params.studentId)
  })

  serve('POST /api/students/:studentId/link', SENDING, async ({ params, actor }) => ({
    url: await renewLink(deps, actor, params.studentId),
  }))
}

/** P6: whose block (R10) or protected record somebody reads, is logged. */
function holdsProtectedData({ protected: isProtected, blocks }: StudentRow): boolean {
  return isProtected || blocks.length > 0
}

const idOf = ({ id }: StudentRow) => id

async function viewStudent(deps: Deps, actor: Actor, studentId: string) {
  const student = await findStudent(deps.db, studentId, actor)
  if (!student) throw refusal('notFound')
  return presentStudent(student)
}
