import type { Transaction } from '../../adapters/db/database.ts'
import { copyIn } from '../../copy/copy.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { occasionsOfPlacement } from '../../domain/calendar/placement-occasions.ts'
import { planOccasions, type OwnersPlan } from '../occasions/commands.ts'
import { noticeTo, queueMails, type Mail } from '../outbox/mail.ts'
import { insertEvents } from '../placements/repository.ts'
import { letterTo } from '../student-page/mail.ts'
import { insertStudentLinks } from '../student-page/repository.ts'
import { tellSupervisors } from '../supervisor-page/commands.ts'
import type { Term } from '../terms/repository.ts'
import { countStudents, findConfirmed, findCoordinators } from './repository.ts'

type Confirmed = Awaited<ReturnType<typeof findConfirmed>>[number]

/**
 * Publishes every confirmed placement of the term (S7): its occasions, a letter with a personal link to each
 * student who has an address and no protected data (P2), and one to each university's coordinators.
 */
export async function publishPlacements(
  tx: Transaction,
  deps: Deps,
  actor: Actor,
  term: Term,
): Promise<void> {
  const placements = await findConfirmed(tx, term.id)
  await publish(tx, deps, actor, term, placements)
  await queueMails(tx, deps, await coordinatorLetters(tx, term, placements, deps.clock.now()))
}

/**
 * Publishes what has just been confirmed in a term that is public already (S7): to those students as on the day of
 * publication, and one letter to the coordinators of their universities. Nobody else is told anything.
 */
export async function publishReplacements(
  tx: Transaction,
  deps: Deps,
  actor: Actor,
  term: Term,
): Promise<void> {
  const placements = await findConfirmed(tx, term.id)
  await publish(tx, deps, actor, term, placements)
  await queueMails(tx, deps, await replacementLetters(tx, term, placements, deps.clock.now()))
}

async function publish(
  tx: Transaction,
  deps: Deps,
  actor: Actor,
  term: Term,
  placements: readonly Confirmed[],
): Promise<void> {
  const now = deps.clock.now()
  await insertEvents(
    tx,
    placements.map(({ id }) => ({ placementId: id, kind: 'published', at: now, personId: actor.personId })),
  )
  const letters = placements.flatMap(placement => studentLetter(placement, term, deps.ids.secret()))
  await insertStudentLinks(tx, { students: letters, now, ids: deps.ids })
  await queueMails(
    tx,
    deps,
    letters.map(({ mail }) => mail),
  )
  await tellSupervisors(
    tx,
    deps,
    term.id,
    placements.flatMap(({ supervisors }) => supervisors),
  )
  // After the letters: whoever reads the mails in their order knows of the place before being invited to it.
  await planOccasions(
    tx,
    deps,
    placements.map(placement => planFor(placement, term)),
  )
}

function planFor(placement: Confirmed, term: Term): OwnersPlan {
  const facts = {
    fromOn: placement.fromOn ?? term.startsOn,
    toOn: placement.toOn ?? term.endsOn,
    meetingPlace: `${placement.unit}, ${placement.district}`,
  }
  const invited = [
    { kind: 'student', id: placement.student.id } as const,
    ...placement.supervisors.map(({ id }) => ({ kind: 'supervisor', id }) as const),
  ]
  const planned = occasionsOfPlacement(facts).map(occasion => ({
    ...occasion,
    // The supervisor's own work goes on all the while: only what is agreed with the student is an appointment.
    recipients: occasion.kind === 'period' ? invited.slice(0, 1) : invited,
  }))
  return { owner: { placementId: placement.id }, planned }
}

interface StudentLetter {
  readonly studentId: string
  readonly pageToken: string
  readonly mail: Mail
}

/** None for a protected person, who is given a link by the university instead (P2). */
function studentLetter({ student, district }: Confirmed, term: Term, pageToken: string): StudentLetter[] {
  const { id: studentId, email, language, isProtected, hadPlace } = student
  if (!email || isProtected) return []
  const { placementPublished, replacementPublished } = copyIn[language].mails
  const words = (hadPlace ? replacementPublished : placementPublished)({ term: term.id, district })
  const mail = letterTo({ studentId, email, language }, words, pageToken)
  return [{ studentId, pageToken, mail }]
}

async function coordinatorLetters(
  tx: Transaction,
  term: Term,
  placements: readonly Confirmed[],
  now: Date,
): Promise<Mail[]> {
  const students = await countStudents(tx, term.id)
  const coordinators = await findCoordinators(tx, 'university', now)
  return coordinators.map(({ universityId, university, person }) => {
    const placed = placements.filter(placement => placement.universityId === universityId).length
    const all = students.find(row => row.universityId === universityId)?._count ?? 0
    const facts = { term: term.id, university: university?.name ?? '', placed, unplaced: all - placed }
    const words = copyIn[person.language].mails.resultsPublished(facts)
    return noticeTo(person, words, `/terminer/${term.id}/placeringar`)
  })
}

async function replacementLetters(
  tx: Transaction,
  term: Term,
  placements: readonly Confirmed[],
  now: Date,
): Promise<Mail[]> {
  const coordinators = await findCoordinators(tx, 'university', now)
  return coordinators.flatMap(({ universityId, university, person }) => {
    const count = placements.filter(placement => placement.universityId === universityId).length
    if (count === 0) return []
    const facts = { term: term.id, university: university?.name ?? '', count }
    const words = copyIn[person.language].mails.replacementsPublished(facts)
    return [noticeTo(person, words, `/terminer/${term.id}/placeringar`)]
  })
}
