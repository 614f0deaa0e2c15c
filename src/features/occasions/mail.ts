import type { Transaction } from '../../adapters/db/database.ts'
import { calendarFile } from '../../adapters/ical/calendar-file.ts'
import { copyIn } from '../../copy/copy.ts'
import { timingInWords } from '../../copy/in-words.ts'
import type { Deps } from '../../deps.ts'
import type { PlannedOccasion, Recipient } from '../../domain/calendar/occasion.ts'
import { queueMails, type Mail } from '../outbox/mail.ts'
import { hashOf } from '../session/repository.ts'
import { presentEvent } from './presenter.ts'
import {
  findAddressees,
  findOwners,
  idOf,
  insertReplyLinks,
  insertVersions,
  type Addressee,
  type OccasionOwner,
  type OwnerRow,
  type StoredChange,
} from './repository.ts'

/** One recipient's change, and the occasion as they are told of it. */
export interface Telling {
  readonly owner: OccasionOwner
  readonly occasion: PlannedOccasion
  readonly change: StoredChange
}

/**
 * One mail per change that a recipient must see (C3, C4), with a link to answer behind which a click is needed. Notes for
 * each which version it was told of and by which mail.
 */
export async function tellRecipients(
  tx: Transaction,
  deps: Deps,
  tellings: readonly Telling[],
): Promise<void> {
  const visible = tellings.filter(({ change }) => change.method !== null)
  if (visible.length === 0) return
  const now = deps.clock.now()
  const found = await findAddressees(
    tx,
    visible.map(({ change }) => change.recipient),
  )
  const addressees = new Map(found.map(addressee => [keyOf(addressee.recipient), addressee]))
  const owners = await findOwners(
    tx,
    visible.map(({ owner }) => owner),
  )
  const letters = visible.flatMap(telling => {
    const addressee = addressees.get(keyOf(telling.change.recipient))
    const owner = owners.get(idOf(telling.owner)) ?? { placement: null }
    const token = deps.ids.secret()
    return addressee ? [{ telling, token, mail: mailTo(addressee, telling, owner, token, deps) }] : []
  })
  const messageIds = await queueMails(
    tx,
    deps,
    letters.map(({ mail }) => mail),
  )
  const messageIdOf = new Map(letters.map(({ telling }, index) => [telling, messageIds[index] ?? null]))
  const versions = visible.map(telling => ({
    change: telling.change,
    timing: telling.occasion.timing,
    messageId: messageIdOf.get(telling) ?? null,
  }))
  await insertVersions(tx, versions, now)
  const answerable = letters.filter(({ telling }) => telling.change.method === 'REQUEST')
  await insertReplyLinks(
    tx,
    answerable.map(({ telling, token }) => ({
      id: deps.ids.uuid(),
      invitationId: telling.change.invitationId,
      tokenHash: hashOf(token),
      createdAt: now,
    })),
  )
}

const keyOf = ({ kind, id }: Recipient): string => `${kind} ${id}`

function mailTo(
  { recipient, name, email, language }: Addressee,
  { occasion, change }: Telling,
  owner: OwnerRow,
  token: string,
  { sender }: Deps,
): Mail {
  const method = change.method === 'CANCEL' ? 'CANCEL' : 'REQUEST'
  const read = { ...change.invitation, recipient, periodForm: change.periodForm }
  const event = presentEvent(occasion, read, owner, language)
  const words = copyIn[language].invitations
  const facts = {
    title: event.summary,
    when: timingInWords(event.timing, language),
    location: event.location,
    description: event.description ?? '',
    changes: change.details,
  }
  const say = { cancel: words.cancelledInvitation, change: words.changedInvitation }
  const saying = change.act === 'cancel' || change.act === 'change' ? say[change.act] : words.invitation
  const content = calendarFile([event], {
    method,
    language,
    organizer: sender,
    attendee: { name, address: email },
  })
  return {
    recipient: email,
    ...sourceOf(recipient),
    language,
    words: saying(facts),
    path: `/svar#${token}`,
    // All that one recipient is written of one occasion is a thread.
    thread: `invitation/${change.invitationId}`,
    calendar: { method, content },
  }
}

/** Whose address it is, where it is corrected when nothing gets there. */
function sourceOf({ kind, id }: Addressee['recipient']): Pick<Mail, 'source'> {
  if (kind === 'student') return { source: { studentId: id } }
  return kind === 'person' ? { source: { personId: id } } : {}
}
