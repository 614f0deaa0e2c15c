import { transact, type Transaction } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import { SYSTEM_ACTOR, type Actor } from '../../domain/access/actor.ts'
import { isQuiet } from '../../domain/calendar/quiet-hours.ts'
import { wallTimeOf } from '../../domain/calendar/wall-time.ts'
import { reminderDue, type ReminderKind } from '../../domain/terms/reminders.ts'
import { refusal } from '../../errors.ts'
import { queueMails } from '../outbox/mail.ts'
import { requireTerm } from '../terms/commands.ts'
import { reminderMails, type Reminded } from './mail.ts'
import { findWaits, type OwnedWait } from './policy.ts'
import { findOpenTerms, insertReminder, notEnded } from './repository.ts'

/**
 * Gives the reminders that are due today (S6), each once, whatever the number of instances and however long nobody asked.
 * The reminders and their mails are one transaction. In the quiet hours there are none: nobody would read them before
 * morning, and by then the answer may have come.
 */
export async function sendDueReminders(deps: Deps): Promise<void> {
  if (isQuiet(deps.clock.now(), deps.quietHours)) return
  const given = await transact(deps.db, async tx => {
    const todayOn = wallTimeOf(deps.clock.now()).on
    const waits = await findWaits(tx, await findOpenTerms(tx, notEnded(todayOn)), SYSTEM_ACTOR)
    const reminded: Reminded[] = []
    for (const wait of waits) {
      const due = reminderDue(wait, todayOn)
      if (!due) continue
      const { escalates } = due
      const step = { step: String(due.days), escalated: escalates, personId: null }
      if (await remember(tx, deps, wait, step)) reminded.push({ wait, escalates })
    }
    await queueMails(tx, deps, await reminderMails(tx, deps, reminded))
    return reminded.length
  })
  if (given > 0) deps.kickOutbox()
}

/**
 * Reminds one owner now, as central asks for (S6). Refuses what nobody waits for as absent, and a second reminder of the
 * same thing on the same day.
 */
export async function remindNow(
  deps: Deps,
  actor: Actor,
  termId: string,
  { kind, ownerId }: { kind: ReminderKind; ownerId: string },
): Promise<void> {
  await transact(deps.db, async tx => {
    await requireTerm(tx, termId)
    const waits = await findWaits(tx, await findOpenTerms(tx, { id: termId }), actor)
    const wait = waits.find(one => one.kind === kind && one.owner.id === ownerId)
    if (!wait) throw refusal('notFound')
    const todayOn = wallTimeOf(deps.clock.now()).on
    const isNew = await remember(tx, deps, wait, {
      step: todayOn,
      escalated: false,
      personId: actor.personId,
    })
    if (!isNew || wait.reminders.some(({ on }) => on === todayOn)) throw refusal('remindedToday')
    await queueMails(tx, deps, await reminderMails(tx, deps, [{ wait, escalates: false }]))
  })
  deps.kickOutbox()
}

/** A wait without a due day is kept by the day from which it lasts. */
function remember(
  tx: Transaction,
  deps: Deps,
  { termId, kind, owner, dueOn, sinceOn }: OwnedWait,
  given: { step: string; escalated: boolean; personId: string | null },
): Promise<boolean> {
  const at = deps.clock.now()
  return insertReminder(tx, { termId, kind, ownerId: owner.id, dueOn: dueOn ?? sinceOn, at, ...given })
}
