import type {
  OccasionKind,
  OccasionStatus,
  PlannedOccasion,
  Recipient,
  RecipientKind,
  Timing,
} from '../../domain/calendar/occasion.ts'
import { fromDateColumn, toDateColumn } from './database.ts'
import type { Prisma } from './generated/client.ts'

export const occasionSelect = {
  id: true,
  key: true,
  kind: true,
  title: true,
  startAt: true,
  endAt: true,
  fromOn: true,
  toOn: true,
  location: true,
  contact: true,
  text: true,
  status: true,
} satisfies Prisma.OccasionSelect

export const recipientSelect = {
  studentId: true,
  supervisorId: true,
  personId: true,
  pilotHostId: true,
  pilotStudentId: true,
} satisfies Prisma.InvitationSelect

export const invitationSelect = {
  ...recipientSelect,
  id: true,
  uid: true,
  sequence: true,
  askedSequence: true,
  status: true,
  changedAt: true,
} satisfies Prisma.InvitationSelect

type OccasionRow = Prisma.OccasionGetPayload<{ select: typeof occasionSelect }>
type RecipientRow = Prisma.InvitationGetPayload<{ select: typeof recipientSelect }>
type TimingRow = Pick<OccasionRow, 'startAt' | 'endAt' | 'fromOn' | 'toOn'>

/** The column that holds a recipient of the kind. */
export const RECIPIENT_COLUMNS = {
  student: 'studentId',
  supervisor: 'supervisorId',
  person: 'personId',
  'pilot-host': 'pilotHostId',
  'pilot-student': 'pilotStudentId',
} as const satisfies Record<RecipientKind, keyof RecipientRow>

export function recipientColumns({ kind, id }: Recipient) {
  return { [RECIPIENT_COLUMNS[kind]]: id }
}

/** Whom a row is for. The database's check constraint keeps one recipient in each. */
export function recipientOf(row: RecipientRow): Recipient {
  for (const kind of Object.keys(RECIPIENT_COLUMNS) as RecipientKind[]) {
    const id = row[RECIPIENT_COLUMNS[kind]]
    if (id) return { kind, id }
  }
  throw new Error('An invitation for nobody')
}

export function timingColumns(timing: Timing) {
  return timing.allDay
    ? { startAt: null, endAt: null, fromOn: toDateColumn(timing.fromOn), toOn: toDateColumn(timing.toOn) }
    : { startAt: timing.startAt, endAt: timing.endAt, fromOn: null, toOn: null }
}

/** The database's check constraint keeps one of the two timings whole. */
export function timingOf({ startAt, endAt, fromOn, toOn }: TimingRow): Timing {
  if (startAt && endAt) return { allDay: false, startAt, endAt }
  if (fromOn && toOn) return { allDay: true, fromOn: fromDateColumn(fromOn), toOn: fromDateColumn(toOn) }
  throw new Error('An occasion without a timing')
}

/** What an occasion says, as columns of its row. */
export function occasionColumns({ key, kind, title, timing, location, contact, text }: PlannedOccasion) {
  const column = kind.replace('-', '_') as OccasionRow['kind']
  return { key, kind: column, title, location, contact, text, ...timingColumns(timing) }
}

/** An occasion as its row says it, without those who are invited. */
export function occasionOf(row: OccasionRow): PlannedOccasion & { id: string; status: OccasionStatus } {
  const { id, key, kind, title, location, contact, text, status } = row
  const named = kind.replace('_', '-') as OccasionKind
  return { id, key, kind: named, title, location, contact, text, status, timing: timingOf(row) }
}
