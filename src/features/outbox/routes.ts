import { transact } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import { refusal } from '../../errors.ts'
import type { Serve } from '../../http/endpoint.ts'
import { findMessage, findMessages, reviveMessage } from './repository.ts'

/** A published term's letters and invitations. */
const SHOWN = 2000

type Item = Awaited<ReturnType<typeof findMessages>>[number]

export function outboxRoutes(serve: Serve, deps: Deps) {
  serve('GET /api/outbox', ['central'], async () => ({
    delivery: deps.deliversMail,
    messages: (await findMessages(deps.db, SHOWN)).map(presentItem),
  }))

  serve('GET /api/outbox/:messageId', ['central'], async ({ params }) => {
    const message = await findMessage(deps.db, params.messageId)
    // With a mail server, letters with personal links are their recipients' alone.
    if (!message || deps.deliversMail) throw refusal('notFound')
    return { ...presentItem(message), text: message.text }
  })

  serve('POST /api/outbox/:messageId/resend', ['central'], async ({ params }) => {
    const isRevived = await transact(deps.db, tx => reviveMessage(tx, params.messageId, deps.clock.now()))
    const message = await findMessage(deps.db, params.messageId)
    if (!message) throw refusal('notFound')
    if (!isRevived) throw refusal('mailNotDead')
    deps.kickOutbox()
    return presentItem(message)
  })
}

function presentItem({ createdAt, sentAt, ...item }: Item) {
  return { ...item, createdAt: createdAt.toISOString(), sentAt: sentAt?.toISOString() ?? null }
}
