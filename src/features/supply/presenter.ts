import { percentile } from '../../domain/statistics/percentile.ts'
import { groupsToTell } from '../../domain/statistics/suppression.ts'
import type { findAnswers, findColleagues, findSupply } from './repository.ts'

type Supply = Awaited<ReturnType<typeof findSupply>>
type Answers = Awaited<ReturnType<typeof findAnswers>>

const DAY = 86_400_000
const swedish = new Intl.Collator('sv')
const byName = (a: { name: string }, b: { name: string }) => swedish.compare(a.name, b.name)

/** First wishes against places, by what `fieldId` or `districtId` names, of the terms with the newest first. */
export function presentAsked(
  { offers, wishes }: Supply,
  terms: readonly string[],
  names: readonly { id: string; name: string }[],
  by: 'fieldId' | 'districtId',
) {
  return terms.toReversed().map(termId => {
    const asked = new Map<string, number>()
    for (const wish of wishes) {
      const id = wish[by]
      if (id !== null && wish.student.termId === termId) asked.set(id, (asked.get(id) ?? 0) + 1)
    }
    const told = groupsToTell(asked)
    const offered = (id: string) =>
      offers
        .filter(
          offer =>
            offer.termId === termId && (by === 'fieldId' ? offer.fieldId : offer.unit.districtId) === id,
        )
        .reduce((sum, { places }) => sum + places, 0)
    const rows = names.map(({ id, name }) => {
      const count = asked.get(id) ?? 0
      return { name, asked: count === 0 || told.includes(id) ? count : null, offered: offered(id) }
    })
    return { termId, rows: rows.filter(row => row.offered > 0 || row.asked !== 0).sort(byName) }
  })
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
