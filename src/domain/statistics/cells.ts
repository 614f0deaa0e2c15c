import type { Detail } from './detail.ts'
import { count, type Block, type Fineness } from './fineness.ts'
import { CATEGORIES, FIRST_PUBLISHED, SEXES, type Counts } from './funnel.ts'

/** The funnel's stages, and the ways in which a published placement stands or ended. */
export const STAGES = [
  'requested',
  'matched',
  'confirmed',
  'published',
  'completed',
  'interrupted',
  'cancelled',
  'underWay',
] as const
export type Stage = (typeof STAGES)[number]

const from = (first: number): Block => CATEGORIES.flatMap((_, index) => (index >= first ? [index] : []))
const only = (category: (typeof CATEGORIES)[number]): Block => [CATEGORIES.indexOf(category)]

const CATEGORIES_OF: Readonly<Record<Stage, Block>> = {
  requested: from(0),
  matched: from(1),
  confirmed: from(2),
  published: from(FIRST_PUBLISHED),
  completed: only('completed'),
  interrupted: only('interrupted'),
  cancelled: only('cancelled'),
  underWay: only('underWay'),
}

/** Students at a stage. Null is left out for P7. */
export interface Cell {
  readonly all: number | null
  /** By the publication's groups of sexes, in their order; null also when nothing is told by sex. */
  readonly bySex: readonly (number | null)[]
}

export type Cells = Readonly<Record<Stage, Cell>>

const EVERYONE = SEXES.map((_, sex) => sex)
const NOTHING: Cell = { all: null, bySex: [] }

/** A row of which nothing is told. */
export const HIDDEN: { detail: Detail; cells: Cells } = {
  detail: 0,
  cells: {
    requested: NOTHING,
    matched: NOTHING,
    confirmed: NOTHING,
    published: NOTHING,
    completed: NOTHING,
    interrupted: NOTHING,
    cancelled: NOTHING,
    underWay: NOTHING,
  },
}

interface ToldRow {
  readonly counts: Counts
  readonly detail: Detail
  /** The sums of all rows of which at most the number of students is told, and of those of which nothing is told by sex. */
  readonly rough: Counts
  readonly fine: Counts
  readonly whole: Whole
}

/** All students of the term, and the categories of which the whole is told by sex. */
export interface Whole {
  readonly counts: Counts
  readonly bySex: Block
}

/**
 * A row's cells as its detail allows. What anybody could work out from the published sums (nobody, or everybody, of those
 * left out) is told, so that every cell left out is unknown.
 */
export function cellsOf(row: ToldRow, fineness: Fineness): Cells {
  const groups = fineness.sexGroups.map(group => group.map(sex => SEXES.indexOf(sex)))
  const cellOf = (stage: Stage): Cell => {
    const categories = CATEGORIES_OF[stage]
    const all = totalOf(row, categories, fineness)
    return { all, bySex: groups.map(group => bySexOf(row, categories, group, { all, ...fineness })) }
  }
  return {
    requested: cellOf('requested'),
    matched: cellOf('matched'),
    confirmed: cellOf('confirmed'),
    published: cellOf('published'),
    completed: cellOf('completed'),
    interrupted: cellOf('interrupted'),
    cancelled: cellOf('cancelled'),
    underWay: cellOf('underWay'),
  }
}

function totalOf({ counts, detail, rough }: ToldRow, categories: Block, { blocks }: Fineness): number | null {
  const all = blocks.flat()
  if (!categories.every(category => all.includes(category))) return null
  const touched = blocks.filter(block => block.some(category => categories.includes(category)))
  const isWhole = (block: Block) => block.every(category => categories.includes(category))
  if (detail >= 2) {
    const isKnown = touched.every(block => isWhole(block) || count(counts, block, EVERYONE) === 0)
    return isKnown ? count(counts, categories, EVERYONE) : null
  }
  const among = count(rough, touched.flat(), EVERYONE)
  if (among === 0) return 0
  const isEverybody = touched.every(isWhole) && among === count(rough, all, EVERYONE)
  return detail === 1 && isEverybody ? count(counts, all, EVERYONE) : null
}

function bySexOf(
  { counts, detail, rough, fine, whole }: ToldRow,
  categories: Block,
  group: readonly number[],
  { all, blocks, sexBlocks }: Fineness & { all: number | null },
): number | null {
  const isAbsent = count(whole.counts, whole.bySex, group) === 0
  if (all === 0 || (isAbsent && categories.every(category => whole.bySex.includes(category)))) return 0
  const told = sexBlocks.flat()
  const sums = detail < 2 ? rough : counts
  const nobodyIn = (part: Block) => isTold(part, blocks, sums) && count(sums, part, EVERYONE) === 0
  if (!nobodyIn(categories.filter(category => !told.includes(category)))) return null
  if (detail < 2) return ofSums(fine, blocksOf(sexBlocks, categories).flat(), group, all)
  const parts = blocksOf(sexBlocks, categories).map(block => {
    const part = block.filter(category => categories.includes(category))
    const rest = block.filter(category => !categories.includes(category))
    if (detail === 3 && (rest.length === 0 || nobodyIn(rest))) return count(counts, block, group)
    const number = isTold(part, blocks, counts) ? count(counts, part, EVERYONE) : null
    return number === 0 ? 0 : ofSums(detail === 3 ? counts : fine, block, group, number)
  })
  return parts.reduce<number | null>((sum, part) => (sum === null || part === null ? null : sum + part), 0)
}

const blocksOf = (blocks: readonly Block[], categories: Block) =>
  blocks.filter(block => block.some(category => categories.includes(category)))

/** Of `number` students somewhere in the block: none when nobody there is of these sexes, all when everybody is. */
function ofSums(sums: Counts, block: Block, group: readonly number[], number: number | null): number | null {
  const column = count(sums, block, group)
  if (column === 0) return 0
  return column === count(sums, block, EVERYONE) ? number : null
}

/** Whether the total of the categories is told in a row of which categories are. */
function isTold(part: Block, blocks: readonly Block[], counts: Counts): boolean {
  const touched = blocksOf(blocks, part)
  return (
    part.every(category => touched.some(block => block.includes(category))) &&
    touched.every(
      block => block.every(category => part.includes(category)) || count(counts, block, EVERYONE) === 0,
    )
  )
}
