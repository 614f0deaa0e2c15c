import { createHash } from 'node:crypto'

/** Somebody's value, the group whose mean it counts in, and the stratum within which chance may move it. */
export interface Observation {
  readonly value: number
  readonly group: string
  readonly stratum: string
}

/** Each test shuffles this many times. */
export const PERMUTATIONS = 9999

/** The share of false alarms that all the tests shown together may have. */
export const LEVEL = 0.05

/**
 * Whether the groups' means differ by more than chance: a stratified permutation test.
 *
 * Statistic: the sum over groups of n·m², where n is the group's size and m the mean of its values after the mean of each
 * value's stratum was taken from it (the between-group sum of squares within strata). Hypothesis: within a stratum any
 * value could have belonged to any of its members. Under it the values are shuffled within strata {@link PERMUTATIONS}
 * times, with a generator (mulberry32) seeded by SHA-256 of `seed`, so that the answer is the same on every machine.
 *
 * Returns p = (1 + number of shuffles with at least the observed statistic) / (1 + {@link PERMUTATIONS}), between 1/10000
 * and 1; a shuffle's own rounding (one part in 10⁹) counts as equal. Null when fewer than two groups have values, or all
 * values within every stratum are the same: then there is nothing to compare.
 */
export function permutationTest(observations: readonly Observation[], seed: string): number | null {
  const strata = new Map<string, Observation[]>()
  for (const one of observations) strata.set(one.stratum, [...(strata.get(one.stratum) ?? []), one])
  const ordered = [...strata].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, members]) => members)
  const groups = [...new Set(observations.map(({ group }) => group))].sort()
  const labels = ordered.map(members => members.map(({ group }) => groups.indexOf(group)))
  const values = ordered.map(members => {
    const mean = members.reduce((sum, { value }) => sum + value, 0) / members.length
    return members.map(({ value }) => value - mean)
  })
  if (groups.length < 2 || values.flat().every(value => Math.abs(value) < 1e-9)) return null
  const sizes = groups.map((_, group) => labels.flat().filter(label => label === group).length)
  const statistic = () => {
    const sums = groups.map(() => 0)
    labels.forEach((stratum, index) =>
      stratum.forEach((group, member) => {
        sums[group] = (sums[group] ?? 0) + (values[index]?.[member] ?? 0)
      }),
    )
    return sums.reduce((total, sum, group) => total + (sum * sum) / (sizes[group] ?? 1), 0)
  }
  const observed = statistic()
  const random = randomNumbers(seed)
  let asLarge = 0
  for (let turn = 0; turn < PERMUTATIONS; turn++) {
    for (const stratum of values) shuffle(stratum, random)
    if (statistic() >= observed * (1 - 1e-9)) asLarge++
  }
  return (1 + asLarge) / (1 + PERMUTATIONS)
}

/**
 * The p-values made comparable for being shown together (Holm 1979), in their order: the smallest times their number, the
 * next times one less, and so on, never less than the one before and at most 1. Below {@link LEVEL} a difference is
 * larger than chance, with at most that chance of even one false alarm among all. Null stays null and is not counted.
 */
export function holm(values: readonly (number | null)[]): (number | null)[] {
  const ordered = values
    .flatMap((value, index) => (value === null ? [] : [{ value, index }]))
    .toSorted((a, b) => a.value - b.value)
  const adjusted = new Map<number, number>()
  let least = 0
  ordered.forEach(({ value, index }, rank) => {
    least = Math.max(least, Math.min(1, value * (ordered.length - rank)))
    adjusted.set(index, least)
  })
  return values.map((_, index) => adjusted.get(index) ?? null)
}

function shuffle(values: number[], random: () => number): void {
  for (let last = values.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const kept = values[last] ?? 0
    values[last] = values[other] ?? 0
    values[other] = kept
  }
}

/** mulberry32. */
function randomNumbers(seed: string): () => number {
  let state = createHash('sha256').update(seed, 'utf8').digest().readUInt32BE(0)
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
