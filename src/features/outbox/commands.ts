import { z } from 'zod'
import { renderMail } from '../../adapters/mail/render.ts'
import { transact } from '../../adapters/db/database.ts'
import { copyIn } from '../../copy/copy.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { refusal } from '../../errors.ts'
import { findLeaking, type GuardDeps } from '../leaks/commands.ts'
import { messageIdOf, queueMails } from './mail.ts'
import {
  findGatherable,
  findMailAccount,
  insertDigest,
  reviveMessage,
  type GatherableMessage,
} from './repository.ts'

/** As `queueMails` stored it; a part's action leads somewhere, the whole of it need not. */
const storedContent = z.object({
  paragraphs: z.array(z.string()),
  action: z.object({ label: z.string(), href: z.string() }).optional(),
  footer: z.string(),
})

/**
 * Makes one mail of the notices that wait for the same person, once the first of them is due. The parts and their digest
 * change in one transaction, and rows that another instance looks at are passed over, so no part is in two mails. A part
 * that the leak guard would stop by now (P2) is left to be stopped by itself, so that the others arrive.
 */
export async function gatherDigests(deps: GuardDeps & Pick<Deps, 'publicUrl'>, now: Date): Promise<void> {
  const { db, ids, publicUrl } = deps
  await db.$transaction(async tx => {
    const groups = byRecipient(await findGatherable(tx, now))
    for (const waiting of groups.values()) {
      if (waiting.length < 2) continue
      const leaking = await findLeaking(tx, deps, waiting.map(textsOf))
      const parts = waiting.filter((_, index) => !leaking.has(index))
      if (parts.length < 2) continue
      const id = ids.uuid()
      const digest = { id, messageId: messageIdOf(id, publicUrl), createdAt: now, ...digestOf(parts) }
      await insertDigest(tx, digest, parts)
    }
  })
}

/** All that a part says, its links as well. */
function textsOf({ recipient, subject, content }: GatherableMessage) {
  return { recipient, texts: [subject, JSON.stringify(content)] }
}

function byRecipient(messages: readonly GatherableMessage[]) {
  const groups = new Map<string, GatherableMessage[]>()
  for (const message of messages) {
    groups.set(message.recipient, [...(groups.get(message.recipient) ?? []), message])
  }
  return groups
}

function digestOf(parts: readonly GatherableMessage[]) {
  const { recipient, person_id: personId, language } = parts[0] as GatherableMessage
  const contents = parts.map(part => ({ heading: part.subject, ...storedContent.parse(part.content) }))
  const { subject, heading, paragraphs } = copyIn[language].mails.digest({ count: parts.length })
  const sections = contents.map(({ action, heading: of, paragraphs: said }) => ({
    heading: of,
    paragraphs: said,
    ...(action && { action }),
  }))
  const footer = contents[0]?.footer ?? ''
  const rendered = renderMail({ heading, paragraphs, sections, footer }, language)
  return { recipient, personId, language, subject, ...rendered }
}

/**
 * Sends again what was given up (C7), to the address that its owner has now. Refuses a message that is not the actor's
 * to see as absent, and one that isn't given up.
 */
export async function resendMessage(deps: Deps, actor: Actor, id: string): Promise<void> {
  await transact(deps.db, async tx => {
    const outcome = await reviveMessage(tx, id, actor, deps.clock.now())
    if (outcome === 'absent') throw refusal('notFound')
    if (outcome === 'notDead') throw refusal('mailNotDead')
  })
  deps.kickOutbox()
}

/** Writes a mail to the caller, to see that mail arrives. Its id says where to follow it. */
export async function sendTestMail(deps: Deps, actor: Actor): Promise<void> {
  await transact(deps.db, async tx => {
    const account = actor.personId === null ? null : await findMailAccount(tx, actor.personId)
    if (!account) throw refusal('notFound')
    const { id: personId, email: recipient, language } = account
    const words = copyIn[language].mails.testMail({ name: account.name })
    await queueMails(tx, deps, [
      { recipient, source: { personId }, language, words, path: '/utskick', pace: 'urgent' },
    ])
  })
  deps.kickOutbox()
}
