import { COUNTED_REASONS, type DeclineReason } from '../../domain/statistics/decline-reasons.ts'
import { percentile } from '../../domain/statistics/percentile.ts'
import { tellableParts } from '../../domain/statistics/suppression.ts'
import type { SupplyRow } from '../../domain/statistics/supply.ts'
import { presentDeclines } from '../term-reports/presenter.ts'
import type { findAnswers, findColleagues } from './repository.ts'

type Answers = Awaited<ReturnType<typeof findAnswers>>

const DAY = 86_400_000
const swedish = new Intl.Collator('sv')
const byName = (a: { name: string }, b: { name: string }) => swedish.compare(a.name, b.name)

export function presentSupply(rows: readonly SupplyRow[], names: ReadonlyMap<string, string>) {
  return rows.map(({ id, ...row }) => ({ name: names.get(id) ?? id, ...row })).sort(byName)
}

/** Reasons given and how often, those of few together; null when that leaves nothing to tell (P7). */
export function presentReasons(given: readonly DeclineReason[]) {
  const parts = COUNTED_REASONS.map(reason => [reason, given.filter(one => one === reason).length] as const)
  const told = tellableParts(parts, 'together' as const)
  return told && presentDeclines(Object.fromEntries(told))
}

export function declinesIn(answers: Answers): DeclineReason[] {
  return answers.flatMap(({ events }) => events.at(-1)?.declineReason ?? [])
}

/** How each district answered its proposals; those that were taken back for a new matching never were. */
export function presentAnswers(answers: Answers, colleagues: Awaited<ReturnType<typeof findColleagues>>) {
  const real = answers.filter(({ events }) => {
    const last = events.at(-1)
    return !(last?.kind === 'released' && last.cause === null)
  })
  const districts = new Map(real.map(({ district }) => [district.id, district.name]))
  return [...districts]
    .map(([districtId, name]) => {
      const own = real.filter(({ district }) => district.id === districtId)
      const days = own.flatMap(({ events }) => {
        const proposed = events.find(({ kind }) => kind === 'proposed')
        const confirmed = events.find(({ kind }) => kind === 'confirmed')
        return proposed && confirmed ? [(confirmed.at.getTime() - proposed.at.getTime()) / DAY] : []
      })
      const ended = (holds: (event: Answers[number]['events'][number]) => boolean) =>
        own.filter(({ events }) => events.some(holds)).length
      return {
        districtId,
        name,
        proposals: own.length,
        confirmed: days.length,
        medianDays: percentile(days, 0.5),
        p90Days: percentile(days, 0.9),
        declined: ended(({ kind }) => kind === 'declined'),
        silent: ended(({ cause }) => cause === 'silence'),
        placeGone: ended(({ cause }) => cause === 'place'),
        studentLeft: ended(({ cause }) => cause === 'student'),
        colleagues: colleagues.find(one => one.districtId === districtId)?.students ?? null,
      }
    })
    .sort(byName)
}
