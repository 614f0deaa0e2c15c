import { STAGES, type Stage } from './cells.ts'
import type { Counts, TermFigures } from './funnel.ts'
import type { Published } from './published.ts'

/** What has become of a frozen report since. */
export interface Correction {
  /** Places offered, where they are others than reported. They are nobody's, and always told. */
  readonly places: readonly { readonly districtId: string; readonly reported: number; readonly now: number }[]
  /** Null when students are counted as they were. */
  readonly students: StudentCorrection | null
}

interface StudentCorrection {
  /** Rows in which somebody is counted otherwise than in the report. */
  readonly districtIds: readonly string[]
  readonly universityIds: readonly string[]
  /**
   * The city's numbers now, of stages that are told in both. Of rows, and by sex, none: two numbers side by side would
   * tell of the few between them (P7).
   */
  readonly city: readonly { readonly stage: Stage; readonly reported: number; readonly now: number }[]
}

/** Compares a frozen report with what is known now; null when nothing differs. */
export function correctionOf(
  frozen: { readonly figures: TermFigures; readonly published: Published },
  now: { readonly figures: TermFigures; readonly published: Published },
): Correction | null {
  const ids = [...new Set([...frozen.figures.districts, ...now.figures.districts].map(({ id }) => id))].sort()
  const offered = (figures: TermFigures, districtId: string) =>
    figures.districts.find(({ id }) => id === districtId)?.offered ?? 0
  const places = ids
    .map(districtId => ({
      districtId,
      reported: offered(frozen.figures, districtId),
      now: offered(now.figures, districtId),
    }))
    .filter(({ reported, now: present }) => reported !== present)
  const districtIds = changed(frozen.figures.districts, now.figures.districts)
  const universityIds = changed(frozen.figures.universities, now.figures.universities)
  const students = districtIds.length + universityIds.length > 0
  if (places.length === 0 && !students) return null
  return {
    places,
    students: students ? { districtIds, universityIds, city: cityOf(frozen.published, now.published) } : null,
  }
}

type Rows = readonly { readonly id: string; readonly counts: Counts }[]

function changed(before: Rows, after: Rows): string[] {
  const textOf = (rows: Rows, id: string) => JSON.stringify(rows.find(row => row.id === id)?.counts ?? null)
  const ids = [...new Set([...before, ...after].map(({ id }) => id))].sort()
  return ids.filter(id => textOf(before, id) !== textOf(after, id))
}

function cityOf(reported: Published, now: Published): StudentCorrection['city'] {
  return STAGES.flatMap(stage => {
    const before = reported.city.cells[stage].all
    const after = now.city.cells[stage].all
    return before === null || after === null || before === after
      ? []
      : [{ stage, reported: before, now: after }]
  })
}
