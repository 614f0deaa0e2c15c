import type { ResponseOf } from '../../api/client.ts'

export type ImportPreview = ResponseOf<'POST /api/terms/:termId/imports/:kind/preview'>
export type ImportOutcome = ResponseOf<'POST /api/terms/:termId/imports/:kind'>
export type Difference = ImportPreview['difference']

export const IMPORT_KINDS = [
  'students',
  'offers',
  'auscultants',
  'travel-times',
  'districts',
  'universities',
  'fields',
] as const

export type ImportKind = (typeof IMPORT_KINDS)[number]

/** What a role may read in: districts their offers, universities their students, central everything. */
export function kindsFor(viewer: {
  readonly isCentral: boolean
  readonly districts: readonly unknown[]
  readonly universities: readonly unknown[]
}): readonly ImportKind[] {
  if (viewer.isCentral) return IMPORT_KINDS
  return [
    ...(viewer.universities.length > 0 ? (['students', 'auscultants'] as const) : []),
    ...(viewer.districts.length > 0 ? (['offers'] as const) : []),
  ]
}

/** How many rows reading in would change; those gone count only when they would be removed. */
export function changeCount(difference: Difference, gone: 'keep' | 'withdraw' | null): number {
  const removed = gone === 'withdraw' ? difference.gone.length : 0
  return difference.added.length + difference.changed.length + removed
}

/** Whether there is anything to choose or read in at all. */
export function isEmptyDifference({ added, changed, gone }: Difference): boolean {
  return added.length + changed.length + gone.length === 0
}
