import type { ResponseOf } from '../../api/client.ts'

export type Worth = ResponseOf<'GET /api/runs/:runId/worth'>['worths'][number]
export type CriteriaChange = Exclude<Worth['less'], 'infeasible' | null>

/** What a place more gives first: students who get a place, or a better wish. */
export interface Gain {
  readonly kind: 'place' | 'wish'
  readonly students: number
}

/**
 * The most important change of a place more: students placed, else fewer at the worst wish that changes. Null when
 * journeys alone change, or nothing. A sum of wish numbers counts steps, not students.
 */
export function gainOf(change: CriteriaChange): Gain | null {
  const first = change.find(({ name }) => name !== 'travel')
  if (!first) return null
  const isPlace = first.name === 'placed' || first.name.startsWith('priority-')
  return { kind: isPlace ? 'place' : 'wish', students: Math.abs(first.by) }
}

/** Districts by fields, both in the order of their names; `undefined` where nothing was asked. */
export function crossed(worths: readonly Worth[], compare: (a: string, b: string) => number) {
  const fields = [...new Set(worths.map(({ fieldName }) => fieldName))].toSorted(compare)
  const districts = [...new Set(worths.map(({ districtName }) => districtName))].toSorted(compare)
  const rows = districts.map(district => ({
    district,
    worths: fields.map(field =>
      worths.find(({ districtName, fieldName }) => districtName === district && fieldName === field),
    ),
  }))
  return { fields, rows }
}
