import { CATEGORIES, SEXES, type Counts, type Sex } from './funnel.ts'
import { SMALLEST_GROUP } from './suppression.ts'

/** Of every number that is left out, at least this many more than one value are possible (P7). */
export const LEAST_WIDTH = 3

/**
 * How finely a term may be told of as a whole (P7). Categories that stand side by side are told together until nobody is
 * among fewer than {@link SMALLEST_GROUP}; the parts of what is told together are told nowhere.
 */
export interface Fineness {
  /** Sets of categories, in order, of which students are counted without regard to sex. Before the first nobody is counted. */
  readonly blocks: readonly Block[]
  /** The same by sex: each is a union of `blocks`. Empty when nothing is told by sex. */
  readonly sexBlocks: readonly Block[]
  /** Sexes that are told together stand together. */
  readonly sexGroups: readonly (readonly Sex[])[]
}

/** Indices of categories that follow each other. */
export type Block = readonly number[]

/** What it is worth to begin a block at each category: publication first, then completion. */
const WORTH = [16, 8, 4, 64, 2, 1, 32]
const BOUNDARIES = CATEGORIES.length - 1

/** The finest way of telling that P7 allows of a term with these students in all. */
export function finenessOf(city: Counts): Fineness {
  const sexes = SEXES.map((_, sex) => sex)
  const totalOf = (block: Block) => count(city, block, sexes)
  const blocks = finest(partitions(CATEGORIES.map((_, index) => index)), block => isTellable(totalOf(block)))
  const sexGroups = sexGroupsOf(city, blocks)
  if (sexGroups.length < 2) return { blocks, sexBlocks: [], sexGroups: [] }
  const groups = sexGroups.map(group => group.map(sex => SEXES.indexOf(sex)))
  const isFine = (block: Block) =>
    blocks.some(([first]) => first === block[0]) &&
    groups.every(group => isTellable(count(city, block, group)) && isOpaque(city, block, blocks, group))
  const candidates = partitions(blocks.flat()).filter(parts => isUnionOf(parts, blocks))
  return { blocks, sexBlocks: finest(candidates, isFine), sexGroups }
}

/** Nobody, or enough of them. */
export function isTellable(students: number): boolean {
  return students === 0 || students >= SMALLEST_GROUP
}

export function count(counts: Counts, block: Block, sexes: readonly number[]): number {
  return block.reduce(
    (sum, category) => sum + sexes.reduce((part, sex) => part + (counts[category]?.[sex] ?? 0), 0),
    0,
  )
}

/**
 * How many values less one are possible for a cell of a table of which the margins alone are known: its row has `row`, its
 * column `column`, the whole table `all` (Fréchet's bounds, exact).
 */
export function freedom(row: number, column: number, all: number): number {
  return Math.min(row, column) - Math.max(0, row + column - all)
}

/** Whether the small parts of a sex's block stay unknown although the block and its parts' totals are told. */
export function isOpaque(
  counts: Counts,
  block: Block,
  blocks: readonly Block[],
  group: readonly number[],
): boolean {
  const everyone = SEXES.map((_, sex) => sex)
  const [column, all] = [count(counts, block, group), count(counts, block, everyone)]
  return blocks
    .filter(part => part.every(category => block.includes(category)))
    .every(part => {
      const row = count(counts, part, everyone)
      const isShown = part.length === block.length
      const isGiven = column === 0 || column === all || row === 0 || row === all
      return isShown || isGiven || freedom(row, column, all) >= LEAST_WIDTH
    })
}

/** Every way of cutting the categories into blocks, each also without its first block, about which nothing is said then. */
function partitions(categories: readonly number[]): Block[][] {
  const all: Block[][] = []
  for (let cuts = 0; cuts < 2 ** BOUNDARIES; cuts++) {
    const blocks: number[][] = []
    for (const category of categories) {
      const begins = blocks.length === 0 || ((cuts >> (category - 1)) & 1) === 1
      if (begins) blocks.push([category])
      else blocks.at(-1)?.push(category)
    }
    all.push(blocks, blocks.slice(1))
  }
  return all
}

function finest(candidates: readonly Block[][], isFine: (block: Block) => boolean): Block[] {
  const worth = (blocks: readonly Block[]) =>
    blocks.reduce((sum, [first = 0]) => sum + (WORTH[first] ?? 0), 0)
  let best: Block[] = []
  for (const blocks of candidates) {
    if (worth(blocks) > worth(best) && blocks.every(isFine)) best = blocks
  }
  return best
}

function isUnionOf(parts: readonly Block[], blocks: readonly Block[]): boolean {
  const begins = new Set(blocks.map(([first]) => first))
  return parts.every(([first]) => begins.has(first))
}

/** Sexes of whom there are too few stand together with the smallest of the others; alone, nothing is told by sex. */
function sexGroupsOf(city: Counts, blocks: readonly Block[]): Sex[][] {
  const categories = blocks.flat()
  const size = (group: readonly Sex[]) =>
    count(
      city,
      categories,
      group.map(sex => SEXES.indexOf(sex)),
    )
  let groups: Sex[][] = SEXES.map(sex => [sex])
  while (groups.some(group => !isTellable(size(group))) && groups.length > 1) {
    const [small, next, ...rest] = groups
      .filter(group => size(group) > 0)
      .toSorted((a, b) => size(a) - size(b))
    if (!small || !next) return []
    groups = [...rest, [...next, ...small]]
  }
  const order = (group: readonly Sex[]) => Math.min(...group.map(sex => SEXES.indexOf(sex)))
  return groups.map(group => SEXES.filter(sex => group.includes(sex))).toSorted((a, b) => order(a) - order(b))
}
