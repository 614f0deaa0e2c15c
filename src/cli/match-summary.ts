import type { Instance } from '../domain/matching/instance.ts'
import type { MatchingResult } from '../domain/matching/result.ts'

const POLICY_NAMES: Record<MatchingResult['policy'], string> = {
  'no-one-outside': 'Ingen utanför sin lista',
  'most-first-choices': 'Flest förstahandsval',
  'lowest-average': 'Lägst snitt',
}

const VERDICTS: Record<MatchingResult['status'], string> = {
  optimal: 'Planen är bevisat bäst.',
  feasible: 'Tiden tog slut: planen följer reglerna, men en bättre kan finnas.',
  infeasible: 'Ingen plan uppfyller reglerna.',
}

/** A few Swedish lines for the person who ran the match; figures only, nobody is named. */
export function resultSummary(instance: Instance, result: MatchingResult): string {
  const lines = [VERDICTS[result.status]]
  if (result.status !== 'infeasible') {
    const { placements, unplaced } = result
    lines.push(
      `Placerade: ${placements.length} av ${instance.students.length}. Utan plats: ${unplaced.length}.`,
      `Önskemål (${POLICY_NAMES[result.policy]}): ${wishCounts(result)}.`,
      ...averageTravel(result),
    )
  }
  lines.push(...result.conflicts.map(({ rules, text }) => `${rules.join(', ')}: ${text}`))
  lines.push(`${seconds(result.milliseconds.total)} med motorn ${result.engine}.`)
  return `${lines.join('\n')}\n`
}

function wishCounts({ placements }: MatchingResult): string {
  const counts = new Map<number | null, number>()
  for (const { wish } of placements) counts.set(wish, (counts.get(wish) ?? 0) + 1)
  const numbers = [...counts.keys()].filter(wish => wish !== null).toSorted((a, b) => a - b)
  const parts = numbers.map(wish => `${counts.get(wish)} på nummer ${wish}`)
  return [...parts, `${counts.get(null) ?? 0} utanför`].join(', ')
}

function averageTravel({ placements }: MatchingResult): string[] {
  const known = placements.flatMap(({ travelMinutes }) => travelMinutes ?? [])
  if (known.length === 0) return []
  const average = known.reduce((sum, minutes) => sum + minutes, 0) / known.length
  return [`Restid: ${Math.round(average)} minuter i genomsnitt, ${Math.max(...known)} som mest.`]
}

const seconds = (milliseconds: number): string =>
  `${(milliseconds / 1000).toLocaleString('sv-SE', { maximumFractionDigits: 1, minimumFractionDigits: 1 })} sekunder`
