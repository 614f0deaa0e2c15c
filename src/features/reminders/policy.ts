import type { Transaction } from '../../adapters/db/database.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { wallTimeOf } from '../../domain/calendar/wall-time.ts'
import { isPublic } from '../../domain/terms/phases.ts'
import { answerDueOn, SCHEDULES, type ReminderKind, type Wait } from '../../domain/terms/reminders.ts'
import {
  findOpenProposals,
  findReminders,
  findUnanswered,
  findWithoutWishes,
  type OpenTerm,
} from './repository.ts'

/** What waits on a district or a university, and since when. */
export interface OwnedWait extends Wait {
  readonly termId: string
  readonly owner: { readonly id: string; readonly name: string }
  /** Proposals or students; null for a district's answer, which is one. */
  readonly count: number | null
  /** When each reminder was given, beside the day. */
  readonly reminders: readonly { readonly on: string; readonly at: Date; readonly escalated: boolean }[]
}

const on = (at: Date) => wallTimeOf(at).on

/** Everything within the actor's scope that somebody has not done yet in the terms (S6), by kind and owner's name. */
export async function findWaits(
  tx: Transaction,
  terms: readonly OpenTerm[],
  actor: Actor,
): Promise<OwnedWait[]> {
  const given = await findReminders(
    tx,
    terms.map(({ id }) => id),
  )
  const waits: OwnedWait[] = []
  for (const term of terms) {
    for (const wait of await waitsOf(tx, term, actor)) {
      const own = given.filter(
        row =>
          row.termId === wait.termId &&
          row.kind === wait.kind &&
          row.ownerId === wait.owner.id &&
          // Another due day begins the schedule anew.
          row.dueOn === (wait.dueOn ?? wait.sinceOn),
      )
      waits.push({ ...wait, reminders: own.map(({ at, escalated }) => ({ on: on(at), at, escalated })) })
    }
  }
  const { compare } = new Intl.Collator('sv')
  return waits.sort((a, b) => compare(a.kind, b.kind) || compare(a.owner.name, b.owner.name))
}

type Found = Omit<OwnedWait, 'reminders'>

async function waitsOf(tx: Transaction, term: OpenTerm, actor: Actor): Promise<Found[]> {
  const isIn = (kind: ReminderKind) => SCHEDULES[kind].phases.includes(term.phase)
  const collecting = { termId: term.id, sinceOn: on(term.collectingSince), dueOn: term.offersDueOn }
  const found: Found[] = []
  if (isIn('offers')) {
    const districts = await findUnanswered(tx, term.id, actor)
    found.push(...districts.map(owner => ({ kind: 'offers', owner, count: null, ...collecting }) as const))
  }
  if (isIn('wishes')) {
    const universities = await findWithoutWishes(tx, term.id, actor)
    found.push(
      ...universities.map(
        ({ count, ...owner }) => ({ kind: 'wishes', owner, count, ...collecting }) as const,
      ),
    )
  }
  if (isIn('proposals')) found.push(...(await proposalWaits(tx, term, actor)))
  return found
}

/** One wait a district; the proposal that has waited longest says since when, and by when. */
async function proposalWaits(tx: Transaction, term: OpenTerm, actor: Actor): Promise<Found[]> {
  const waits = new Map<string, Found & { count: number }>()
  for (const { at, district } of await findOpenProposals(tx, term.id, actor)) {
    const known = waits.get(district.id)
    const proposedOn = on(at)
    const sinceOn = known && known.sinceOn < proposedOn ? known.sinceOn : proposedOn
    waits.set(district.id, {
      termId: term.id,
      kind: 'proposals',
      owner: district,
      count: (known?.count ?? 0) + 1,
      sinceOn,
      // The term's day has passed when a public placement is replaced.
      dueOn: answerDueOn(isPublic(term.phase) ? null : term.confirmDueOn, sinceOn),
    })
  }
  return [...waits.values()]
}
