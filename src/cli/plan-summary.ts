import type { Bound } from '../domain/auscultation/best-plan.ts'
import type { PlanFile } from '../domain/auscultation/plan-file.ts'
import type { PlanningResult } from '../domain/auscultation/plan-pilot.ts'

const VERDICTS: Record<PlanFile['status'], string> = {
  optimal: 'Planen är bevisat bäst.',
  feasible: 'Tiden tog slut: planen följer reglerna, men en bättre kan finnas.',
  infeasible: 'Ingen plan uppfyller reglerna.',
}

const LINES: Record<Bound['name'], string> = {
  changed: 'ändrade tillfällen',
  daysBesideWanted: 'dagar för många eller för få',
  idlePasses: 'tomma pass',
  largestHostLoad: 'tillfällen för den som leder flest',
  termFiveSpread: 'skillnad mellan studenterna i termin fem',
}

/** A few Swedish lines for the person who planned; figures only, and the names in the conflicts. */
export function planSummary({ plan, bounds }: PlanningResult, seconds: number): string {
  const { status, week, days, sessions, measures, conflicts } = plan
  const lines = [VERDICTS[status]]
  if (measures) {
    lines.push(
      `Vecka ${week}, ${days.length} dagar, ${sessions.length} tillfällen.`,
      `Tomma pass: ${measures.idlePasses}. Flest tillfällen för en värd: ${measures.largestHostLoad}. ` +
        `Skillnad mellan studenterna i termin fem: ${measures.termFiveSpread}.`,
    )
    if (measures.kept !== null) lines.push(`Kvar som förut: ${measures.kept} tillfällen.`)
    if (status === 'feasible') lines.push(...boundLines(bounds))
  }
  lines.push(...conflicts.map(({ rules, text }) => `${rules.join(', ')}: ${text}`))
  const took = seconds.toLocaleString('sv-SE', { maximumFractionDigits: 1, minimumFractionDigits: 1 })
  return `${[...lines, `${took} sekunder.`].join('\n')}\n`
}

function boundLines(bounds: readonly Bound[]): string[] {
  if (bounds.length === 0) return []
  const proved = bounds.map(({ name, value }) => `${value} ${LINES[name]}`)
  return [`Bevisat hittills, i den ordning målen gäller: ingen plan har färre än ${proved.join(', ')}.`]
}
