import type { Occasion, OccasionKind } from '../../domain/calendar/occasion.ts'
import { fromDateColumn, toDateColumn } from './database.ts'
import type { Prisma } from './generated/client.ts'

export const occasionSelect = {
  uid: true,
  kind: true,
  sequence: true,
  status: true,
  startAt: true,
  endAt: true,
  fromOn: true,
  toOn: true,
  location: true,
  changedAt: true,
} satisfies Prisma.OccasionSelect

type OccasionRow = Prisma.OccasionGetPayload<{ select: typeof occasionSelect }>

/** An occasion as a row of its table, without the placement that it belongs to. */
export function occasionColumns({ kind, timing, ...rest }: Occasion) {
  const times = timing.allDay
    ? { startAt: null, endAt: null, fromOn: toDateColumn(timing.fromOn), toOn: toDateColumn(timing.toOn) }
    : { startAt: timing.startAt, endAt: timing.endAt, fromOn: null, toOn: null }
  return { ...rest, kind: kind.replace('-', '_') as OccasionRow['kind'], ...times }
}

/** A row of the table as an occasion. The database's check constraint keeps one of the two timings whole. */
export function occasionOf({ kind, startAt, endAt, fromOn, toOn, ...rest }: OccasionRow): Occasion {
  const named = { ...rest, kind: kind.replace('_', '-') as OccasionKind }
  if (startAt && endAt) return { ...named, timing: { allDay: false, startAt, endAt } }
  if (fromOn && toOn) {
    return { ...named, timing: { allDay: true, fromOn: fromDateColumn(fromOn), toOn: fromDateColumn(toOn) } }
  }
  throw new Error(`The occasion ${rest.uid} has no timing`)
}
