import type { Transaction } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import {
  asksAnew,
  differenceOfOccasions,
  isSame,
  type Detail,
  type InvitedOccasion,
} from '../../domain/calendar/occasion-difference.ts'
import { changeInvitation, invitationUid } from '../../domain/calendar/occasion.ts'
import { hasEnded } from '../../domain/calendar/wall-time.ts'
import { tellRecipients, type Telling } from './mail.ts'
import {
  findOccasions,
  idOf,
  saveOccasions,
  saveStep,
  type OccasionOwner,
  type OccasionToSave,
  type PeriodForm,
  type StoredInvitation,
  type StoredOccasion,
} from './repository.ts'

/** A whole term's invitations take many seconds to write: others are answered in between. */
const OWNERS_AT_ONCE = 100

/** All the occasions that an owner is to have, and whom each is for. */
export interface OwnersPlan {
  readonly owner: OccasionOwner
  readonly planned: readonly InvitedOccasion[]
}

/**
 * Makes the owners' occasions what is planned, and tells exactly those for whom something changes (C2, S7): each recipient
 * of a new, changed or cancelled occasion gets one mail with their own invitation (C1, C3, C4), in the caller's
 * transaction. A plan is whole: an occasion that it lacks is cancelled for everybody, a recipient it lacks is uninvited,
 * and one that is as it should be is left alone, so that planning twice changes nothing. Keys tell an owner's occasions
 * apart for life: one that comes back under its key keeps its UIDs. Who has no address or protected data (P2) has the
 * occasion in the feed alone. The caller kicks the outbox when its transaction has committed.
 *
 * For a pilot: one plan per held session, `owner` its `pilotSessionId`, one occasion with key and kind `session`, the
 * module as its title, and hosts, teachers and the groups' students as recipients; `findAddressees` and `ownerSelect` in
 * the repository say where a new kind of recipient's address, and a new owner's words, come from.
 */
export async function planOccasions(
  tx: Transaction,
  deps: Deps,
  plans: readonly OwnersPlan[],
): Promise<void> {
  for (let from = 0; from < plans.length; from += OWNERS_AT_ONCE) {
    await planSome(tx, deps, plans.slice(from, from + OWNERS_AT_ONCE))
  }
}

async function planSome(tx: Transaction, deps: Deps, plans: readonly OwnersPlan[]): Promise<void> {
  const now = deps.clock.now()
  const stored = await findOccasions(
    tx,
    plans.map(({ owner }) => owner),
  )
  const context = { now, newUid: () => invitationUid(deps.ids.uuid(), new URL(deps.publicUrl).hostname) }
  const rows = plans.flatMap(({ owner, planned }) => {
    const existing = stored.get(idOf(owner)) ?? []
    return differenceOfOccasions(existing, planned, context).map((change): OccasionToSave => {
      const held = existing.find(({ key }) => key === change.occasion.key)
      const invited = (one: StoredInvitation['recipient']) =>
        held?.invitations.find(({ recipient }) => isSame(recipient, one))
      const changes = change.changes.map(step => ({
        ...step,
        invitationId: invited(step.recipient)?.id ?? deps.ids.uuid(),
        periodForm: invited(step.recipient)?.periodForm ?? ('span' as const),
      }))
      return { ...change, changes, owner, id: held?.id ?? deps.ids.uuid(), isNew: !held }
    })
  })
  await saveOccasions(tx, rows, now)
  await tellRecipients(tx, deps, rows.flatMap(tellingsOf))
}

function tellingsOf({ owner, occasion, before, changes }: OccasionToSave): Telling[] {
  // Who is no longer invited is told what they knew, not what has become of it since.
  return changes.map(change => ({
    owner,
    change,
    occasion: change.act === 'cancel' ? (before ?? occasion) : occasion,
  }))
}

/** The owner's scheduled occasions as a plan, to be changed and planned again. */
export function planOf(occasions: readonly StoredOccasion[]): InvitedOccasion[] {
  return occasions
    .filter(({ status }) => status === 'scheduled')
    .map(({ invitations, ...occasion }) => ({
      ...occasion,
      recipients: invitations
        .filter(({ status }) => status === 'scheduled')
        .map(({ recipient }) => recipient),
    }))
}

/** Cancels what the owners' occasions still have; with `onlyComing` what has taken place stays in calendars. */
export async function cancelOccasions(
  tx: Transaction,
  deps: Deps,
  owners: readonly OccasionOwner[],
  { onlyComing }: { onlyComing: boolean },
): Promise<void> {
  const stored = await findOccasions(tx, owners)
  const isOver = ({ timing }: InvitedOccasion) => onlyComing && hasEnded(timing, deps.clock.now())
  const plans = owners.map(owner => ({
    owner,
    planned: planOf(stored.get(idOf(owner)) ?? []).filter(isOver),
  }))
  await planOccasions(tx, deps, plans)
}

/**
 * Sends the owners' coming invitations anew because something in their words is new that no occasion's row holds. Only
 * those that `which` names.
 */
export async function renewInvitations(
  tx: Transaction,
  deps: Deps,
  owners: readonly OccasionOwner[],
  detail: Detail,
  which: (occasion: StoredOccasion, invitation: StoredInvitation) => boolean,
  periodForm?: PeriodForm,
): Promise<void> {
  const now = deps.clock.now()
  const stored = await findOccasions(tx, owners)
  const tellings = owners.flatMap(owner =>
    (stored.get(idOf(owner)) ?? []).flatMap(occasion =>
      hasEnded(occasion.timing, now)
        ? []
        : occasion.invitations
            .filter(one => one.status === 'scheduled' && which(occasion, one))
            .map(({ id, recipient, periodForm: former, ...invitation }): Telling => {
              const step = changeInvitation(invitation, 'change', now, asksAnew([detail]))
              const form = periodForm ?? former
              const change = { ...step, recipient, details: [detail], invitationId: id, periodForm: form }
              return { owner, occasion, change }
            }),
    ),
  )
  for (const { change } of tellings) await saveStep(tx, change)
  await tellRecipients(tx, deps, tellings)
}
