import { matchInstance } from '../src/domain/matching/match.ts'
import { comparePolicies } from '../src/domain/matching/policies.ts'
import { benchInstance } from './bench-instance.ts'

/** Prints what each policy gives, beside students choosing in random order. */
export async function benchQuality(source: string): Promise<void> {
  const instance = benchInstance(source)
  const outcomes = await comparePolicies(instance, [], policy =>
    matchInstance(instance, { policy, engine: 'network', solver: null, now: () => performance.now() }),
  )
  const shown = (value: number | null): string => (value === null ? '–' : String(Math.round(value * 10) / 10))
  const longest = Math.max(...outcomes.map(({ all }) => all?.atWish.length ?? 0))
  const heads = [
    'placed',
    ...Array.from({ length: longest }, (_, at) => `wish ${at + 1}`),
    'outside',
    'minutes',
  ]
  console.log(`wish numbers by policy, and on average over students choosing in random order: ${source}`)
  console.log(`  ${''.padEnd(20)}${heads.map(head => head.padStart(9)).join('')}`)
  for (const { way, all } of outcomes) {
    const figures = all
      ? [all.placed, ...all.atWish, all.outside, all.averageMinutes].map(shown)
      : ['no plan']
    console.log(`  ${way.padEnd(20)}${figures.map(figure => figure.padStart(9)).join('')}`)
  }
}
