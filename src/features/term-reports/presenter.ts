import type { z } from 'zod'
import { copyIn, type Language } from '../../copy/copy.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { asNow } from '../../domain/statistics/as-now.ts'
import { STAGES, type Cells } from '../../domain/statistics/cells.ts'
import type { Correction } from '../../domain/statistics/correction.ts'
import { COUNTED_REASONS } from '../../domain/statistics/decline-reasons.ts'
import type { PublishedDeclines } from '../../domain/statistics/published.ts'
import type { ReportContent, Successions } from '../../domain/statistics/report.ts'
import type { CheckedReport } from './commands.ts'
import type { FrozenReport } from './repository.ts'
import type { t2View } from './schema.ts'

export type T2View = z.output<typeof t2View>
export type Organisation = 'then' | 'now'

type Names = ReadonlyMap<string, string>

const swedish = new Intl.Collator('sv')
const byName = (a: { name: string }, b: { name: string }) => swedish.compare(a.name, b.name)

/** A report as it may be seen: of its publication only, in the organisation asked for. */
export function presentT2(
  { given, published }: Pick<ReportContent, 'given' | 'published'>,
  asOf: string | null,
  organisation: Organisation,
  { names, ...successions }: Successions & { names: Names },
): T2View {
  const seen =
    organisation === 'now' ? asNow(published, successions.districts, successions.universities) : published
  const then = new Map([...given.districts, ...given.universities].map(({ id, name }) => [id, name]))
  const nameOf = (id: string) =>
    (organisation === 'now' ? names.get(id) : then.get(id)) ?? names.get(id) ?? id
  const shareOf = (id: string) => given.shares.find(({ universityId }) => universityId === id)?.places ?? null
  const { reasons, declines } = seen.city
  return {
    termId: given.termId,
    target: given.target,
    asOf,
    sexGroups: seen.sexGroups.map(group => [...group]),
    city: {
      offered: seen.city.offered,
      unused: seen.city.unused,
      cells: presentCells(seen.city.cells),
      reasons:
        reasons &&
        REASONS.flatMap(reason => {
          const places = reasons[reason]
          return places === undefined ? [] : [{ reason, places }]
        }),
      declines: declines ? presentDeclines(declines) : null,
    },
    districts: seen.districts
      .map(({ id, offered, unused, cells }) => ({
        id,
        name: nameOf(id),
        offered,
        unused,
        cells: presentCells(cells),
      }))
      .sort(byName),
    universities: seen.universities
      .map(({ id, cells }) => ({ id, name: nameOf(id), share: shareOf(id), cells: presentCells(cells) }))
      .sort(byName),
  }
}

const REASONS = [
  'notAsked',
  'withdrawn',
  'declined',
  'silence',
  'studentLeft',
  'replaced',
  'waiting',
  'other',
] as const

/** In the order of the list, without reasons that nobody gave. */
export function presentDeclines(declines: PublishedDeclines) {
  return [...COUNTED_REASONS, 'together' as const].flatMap(reason => {
    const proposals = declines[reason] ?? 0
    return proposals === 0 ? [] : [{ reason, proposals }]
  })
}

function presentCells(cells: Cells): T2View['districts'][number]['cells'] {
  const copied = STAGES.map(
    stage => [stage, { all: cells[stage].all, bySex: [...cells[stage].bySex] }] as const,
  )
  return Object.fromEntries(copied) as T2View['districts'][number]['cells']
}

/** Central sees all, the others their own rows and nothing that they could be subtracted from (P3). */
export function withinScope(view: T2View, actor: Actor): T2View {
  if (actor.isCentral) return view
  return {
    ...view,
    target: null,
    city: null,
    districts: view.districts.filter(({ id }) => actor.districtIds.includes(id)),
    universities: view.universities.filter(({ id }) => actor.universityIds.includes(id)),
  }
}

export function presentSummary({ id, termId, at, by, asOf, digest }: FrozenReport) {
  return { id, termId, at, by, asOf, digest }
}

export function presentFrozen(
  { frozen, isReproduced, isIntact, correction }: CheckedReport,
  organisation: Organisation,
  names: Successions & { names: Names },
  language: Language,
) {
  const report = presentT2(frozen.content, frozen.asOf, organisation, names)
  return {
    frozen: presentSummary(frozen),
    report,
    isReproduced,
    isIntact,
    correction: correction && presentCorrection(correction, names.names),
    comment: commentOn(report, [], language),
  }
}

function presentCorrection({ places, students }: Correction, names: Names) {
  const nameOf = (id: string) => names.get(id) ?? id
  return {
    places: places.map(({ districtId, ...change }) => ({ district: nameOf(districtId), ...change })),
    students: students && {
      districts: students.districtIds.map(nameOf),
      universities: students.universityIds.map(nameOf),
      city: [...students.city],
    },
  }
}

/** A draft of the comment: only what the view shows, against its target and the same term a year before. */
export function commentOn(view: T2View, earlier: readonly T2View[], language: Language): string[] {
  const { comment } = copyIn[language].t2
  if (!view.city) return []
  const [year, season] = [Number(view.termId.slice(2)), view.termId.slice(0, 2)]
  const before = earlier.find(({ termId }) => termId === `${season}${year - 1}`)
  return comment(view, before ?? null)
}
