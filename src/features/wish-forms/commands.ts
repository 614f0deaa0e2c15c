import type { z } from 'zod'
import { transact, type Transaction } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { isQuiet } from '../../domain/calendar/quiet-hours.ts'
import { wallTimeOf } from '../../domain/calendar/wall-time.ts'
import { AppError, refusal } from '../../errors.ts'
import { queueMails } from '../outbox/mail.ts'
import { refuseUnknown } from '../reference/policy.ts'
import { findReference } from '../reference/repository.ts'
import { refuseUnseen } from '../seen/policy.ts'
import { insertStudentLinks } from '../student-page/repository.ts'
import { refuseForeignUniversity, refuseWrongWishes } from '../students/policy.ts'
import { replaceWishes } from '../students/repository.ts'
import { requireTermAcceptingChanges } from '../terms/policy.ts'
import { wishLetter, type WishLetter } from './mail.ts'
import { isOpenOn } from './policy.ts'
import { presentOwnWishes } from './presenter.ts'
import {
  findClosingDay,
  findOpenForms,
  findUnasked,
  findWisher,
  markAsked,
  saveClosingDay,
  saveWisher,
  type OpenForm,
} from './repository.ts'
import type { wishFormsContract } from './schema.ts'

type Opening = z.output<(typeof wishFormsContract)['PUT /api/terms/:termId/wish-forms/:universityId']['body']>
type OwnWishes = z.output<(typeof wishFormsContract)['PUT /api/student-page/wishes']['body']>

/**
 * Lets the university's students fill in their wishes up to and including a day, or no longer (null). Opening mails every
 * student with an address a personal link. Refuses another's university, another phase than `collecting`, a day that has
 * passed, and when the day is no longer the one that was `seen`.
 */
export async function openWishForm(
  deps: Deps,
  actor: Actor,
  { termId, universityId }: { termId: string; universityId: string },
  { closesOn, seen }: Opening,
): Promise<void> {
  refuseForeignUniversity(actor, universityId)
  const now = deps.clock.now()
  await transact(deps.db, async tx => {
    const { phase } = await requireTermAcceptingChanges(tx, termId)
    if (phase !== 'collecting') throw new AppError('phaseRefuses', { phase })
    const universities = (await findReference(tx)).universities.map(({ id }) => id)
    refuseUnknown('university', [universityId], universities)
    if (closesOn !== null && closesOn < wallTimeOf(now).on)
      throw new AppError('lastDayPassed', { on: closesOn })
    const stored = await findClosingDay(tx, termId, universityId)
    refuseUnseen({ closesOn: stored }, { closesOn: seen }, { closesOn })
    await saveClosingDay(tx, { termId, universityId, closesOn }, now)
    await askIn(tx, deps, form => form.termId === termId && form.universityId === universityId)
  })
  deps.kickOutbox()
}

/** Mails those who are due a letter today: who has come to the term since the form was opened, and reminders (S6). */
export async function askForWishes(deps: Deps): Promise<void> {
  if (isQuiet(deps.clock.now(), deps.quietHours)) return
  const asked = await transact(deps.db, tx => askIn(tx, deps, () => true))
  if (asked > 0) deps.kickOutbox()
}

async function askIn(tx: Transaction, deps: Deps, isMeant: (form: OpenForm) => boolean): Promise<number> {
  const now = deps.clock.now()
  const todayOn = wallTimeOf(now).on
  const letters: WishLetter[] = []
  for (const form of (await findOpenForms(tx, todayOn)).filter(isMeant)) {
    for (const student of await findUnasked(tx, form))
      letters.push(...wishLetter(form, student, todayOn, deps.ids.secret()))
  }
  if (letters.length === 0) return 0
  await insertStudentLinks(tx, { students: letters, now, ids: deps.ids })
  await markAsked(
    tx,
    letters.map(({ studentId }) => studentId),
    now,
  )
  await queueMails(
    tx,
    deps,
    letters.map(({ mail }) => mail),
  )
  return letters.length
}

/**
 * Saves what the student behind the link wishes, as often as wanted while the form is open. Refuses a link that is none, a
 * closed form, wishes that name nothing or repeat, and when the university has changed the student meanwhile.
 */
export async function saveOwnWishes(
  deps: Deps,
  token: string,
  { version, wishes, maxTravelMinutes }: OwnWishes,
): Promise<void> {
  const now = deps.clock.now()
  refuseWrongWishes(wishes)
  await transact(deps.db, async tx => {
    const student = await findWisher(tx, token, now)
    if (!student) throw refusal('linkInvalid')
    if (!isOpenOn(student, wallTimeOf(now).on)) throw refusal('wishesClosed')
    const { fields, districts } = await findReference(tx)
    refuseUnknown(
      'field',
      wishes.flatMap(({ fieldId }) => fieldId ?? []),
      fields.map(({ id }) => id),
    )
    refuseUnknown(
      'district',
      wishes.flatMap(({ districtId }) => districtId ?? []),
      districts.map(({ id }) => id),
    )
    if (!(await saveWisher(tx, { id: student.id, version, maxTravelMinutes }, now)))
      throw refusal('changedMeanwhile')
    await replaceWishes(tx, [{ studentId: student.id, wishes }])
  })
}

/** What the student behind the link may fill in now; null when nothing. */
export async function ownWishes(deps: Deps, token: string) {
  const now = deps.clock.now()
  const student = await findWisher(deps.db, token, now)
  return student && presentOwnWishes(student, await findReference(deps.db), wallTimeOf(now).on)
}
