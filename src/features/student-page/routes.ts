import type { Deps } from '../../deps.ts'
import { refusal } from '../../errors.ts'
import type { Serve } from '../../http/endpoint.ts'
import { explanationFor } from '../reasons/commands.ts'
import { presentStudentPage } from './presenter.ts'
import { feedTokenOf } from '../feeds/repository.ts'
import { findStudentByLink } from './repository.ts'

export function studentPageRoutes(serve: Serve, deps: Deps) {
  serve('GET /api/student-page', 'public', async ({ request }) => {
    const token = /^Bearer ([\w-]{20,200})$/.exec(request.get('authorization') ?? '')?.[1]
    const student = token ? await findStudentByLink(deps.db, token, deps.clock.now()) : null
    if (!token || !student) throw refusal('linkInvalid')
    const explanation = await explanationFor(deps.db, student)
    return presentStudentPage(student, `/kalender/${feedTokenOf(token)}.ics`, explanation)
  })
}
