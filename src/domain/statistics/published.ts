import { COUNTED_REASONS, type DeclineReason } from './decline-reasons.ts'
import { detailsOf, type Detail, type Row } from './detail.ts'
import { cellsOf, HIDDEN, STAGES, type Cells, type Whole } from './cells.ts'
import { finenessOf, isTellable, type Block, type Fineness } from './fineness.ts'
import {
  FIRST_PUBLISHED,
  noCounts,
  sumOfCounts,
  UNUSED_REASONS,
  type Sex,
  type TermFigures,
  type UnusedReason,
} from './funnel.ts'
import { tellableParts } from './suppression.ts'

export type PublishedDeclines = Readonly<Partial<Record<DeclineReason | 'together', number>>>

export interface PublishedDistrict {
  readonly id: string
  readonly detail: Detail
  /** Places, which are nobody's. */
  readonly offered: number
  readonly unused: number | null
  readonly cells: Cells
}

export interface PublishedUniversity {
  readonly id: string
  readonly detail: Detail
  readonly cells: Cells
}

/** What is told of a term: everywhere else than in the database, this instead of the figures (P7). */
export interface Published {
  /** Groups of sexes that are told together. */
  readonly sexGroups: readonly (readonly Sex[])[]
  readonly city: {
    readonly offered: number
    readonly unused: number | null
    readonly cells: Cells
    /** Null when the unused places are left out; `other` holds the reasons that are too few to tell. */
    readonly reasons: Readonly<Partial<Record<UnusedReason | 'other', number>>> | null
    /** Declined proposals; `together` holds the reasons that are too few to tell. Null when they are left out. */
    readonly declines?: PublishedDeclines | null
  }
  readonly districts: readonly PublishedDistrict[]
  readonly universities: readonly PublishedUniversity[]
}

/**
 * A term's figures as they may be told (P7), by sex if `bySex`. `earlier` are reports of the same term that somebody may have: where a number
 * beside one of theirs would tell of fewer people than may be told of, by sex or in a row, it is left out, and so is
 * what they left out. The city's totals are told all the same: they are what is reported, and say nothing of anybody.
 */
export function publish(figures: TermFigures, earlier: readonly Published[] = [], bySex = true): Published {
  const first = publishWithin(figures, () => 3, bySex)
  if (earlier.length === 0) return first
  const tellsSex = bySex && earlier.every(report => !differsLittle(bySexOf(report), bySexOf(first)))
  const most = (table: 'districts' | 'universities') => (id: string) =>
    earlier.reduce<Detail>((least, report) => {
      const known = report[table].find(row => row.id === id)
      const row = first[table].find(one => one.id === id)
      const isNear = known && row && differsLittle(totalsOf(known.cells), totalsOf(row.cells))
      const allowed = isNear ? 0 : (known?.detail ?? 3)
      return allowed < least ? allowed : least
    }, 3)
  const caps = { districts: most('districts'), universities: most('universities') }
  const later = publishWithin(figures, (table, id) => caps[table](id), tellsSex)
  return isToldBefore(later.city.declines, earlier)
    ? later
    : { ...later, city: { ...later.city, declines: null } }
}

/** Declines beside those of an earlier report would tell of the few between: only the same are told again. */
function isToldBefore(
  declines: PublishedDeclines | null | undefined,
  earlier: readonly Published[],
): boolean {
  const textOf = (of: PublishedDeclines | null | undefined) =>
    JSON.stringify([...COUNTED_REASONS, 'together' as const].map(reason => of?.[reason] ?? 0))
  return earlier.every(({ city }) => !city.declines || textOf(city.declines) === textOf(declines))
}

const totalsOf = (cells: Cells) => STAGES.map(stage => cells[stage].all)

const bySexOf = ({ city, districts, universities }: Published) =>
  [city, ...districts, ...universities].flatMap(({ cells }) =>
    STAGES.flatMap(stage => [...cells[stage].bySex]),
  )

/** Whether a number of the one is within a few people of the other's. Lists of another length are not compared. */
function differsLittle(before: readonly (number | null)[], after: readonly (number | null)[]): boolean {
  if (before.length !== after.length) return after.length > 0
  return after.some((number, index) => {
    const known = before[index]
    return number !== null && known !== null && known !== undefined && !isTellable(Math.abs(number - known))
  })
}

function publishWithin(
  figures: TermFigures,
  most: (table: 'districts' | 'universities', id: string) => Detail,
  tellsSex: boolean,
): Published {
  const city = sumOfCounts(figures.universities.map(({ counts }) => counts))
  const finest = finenessOf(city)
  const fineness = tellsSex ? finest : { ...finest, sexBlocks: [], sexGroups: [] }
  const whole = { counts: city, bySex: fineness.sexBlocks.flat() }
  const districts = tableOf(figures.districts, placedOnly(fineness), whole, id => most('districts', id))
  const universities = tableOf(figures.universities, fineness, whole, id => most('universities', id))
  const tellsUnused = fineness.blocks.some(([first]) => first === FIRST_PUBLISHED)
  const reasons = tellableParts(
    UNUSED_REASONS.map(reason => [reason, figures.reasons[reason]] as const),
    'other' as const,
  )
  const declines = tellableParts(
    COUNTED_REASONS.map(reason => [reason, figures.declines?.[reason] ?? 0] as const),
    'together' as const,
  )
  return {
    sexGroups: fineness.sexGroups,
    city: {
      offered: figures.districts.reduce((sum, { offered }) => sum + offered, 0),
      unused: tellsUnused ? figures.districts.reduce((sum, { unused }) => sum + unused, 0) : null,
      cells: cellsOf({ counts: city, detail: 3, rough: noCounts(), fine: noCounts(), whole }, fineness),
      reasons: tellsUnused && reasons ? Object.fromEntries(reasons) : null,
      declines: declines && Object.fromEntries(declines),
    },
    districts: figures.districts.map((district, index) => {
      const { detail, cells } = districts[index] ?? HIDDEN
      const unused = tellsUnused && detail >= 2 ? district.unused : null
      return { id: district.id, detail, offered: district.offered, unused, cells }
    }),
    universities: figures.universities.map(({ id }, index) => ({ id, ...(universities[index] ?? HIDDEN) })),
  }
}

/** Whoever has no place is in no district: of the districts, only what begins with a placement is told. */
function placedOnly(fineness: Fineness): Fineness {
  const placed = (blocks: readonly Block[]) => blocks.filter(([first = 0]) => first > 0)
  return { ...fineness, blocks: placed(fineness.blocks), sexBlocks: placed(fineness.sexBlocks) }
}

function tableOf(
  rows: readonly Row[],
  fineness: Fineness,
  whole: Whole,
  most: (id: string) => Detail,
): { detail: Detail; cells: Cells }[] {
  const details = detailsOf(rows, fineness, most)
  const upTo = (most: Detail) =>
    sumOfCounts(rows.flatMap(({ id, counts }) => ((details.get(id) ?? 0) <= most ? [counts] : [])))
  const [rough, fine] = [upTo(1), upTo(2)]
  return rows.map(({ id, counts }) => {
    const detail = details.get(id) ?? 0
    return { detail, cells: cellsOf({ counts, detail, rough, fine, whole }, fineness) }
  })
}
