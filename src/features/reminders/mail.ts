import type { Transaction } from '../../adapters/db/database.ts'
import { copyIn, type Language } from '../../copy/copy.ts'
import type { MailWords } from '../../copy/sv/mails.ts'
import type { Deps } from '../../deps.ts'
import { wallTimeOf } from '../../domain/calendar/wall-time.ts'
import { SCHEDULES } from '../../domain/terms/reminders.ts'
import { answerPath } from '../answers/mail.ts'
import type { Mail } from '../outbox/mail.ts'
import { findCoordinators } from '../publication/repository.ts'
import { proposalsThread } from '../runs/mail.ts'
import type { OwnedWait } from './policy.ts'
import { findCentral } from './repository.ts'

/** A wait whose owner is reminded, and of which the central coordinators are told as well when it escalates. */
export interface Reminded {
  readonly wait: OwnedWait
  readonly escalates: boolean
}

interface Person {
  readonly id: string
  readonly email: string
  readonly language: Language
}

interface Section {
  readonly words: MailWords
  readonly path: string
  readonly thread?: string
}

/**
 * One mail to each person who is reminded or told, whatever the number of things: several are parts of the same. A
 * district's open proposals come with a link that answers them without signing in, until the due day.
 */
export async function reminderMails(
  tx: Transaction,
  deps: Deps,
  reminded: readonly Reminded[],
): Promise<Mail[]> {
  const now = deps.clock.now()
  const sections = new Map<string, { person: Person; sections: Section[] }>()
  const tell = (person: Person, section: Section) => {
    const known = sections.get(person.id) ?? { person, sections: [] }
    known.sections.push(section)
    sections.set(person.id, known)
  }
  const districts = await findCoordinators(tx, 'district', now)
  const universities = await findCoordinators(tx, 'university', now)
  const central = await findCentral(tx, now)
  for (const { wait, escalates } of reminded) {
    const isOwner = (role: (typeof districts)[number]) =>
      (SCHEDULES[wait.kind].owner === 'district' ? role.districtId : role.universityId) === wait.owner.id
    for (const { person } of [...districts, ...universities].filter(isOwner)) {
      tell(person, await ownersSection(tx, deps, person, wait))
    }
    if (!escalates) continue
    for (const person of central) {
      const words = copyIn[person.language].reminders.escalation(factsOf(wait))
      tell(person, { words, path: waitingPath(wait.termId) })
    }
  }
  return [...sections.values()].map(({ person, sections: own }) => mailOf(person, own))
}

const waitingPath = (termId: string) => `/terminer/${termId}/vantar`

const factsOf = ({ termId, kind, owner, count, dueOn }: OwnedWait) => ({
  term: termId,
  kind,
  owner: owner.name,
  count: count ?? 1,
  dueOn,
})

async function ownersSection(
  tx: Transaction,
  deps: Deps,
  { id: personId, language }: Person,
  wait: OwnedWait,
): Promise<Section> {
  const { termId, kind, owner, dueOn } = wait
  const { offersReminder, proposalsReminder, wishesReminder } = copyIn[language].reminders
  const facts = factsOf(wait)
  switch (kind) {
    case 'offers':
      return { words: offersReminder(facts), path: '/', thread: `offers/${termId}/${owner.id}` }
    case 'wishes':
      return {
        words: wishesReminder(facts),
        path: `/terminer/${termId}/studenter`,
        thread: `wishes/${termId}/${owner.id}`,
      }
    case 'proposals': {
      const thread = proposalsThread(termId, owner.id)
      const isInTime = dueOn !== null && wallTimeOf(deps.clock.now()).on <= dueOn
      const path = isInTime
        ? await answerPath(tx, deps, { personId, districtId: owner.id, termId, dueOn })
        : `/terminer/${termId}/placeringar`
      return { words: proposalsReminder(facts), path, thread }
    }
  }
}

function mailOf(person: Person, sections: readonly Section[]): Mail {
  const { id: personId, email: recipient, language } = person
  // By itself, not for a digest: it is gathered already, and has a thread to keep.
  const to = { recipient, source: { personId }, language }
  const [first] = sections
  if (first && sections.length === 1) {
    const { words, path, thread } = first
    return { ...to, words, path, ...(thread !== undefined && { thread, isReminder: true }) }
  }
  const words = copyIn[person.language].reminders.severalReminders({ count: sections.length })
  const parts = sections.map(({ words: { subject, ...part }, path }) => ({
    words: { ...part, heading: subject },
    path,
  }))
  return { ...to, words, path: '/', parts }
}
