import {
  invitationSelect,
  occasionColumns,
  occasionOf,
  occasionSelect,
  recipientColumns,
  recipientOf,
  timingColumns,
} from '../../adapters/db/occasion-columns.ts'
import type { Transaction } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'
import type { Language } from '../../copy/copy.ts'
import type {
  HeldOccasion,
  InvitationChange,
  OccasionChange,
} from '../../domain/calendar/occasion-difference.ts'
import type { Recipient } from '../../domain/calendar/occasion.ts'
import { findPilotAddressees } from '../pilot-publication/repository.ts'

/** What occasions belong to: a placement, a held session of a pilot, or a term. */
export type OccasionOwner =
  { readonly placementId: string } | { readonly pilotSessionId: string } | { readonly termId: string }

/** The owner's own id: random for placements and sessions, so that no two owners share one. */
export function idOf(owner: OccasionOwner): string {
  return Object.values(owner)[0] ?? ''
}

export type StoredInvitation = HeldOccasion['invitations'][number] & {
  readonly id: string
  readonly periodForm: PeriodForm
}
export type PeriodForm = 'span' | 'last_day'

export interface StoredOccasion extends HeldOccasion {
  readonly id: string
  readonly invitations: readonly StoredInvitation[]
}

const heldSelect = {
  ...occasionSelect,
  placementId: true,
  pilotSessionId: true,
  termId: true,
  invitations: { select: { ...invitationSelect, periodForm: true }, orderBy: { id: 'asc' } },
} satisfies Prisma.OccasionSelect

/** Everything of the owners, cancelled ones included, by the owner's id and in the order of their keys. */
export async function findOccasions(
  tx: Transaction,
  owners: readonly OccasionOwner[],
): Promise<Map<string, StoredOccasion[]>> {
  const rows = await tx.occasion.findMany({
    where: { OR: owners.map(owner => ({ ...owner })) },
    select: heldSelect,
    orderBy: [{ key: 'asc' }],
  })
  const byOwner = new Map(owners.map(owner => [idOf(owner), [] as StoredOccasion[]]))
  for (const row of rows) {
    const { placementId, pilotSessionId, termId } = row
    byOwner.get(placementId ?? pilotSessionId ?? termId ?? '')?.push(storedOccasion(row))
  }
  return byOwner
}

function storedOccasion({ invitations, ...row }: Prisma.OccasionGetPayload<{ select: typeof heldSelect }>) {
  return { ...occasionOf(row), invitations: invitations.map(storedInvitation) }
}

function storedInvitation(
  row: Prisma.InvitationGetPayload<{ select: typeof heldSelect.invitations.select }>,
): StoredInvitation {
  const { id, uid, sequence, askedSequence, status, changedAt, periodForm } = row
  return { id, uid, sequence, askedSequence, status, changedAt, periodForm, recipient: recipientOf(row) }
}

/** One occasion's change with where it is stored; `held` is null when it is new. */
export interface OccasionToSave extends OccasionChange {
  readonly id: string
  readonly owner: OccasionOwner
  readonly isNew: boolean
  readonly changes: readonly StoredChange[]
}

export interface StoredChange extends InvitationChange {
  readonly invitationId: string
  readonly periodForm: PeriodForm
}

/** Stores what happens to occasions and their invitations. */
export async function saveOccasions(
  tx: Transaction,
  rows: readonly OccasionToSave[],
  now: Date,
): Promise<void> {
  const columnsOf = ({ occasion, status }: OccasionToSave) => ({
    ...occasionColumns(occasion),
    status,
    changedAt: now,
  })
  await tx.occasion.createMany({
    data: rows.filter(({ isNew }) => isNew).map(row => ({ id: row.id, ...row.owner, ...columnsOf(row) })),
  })
  for (const row of rows) {
    if (!row.isNew) await tx.occasion.updateMany({ where: { id: row.id }, data: columnsOf(row) })
  }
  await tx.invitation.createMany({
    data: rows.flatMap(({ id, changes }) =>
      changes
        .filter(({ act }) => act === 'create')
        .map(({ invitationId, invitation, recipient }) => ({
          id: invitationId,
          occasionId: id,
          ...invitation,
          ...recipientColumns(recipient),
        })),
    ),
  })
  for (const change of rows.flatMap(({ changes }) => changes)) {
    if (change.act !== 'create') await saveStep(tx, change)
  }
}

/** Stores an invitation's new state. */
export async function saveStep(
  tx: Transaction,
  { invitationId, invitation, periodForm }: StoredChange,
): Promise<void> {
  const { sequence, askedSequence, status, changedAt } = invitation
  await tx.invitation.updateMany({
    where: { id: invitationId },
    data: { sequence, askedSequence, status, changedAt, periodForm },
  })
}

export interface NewVersion {
  readonly change: StoredChange
  readonly timing: HeldOccasion['timing']
  readonly messageId: string | null
}

/** Notes which version each recipient was told of, and by which mail; what nobody is told of is no version. */
export async function insertVersions(
  tx: Transaction,
  versions: readonly NewVersion[],
  at: Date,
): Promise<void> {
  await tx.invitationVersion.createMany({
    data: versions.flatMap(({ change: { invitationId, invitation, method, details }, timing, messageId }) =>
      method
        ? [
            {
              invitationId,
              sequence: invitation.sequence,
              method,
              at,
              changes: [...details],
              messageId,
              ...timingColumns(timing),
            },
          ]
        : [],
    ),
  })
}

/** Whom a mail can reach, in which language and under which name. */
export interface Addressee {
  readonly recipient: Recipient
  readonly name: string
  readonly email: string
  readonly language: Language
}

/**
 * Those of the recipients who may be written to: with an address and, of students, without protected data (P2). Everybody
 * else finds the occasion in the feed alone. A new kind of recipient is looked up here.
 */
export async function findAddressees(
  tx: Transaction,
  recipients: readonly Recipient[],
): Promise<Addressee[]> {
  const idsOf = (kind: Recipient['kind']) => ({
    in: [...new Set(recipients.filter(one => one.kind === kind).map(({ id }) => id))],
  })
  const students = await tx.student.findMany({
    where: { id: idsOf('student'), protected: false, email: { not: null } },
    select: { id: true, firstName: true, lastName: true, email: true, language: true },
  })
  const supervisors = await tx.supervisor.findMany({
    where: { id: idsOf('supervisor'), email: { not: null } },
    select: { id: true, name: true, email: true },
  })
  const people = await tx.person.findMany({
    where: { id: idsOf('person') },
    select: { id: true, name: true, email: true, language: true },
  })
  const inPilots = await findPilotAddressees(tx, idsOf('pilot-host').in, idsOf('pilot-student').in)
  return [
    ...inPilots,
    ...students.map(({ id, firstName, lastName, email, language }) => ({
      recipient: { kind: 'student' as const, id },
      name: [firstName, lastName].filter(Boolean).join(' '),
      email: email ?? '',
      language,
    })),
    ...supervisors.map(({ id, name, email }) => ({
      recipient: { kind: 'supervisor' as const, id },
      name,
      email: email ?? '',
      language: 'sv' as const,
    })),
    ...people.map(({ id, ...person }) => ({ recipient: { kind: 'person' as const, id }, ...person })),
  ]
}

/** What an occasion's words need beside the occasion itself. */
export const ownerSelect = {
  placement: {
    select: {
      termId: true,
      offer: {
        select: {
          unit: { select: { name: true, district: { select: { name: true } } } },
          field: { select: { name: true } },
        },
      },
      events: {
        where: { kind: 'confirmed' },
        orderBy: { id: 'asc' },
        select: { supervisor: { select: { name: true } } },
      },
    },
  },
} satisfies Prisma.OccasionSelect

export type OwnerRow = Prisma.OccasionGetPayload<{ select: typeof ownerSelect }>

/** The owners as their occasions' words need them, by their ids; there is nothing but null for any but a placement. */
export async function findOwners(
  tx: Transaction,
  owners: readonly OccasionOwner[],
): Promise<Map<string, OwnerRow>> {
  const ids = [...new Set(owners.flatMap(owner => ('placementId' in owner ? [owner.placementId] : [])))]
  const placements = await tx.placement.findMany({
    where: { id: { in: ids } },
    select: { id: true, ...ownerSelect.placement.select },
  })
  return new Map(placements.map(({ id, ...placement }) => [id, { placement }]))
}

/** A link to answer one invitation, by its hash. */
export async function insertReplyLinks(
  tx: Transaction,
  links: readonly { id: string; invitationId: string; tokenHash: string; createdAt: Date }[],
): Promise<void> {
  await tx.accessLink.createMany({ data: links.map(link => ({ ...link, purpose: 'reply' as const })) })
}

const NO_WORDS = { location: null, title: null, contact: null, text: null }

/** Takes away what was written about occasions; when they were stays (P4). */
export function eraseOccasionWords(tx: Transaction, of: Prisma.OccasionWhereInput) {
  const written = Object.keys(NO_WORDS).map(column => ({ [column]: { not: null } }))
  return tx.occasion.updateMany({ where: { AND: [of, { OR: written }] }, data: NO_WORDS })
}
