import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { INVITATION_DAYS } from '../people/commands.ts'
import { LINK_MINUTES } from '../session/commands.ts'
import { findMaterials, type Material } from '../support-material/repository.ts'
import { requireTerm } from '../terms/commands.ts'
import type { exampleFact } from './schema.ts'
import {
  countFacts,
  findExamplePlacement,
  findOwnName,
  findParticipants,
  findPilotName,
} from './repository.ts'

/** Everything that a mail can say. */
export interface MailFacts {
  readonly term: string
  readonly district: string
  readonly university: string
  /** The reminded: the district, or the university for wishes. */
  readonly owner: string
  readonly units: readonly string[]
  /** A pilot of the term. */
  readonly pilot: string
  /** Proposals, students or placements, as the mail has it. */
  readonly count: number
  readonly placed: number
  readonly unplaced: number
  readonly dueOn: string | null
  readonly name: string
  readonly email: string | null
  readonly days: number
  readonly minutes: number
}

export type ExampleFact = z.output<typeof exampleFact>

export interface PreviewGround {
  readonly facts: MailFacts
  /** What of the facts isn't so in the term. */
  readonly examples: ReadonlySet<ExampleFact>
  readonly counts: { readonly proposals: number; readonly withoutWishes: number }
  /** The days by which offers and proposals are to be in. */
  readonly due: { readonly offers: string | null; readonly proposals: string | null }
  /** The student's number; null when the term has none that may be shown. */
  readonly student: string | null
  /** The city's material for supervisors. */
  readonly materials: readonly Material[]
  /** Whoever looks. */
  readonly ownName: string
}

const EXAMPLE = { district: 'Farsta', university: 'SU', unit: 'Mottagningen', supervisor: 'Kim Exempel' }

/**
 * What the previews of a term's mails say: of one placement whose student is not protected (P2), its district and its
 * university, and of nobody else. What the term has nothing of yet is made up, and named in `examples`.
 */
export async function groundOfPreviews({ db }: Deps, actor: Actor, termId: string): Promise<PreviewGround> {
  const term = await requireTerm(db, termId)
  const placement = await findExamplePlacement(db, termId)
  const { student, offer } = placement ?? (await findParticipants(db, termId))
  const district = offer?.unit.district
  const university = student?.university
  const counts = await countFacts(db, termId, {
    district: district?.id ?? '',
    university: university?.id ?? '',
  })
  const supervisor = offer?.supervisor?.erasedAt === null ? offer.supervisor : null
  const examples = new Set<ExampleFact>()
  const real = <T>(fact: ExampleFact, value: T | null | undefined, example: T): T => {
    if (value !== null && value !== undefined) return value
    examples.add(fact)
    return example
  }
  const facts: MailFacts = {
    term: termId,
    district: real('district', district?.name, EXAMPLE.district),
    university: real('university', university?.name, EXAMPLE.university),
    owner: real('owner', district?.name, EXAMPLE.district),
    units: real('units', offer && [offer.unit.name], [EXAMPLE.unit]),
    pilot: real('pilot', await findPilotName(db, termId), 'Pilot 1'),
    // Each mail has its own; those that tell of what has not happened have an example.
    count: real('count', null, 2),
    placed: real('placed', counts.isPublished ? counts.placed : null, 12),
    unplaced: real('unplaced', counts.isPublished ? counts.unplaced : null, 1),
    dueOn: null,
    name: real('name', supervisor?.name, EXAMPLE.supervisor),
    email: real('email', supervisor?.email, 'kim@example.org'),
    days: INVITATION_DAYS,
    minutes: LINK_MINUTES,
  }
  return {
    facts,
    examples,
    counts,
    due: { offers: term.offersDueOn, proposals: term.confirmDueOn },
    student: student?.number ?? null,
    materials: await findMaterials(db),
    ownName: (actor.personId === null ? null : await findOwnName(db, actor.personId)) ?? '',
  }
}
