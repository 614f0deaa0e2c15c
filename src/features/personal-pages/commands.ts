import { transact } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import type { Answer } from '../../domain/calendar/occasion.ts'
import { refusal } from '../../errors.ts'
import { renewInvitations } from '../occasions/commands.ts'
import {
  findOwnInvitation,
  findPage,
  findPlacementsWithPeriod,
  insertPageLinks,
  renewFeed,
  revokePages,
  saveAnswer,
  type PageOwner,
} from './repository.ts'

const PATHS: Readonly<Record<PageOwner['kind'], string>> = {
  student: '/min-plats',
  supervisor: '/handledare',
  'pilot-host': '/auskultation-sida',
  'pilot-student': '/auskultation-sida',
}

/** Where a personal page is; the token stands in the fragment, which no server sees. */
export function pagePath({ kind }: PageOwner, pageToken: string): string {
  return `${PATHS[kind]}#${pageToken}`
}

/** Notes the page's owner's answer to an occasion that they are invited to. Refuses one that is not theirs, or cancelled. */
export async function answerOnPage(
  deps: Deps,
  token: string,
  occasionId: string,
  answer: Answer,
): Promise<void> {
  const now = deps.clock.now()
  await transact(deps.db, async tx => {
    const page = await findPage(tx, token, now)
    if (!page) throw refusal('linkInvalid')
    const invitation = await findOwnInvitation(tx, page.owner, occasionId)
    if (!invitation) throw refusal('notFound')
    if (invitation.status === 'cancelled') throw refusal('occasionCancelled')
    await saveAnswer(tx, invitation, answer, 'page', now)
  })
}

/** Ends every address of the owner's page and returns a new one's path. Calendars go on. */
export async function renewOwnPage(deps: Deps, token: string): Promise<string> {
  const now = deps.clock.now()
  const pageToken = deps.ids.secret()
  return transact(deps.db, async tx => {
    const page = await findPage(tx, token, now)
    if (!page) throw refusal('linkInvalid')
    await revokePages(tx, page.owner, now)
    await insertPageLinks(tx, { pages: [{ owner: page.owner, pageToken }], now, ids: deps.ids })
    return pagePath(page.owner, pageToken)
  })
}

/** Ends every address of the owner's calendar and returns the path of a new one, which this page shows from now on. */
export async function renewOwnFeed(deps: Deps, token: string): Promise<string> {
  const now = deps.clock.now()
  return transact(deps.db, async tx => {
    const page = await findPage(tx, token, now)
    if (!page) throw refusal('linkInvalid')
    return renewFeed(tx, page, token, { now, ids: deps.ids })
  })
}

/** Shows the student's period as a whole or as its last day, in feed and mails from now on. */
export async function setPeriodForm(
  deps: Deps,
  token: string,
  periodForm: 'span' | 'last-day',
): Promise<void> {
  await transact(deps.db, async tx => {
    const page = await findPage(tx, token, deps.clock.now())
    if (page?.owner.kind !== 'student') throw refusal('linkInvalid')
    const form = periodForm === 'span' ? 'span' : 'last_day'
    const owners = (await findPlacementsWithPeriod(tx, page.owner.id)).map(placementId => ({ placementId }))
    const isOther = (one: { periodForm: string; recipient: { kind: string } }) =>
      one.recipient.kind === 'student' && one.periodForm !== form
    const which = ({ kind }: { kind: string }, one: Parameters<typeof isOther>[0]) =>
      kind === 'period' && isOther(one)
    await renewInvitations(tx, deps, owners, 'form', which, form)
  })
  deps.kickOutbox()
}
