import type { Deps } from '../../deps.ts'
import { refusal } from '../../errors.ts'
import { bearerOf } from '../../http/bearer.ts'
import type { Serve } from '../../http/endpoint.ts'
import { explanationFor } from '../reasons/commands.ts'
import { presentStudentPage } from './presenter.ts'
import { findFeedPath } from '../personal-pages/repository.ts'
import { ownWishes } from '../wish-forms/commands.ts'
import { findStudentByLink } from './repository.ts'

export function studentPageRoutes(serve: Serve, deps: Deps) {
  serve('GET /api/student-page', 'public', async ({ request, language }) => {
    const token = bearerOf(request)
    const student = await findStudentByLink(deps.db, token, deps.clock.now())
    if (!student) throw refusal('linkInvalid')
    const explanation = await explanationFor(deps.db, student, language)
    const feedPath = await findFeedPath(deps.db, token, deps.clock.now())
    return { ...presentStudentPage(student, feedPath, explanation), wishes: await ownWishes(deps, token) }
  })
}
