import { count, freedom, isOpaque, isTellable, LEAST_WIDTH, type Block, type Fineness } from './fineness.ts'
import { SEXES, type Counts } from './funnel.ts'

/**
 * How much is told of one row (P7): 0 nothing, 1 the number of its students, 2 their categories, 3 their categories by sex.
 * Each is as fine as the whole's fineness at most.
 */
export type Detail = 0 | 1 | 2 | 3

export interface Row {
  readonly id: string
  readonly counts: Counts
}

const EVERYONE = SEXES.map((_, sex) => sex)

/**
 * The most that may be told of each row of a table whose sums are told by the fineness (P7, complementary suppression).
 * A row is told no finer than its own small numbers allow. Then rows are told less of, the smallest first, until every
 * number that is left out could have had more than {@link LEAST_WIDTH} other values: another table with the same
 * published numbers is known for each of them, made by letting students of the rows that are told as little of change
 * places (Fréchet's bounds). `most` is what may be told of a row at most, for reasons outside the table.
 */
export function detailsOf(
  rows: readonly Row[],
  fineness: Fineness,
  most: (id: string) => Detail = () => 3,
): Map<string, Detail> {
  const shape = shapeOf(fineness)
  const own = ({ id, counts }: Row) => Math.min(ownDetail(counts, shape), most(id)) as Detail
  const details = new Map(rows.map(row => [row.id, own(row)]))
  const present = rows.filter(({ counts }) => count(counts, shape.all, EVERYONE) > 0)
  if (present.length < 2) return details
  const size = ({ counts }: Row) => count(counts, shape.all, EVERYONE)
  const bySize = present.toSorted((a, b) => size(a) - size(b) || (a.id < b.id ? -1 : 1))
  for (;;) {
    const exposed = firstExposed(bySize, details, shape)
    if (!exposed) return details
    const { row, pool } = exposed
    // Somebody to hide among; else the row itself is told less of.
    const finer = bySize.find(({ id }) => (details.get(id) ?? 0) > pool)
    const lowered = finer ?? row
    const detail = details.get(lowered.id) ?? 0
    if (detail === 0) return details
    details.set(lowered.id, (finer ? pool : detail - 1) as Detail)
  }
}

interface Shape extends Fineness {
  /** All categories that are counted. */
  readonly all: Block
  readonly groups: readonly (readonly number[])[]
}

function shapeOf(fineness: Fineness): Shape {
  return {
    ...fineness,
    all: fineness.blocks.flat(),
    groups: fineness.sexGroups.map(group => group.map(sex => SEXES.indexOf(sex))),
  }
}

function ownDetail(counts: Counts, { blocks, sexBlocks, groups, all }: Shape): Detail {
  if (!isTellable(count(counts, all, EVERYONE))) return 0
  if (!blocks.every(block => isTellable(count(counts, block, EVERYONE)))) return 1
  const isFine = sexBlocks.every(block =>
    groups.every(group => isTellable(count(counts, block, group)) && isOpaque(counts, block, blocks, group)),
  )
  return sexBlocks.length > 0 && isFine ? 3 : 2
}

/** The first row with a number that is left out and yet too nearly known, and which rows it hides among. */
function firstExposed(
  rows: readonly Row[],
  details: ReadonlyMap<string, Detail>,
  shape: Shape,
): { row: Row; pool: Detail } | null {
  const upTo = (detail: Detail) => rows.filter(({ id }) => (details.get(id) ?? 0) <= detail)
  const pools = [upTo(0), upTo(1), upTo(2)] as const
  const sumOver = (pool: readonly Row[], block: Block, group: readonly number[]) =>
    pool.reduce((sum, { counts }) => sum + count(counts, block, group), 0)
  const hiddenTotal = sumOver(pools[0], shape.all, EVERYONE)
  const [only] = pools[0]
  if (only && (pools[0].length < 2 || hiddenTotal < LEAST_WIDTH)) return { row: only, pool: 0 }

  for (const row of pools[1]) {
    const detail = details.get(row.id) ?? 0
    for (const block of sums(shape.blocks)) {
      const column = sumOver(pools[1], block, EVERYONE)
      const all = sumOver(pools[1], shape.all, EVERYONE)
      if (column === 0 || column === all) continue
      const width =
        detail === 0
          ? Math.min(hiddenTotal, column)
          : freedom(count(row.counts, shape.all, EVERYONE), column, all)
      if (width < LEAST_WIDTH) return { row, pool: 1 }
    }
  }

  for (const row of pools[2]) {
    const detail = details.get(row.id) ?? 0
    for (const group of shape.groups) {
      for (const block of sums(shape.sexBlocks)) {
        const column = sumOver(pools[2], block, group)
        if (column === 0 || column === sumOver(pools[2], block, EVERYONE)) continue
        if (detail === 2 && count(row.counts, block, EVERYONE) === 0) continue
        // Only rows of which the categories are told are held to them.
        const byCategories = shape.sexBlocks
          .filter(part => part.every(category => block.includes(category)))
          .reduce(
            (sum, part) =>
              sum +
              freedom(
                count(row.counts, part, EVERYONE),
                sumOver(pools[2], part, group),
                sumOver(pools[2], part, EVERYONE),
              ),
            0,
          )
        const among = sumOver(pools[1], block, group)
        const byNumber =
          detail === 2
            ? 0
            : detail === 0
              ? Math.min(hiddenTotal, among)
              : freedom(count(row.counts, shape.all, EVERYONE), among, sumOver(pools[1], shape.all, EVERYONE))
        if (Math.max(byCategories, byNumber) < LEAST_WIDTH) return { row, pool: 2 }
      }
    }
  }
  return null
}

/** The blocks, and what stands from each of them on: the parts of the funnel and its stages. */
function sums(blocks: readonly Block[]): Block[] {
  return [...blocks, ...blocks.map((_, index) => blocks.slice(index).flat())]
}
