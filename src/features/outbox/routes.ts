import { copyIn, type Language } from '../../copy/copy.ts'
import type { Deps } from '../../deps.ts'
import { quietUntil } from '../../domain/calendar/quiet-hours.ts'
import { refusal } from '../../errors.ts'
import type { Serve } from '../../http/endpoint.ts'
import { resendMessage, sendTestMail } from './commands.ts'
import { findMessage, findMessages } from './repository.ts'

/** A published term's letters and invitations. */
const SHOWN = 2000

type Item = Awaited<ReturnType<typeof findMessages>>[number]

export function outboxRoutes(serve: Serve, deps: Deps) {
  const present = (item: Item, language: Language) => presentItem(item, deps, language)

  serve('GET /api/outbox', ['central', 'district', 'university'], async ({ actor, language }) => ({
    delivery: deps.deliversMail,
    redirectedTo: deps.mailRedirect,
    quietHours: deps.quietHours,
    messages: (await findMessages(deps.db, actor, { limit: SHOWN, now: deps.clock.now() })).map(item =>
      present(item, language),
    ),
  }))

  serve('GET /api/outbox/:messageId', ['central'], async ({ params, language }) => {
    const message = await findMessage(deps.db, params.messageId)
    // With a mail server, letters with personal links are their recipients' alone.
    if (!message || deps.deliversMail) throw refusal('notFound')
    return { ...present(message, language), text: message.text, html: message.html }
  })

  serve(
    'POST /api/outbox/:messageId/resend',
    ['central', 'district', 'university'],
    async ({ actor, params, language }) => {
      await resendMessage(deps, actor, params.messageId)
      const message = await findMessage(deps.db, params.messageId)
      if (!message) throw refusal('notFound')
      return present(message, language)
    },
  )

  serve('POST /api/outbox/test', ['central'], async ({ actor }) => {
    await sendTestMail(deps, actor)
    return null
  })
}

/** A person's or student's present address, when it is another by now, is where the message goes when it is sent again. */
function presentItem(item: Item, { quietHours }: Deps, language: Language) {
  const { id, recipient, subject, status, attempts, failure, urgent, person, student } = item
  const address = person?.email ?? student?.email ?? recipient
  const dueAt = urgent ? item.nextAttemptAt : quietUntil(item.nextAttemptAt, quietHours)
  return {
    id,
    recipient,
    subject,
    language: item.language,
    status,
    attempts,
    failure: failure && copyIn[language].storedSentences.mailFailureSentence(failure),
    createdAt: item.createdAt.toISOString(),
    dueAt: status === 'waiting' ? dueAt.toISOString() : null,
    sentAt: item.sentAt?.toISOString() ?? null,
    source: person
      ? ({ kind: 'person', id: person.id, name: person.name } as const)
      : student
        ? ({ kind: 'student', id: student.id, termId: student.termId, number: student.number } as const)
        : null,
    correctedTo: address === recipient ? null : address,
  }
}
