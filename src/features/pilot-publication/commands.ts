import type { Transaction } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import type { InvitedOccasion } from '../../domain/calendar/occasion-difference.ts'
import { instantOf } from '../../domain/calendar/wall-time.ts'
import { shortDistrict } from '../../domain/organisation/district-name.ts'
import { hostLabel, hoursOf } from '../auscultation-page/presenter.ts'
import { planOccasions } from '../occasions/commands.ts'
import { queueMails } from '../outbox/mail.ts'
import { pagePath } from '../personal-pages/commands.ts'
import { insertPageLinks } from '../personal-pages/repository.ts'
import { welcomeLetter } from './mail.ts'
import {
  findPageHolders,
  findPilotAddressees,
  findPublishedPilot,
  findSessionsToPlan,
  type SessionToPlan,
} from './repository.ts'

type PublishedPilot = Awaited<ReturnType<typeof findPublishedPilot>>

/**
 * Makes everybody's calendar what the plan in use says, if it is public, in the caller's transaction (C6): whoever has no
 * page yet gets a letter with one, and each student and host is invited to exactly the sessions that are theirs, told what
 * is new in one that has changed, and told of one that is theirs no longer (A12). Who is not touched hears nothing, and a
 * plan that has not changed says nothing to anybody. The caller kicks the outbox.
 */
export async function tellOfPlan(tx: Transaction, deps: Deps, pilotId: string): Promise<void> {
  const pilot = await findPublishedPilot(tx, pilotId)
  if (pilot.phase !== 'published') return
  const sessions = await findSessionsToPlan(tx, pilotId)
  await welcome(tx, deps, pilot, sessions)
  const plans = sessions.map(session => ({
    owner: { pilotSessionId: session.id },
    planned: session.removedAt === null ? [occasionOf(pilot, session)] : [],
  }))
  await planOccasions(tx, deps, plans)
}

/** One letter with a personal page to each who has a session and none yet. Protected students are handed theirs (P2). */
async function welcome(
  tx: Transaction,
  deps: Deps,
  pilot: PublishedPilot,
  sessions: readonly SessionToPlan[],
): Promise<void> {
  const held = sessions.filter(({ removedAt }) => removedAt === null)
  const hostIds = [...new Set(held.flatMap(({ hosts }) => hosts.map(({ host }) => host.id)))]
  const studentIds = [...new Set(held.flatMap(session => session.studentIds))]
  const holders = await findPageHolders(tx, hostIds, studentIds)
  const addressees = await findPilotAddressees(tx, hostIds, studentIds)
  const letters = addressees
    .filter(({ recipient }) => !holders.has(recipient.id))
    .map(addressee => {
      const { recipient } = addressee
      const kind = recipient.kind === 'pilot-host' ? ('pilot-host' as const) : ('pilot-student' as const)
      const owner = { kind, id: recipient.id }
      const pageToken = deps.ids.secret()
      return { owner, pageToken, mail: welcomeLetter(addressee, pilot, pagePath(owner, pageToken)) }
    })
  await insertPageLinks(tx, { pages: letters, now: deps.clock.now(), ids: deps.ids })
  await queueMails(
    tx,
    deps,
    letters.map(({ mail }) => mail),
  )
}

/** What everybody who is invited may read: no student's name (C1). */
function occasionOf({ passes }: PublishedPilot, session: SessionToPlan): InvitedOccasion {
  const { on, module, venue, hosts, studentIds } = session
  const { startsAt, endsAt } = hoursOf(passes, session.passes)
  const place = [venue.name, venue.address, shortDistrict(venue.district.name)]
  return {
    key: 'session',
    kind: 'session',
    title: module.name,
    timing: {
      allDay: false,
      startAt: instantOf({ on, at: startsAt }),
      endAt: instantOf({ on, at: endsAt }),
    },
    location: place.filter(part => part !== null).join(', '),
    contact: hosts.length === 0 ? null : hosts.map(({ host }) => hostLabel(host)).join(', '),
    text: null,
    recipients: [
      ...hosts.map(({ host }) => ({ kind: 'pilot-host' as const, id: host.id })),
      ...studentIds.map(id => ({ kind: 'pilot-student' as const, id })),
    ],
  }
}
