import { isoWeekOf } from '../calendar/iso-week.ts'
import { quoted } from '../matching/fault.ts'
import type { Violation } from '../matching/violation.ts'
import { keptSessions, measuresOf } from './check-measures.ts'
import { checkSessions } from './check-rules.ts'
import type { Pilot } from './pilot.ts'
import type { PlanFile, Session } from './plan-file.ts'

// The independent checker: a second opinion from the pilot and the plan alone. It and the other check files never
// import constraints, objective, model, plan or a port.

/**
 * Everything that is wrong with the plan of the pilot; empty when it holds. Recomputes A1–A9 for every session, the
 * week and the days, and every measure (A10); `kept` and the locked sessions (A12) only when the previous plan is given. What it can't see
 * is whether a better plan exists, or whether there really is none.
 */
export function checkPlan(
  pilot: Pilot,
  plan: PlanFile,
  previous: readonly Session[] | null = null,
  locked: ReadonlySet<string> = new Set(),
): Violation[] {
  const otherPilot: Violation[] =
    plan.pilot === pilot.pilot
      ? []
      : [
          {
            rule: 'pilot',
            text: `Planen hör till piloten ${quoted(plan.pilot)}, inte ${quoted(pilot.pilot)}.`,
          },
        ]
  if (plan.status === 'infeasible') return [...otherPilot, ...infeasibleShape(plan)]
  return [
    ...otherPilot,
    ...checkSessions(pilot, plan.sessions),
    ...weekAndDaysOfTheSessions(pilot, plan),
    ...measuresAsCounted(pilot, plan, previous),
    ...lockedAsTheyWere(plan, previous ?? [], locked),
  ]
}

/** A12: whoever plans anew leaves what is locked exactly as it was. */
function lockedAsTheyWere(
  { sessions }: PlanFile,
  previous: readonly Session[],
  locked: ReadonlySet<string>,
): Violation[] {
  return previous
    .filter(({ id }) => locked.has(id))
    .filter(before => keptSessions(sessions, [before]) === 0)
    .map(({ id }) => ({ rule: 'A12', text: `Tillfället ${quoted(id)} är låst men inte som det var.` }))
}

/** A6 */
function weekAndDaysOfTheSessions(pilot: Pilot, { week, days, sessions }: PlanFile): Violation[] {
  const used = [...new Set(sessions.map(({ day }) => day))].toSorted()
  const violations: Violation[] = []
  if (JSON.stringify(days) !== JSON.stringify(used)) {
    const text = `Listan days är ${days.join(', ')}, men tillfällena ligger ${used.join(', ')}.`
    violations.push({ rule: 'A6', text })
  }
  if (week === null || !pilot.weeks.includes(week)) {
    violations.push({ rule: 'A6', text: `Veckan ${quoted(week)} är ingen av pilotens veckor.` })
  }
  const outside = used.filter(day => week !== isoWeekOf(day))
  return [
    ...violations,
    ...outside.map(day => ({ rule: 'A6', text: `${day} ligger inte i planens vecka ${quoted(week)}.` })),
  ]
}

function measuresAsCounted(
  pilot: Pilot,
  { measures, sessions }: PlanFile,
  previous: readonly Session[] | null,
): Violation[] {
  if (!measures) return [{ rule: 'format', text: 'Måtten saknas fast planen har tillfällen.' }]
  const counted = measuresOf(pilot, sessions, previous)
  return (Object.keys(counted) as (keyof typeof counted)[]).flatMap(name => {
    if (name === 'kept' && previous === null) return []
    if (measures[name] === counted[name]) return []
    const text = `Måttet ${name} är ${quoted(counted[name])} för tillfällena, inte ${quoted(measures[name])}.`
    return [{ rule: name === 'kept' ? 'A12' : 'A10', text }]
  })
}

function infeasibleShape({ week, days, sessions, measures, conflicts }: PlanFile): Violation[] {
  const violations: Violation[] = []
  if (week !== null || days.length > 0 || sessions.length > 0 || measures !== null) {
    const text = 'Planen har tillfällen, dagar eller mått fast status är infeasible.'
    violations.push({ rule: 'format', text })
  }
  if (conflicts.length === 0) {
    violations.push({ rule: 'format', text: 'Listan conflicts är tom fast status är infeasible.' })
  }
  return violations
}
