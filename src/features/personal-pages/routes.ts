import type { Deps } from '../../deps.ts'
import { bearerOf } from '../../http/bearer.ts'
import type { Serve } from '../../http/endpoint.ts'
import { answerOnPage, renewOwnFeed, renewOwnPage, setPeriodForm } from './commands.ts'

export function personalPageRoutes(serve: Serve, deps: Deps) {
  serve('POST /api/personal-page/answers', 'public', async ({ request, body }) => {
    await answerOnPage(deps, bearerOf(request), body.occasionId, body.answer)
    return { answer: body.answer }
  })

  serve('POST /api/personal-page/link', 'public', async ({ request }) => ({
    path: await renewOwnPage(deps, bearerOf(request)),
  }))

  serve('POST /api/personal-page/calendar', 'public', async ({ request }) => ({
    feedPath: await renewOwnFeed(deps, bearerOf(request)),
  }))

  serve('PUT /api/personal-page/period-form', 'public', async ({ request, body }) => {
    await setPeriodForm(deps, bearerOf(request), body.periodForm)
    return { periodForm: body.periodForm }
  })
}
