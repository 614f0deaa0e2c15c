import type { ResponseOf } from '../../api/client.ts'
import { list } from '../../format.ts'
import type { TermSummary } from '../../shell/term-choice.ts'
import { shortDistrict } from '../../ui/short-district.ts'

export type Board = ResponseOf<'GET /api/terms/:termId/board'>
/** A field as central sees it: both its places and what students wish. */
export interface FieldFigures {
  readonly name: string
  readonly offered: number
  readonly firstWishes: number
}

/** The fields' figures when the reader may know both and there is something to compare; else none. */
export function comparableFields(fields: Board['fields']): readonly FieldFigures[] {
  const known = fields.flatMap(({ name, offered, firstWishes }) =>
    offered === null || firstWishes === null ? [] : [{ name, offered, firstWishes }],
  )
  return known.some(field => field.offered + field.firstWishes > 0) ? known : []
}

/** Own students' first choices per field, the most wished for first; fields that nobody put first are left out. */
export function wishedFields(fields: Board['fields']): readonly { name: string; firstWishes: number }[] {
  return fields
    .flatMap(({ name, firstWishes }) => (firstWishes ? [{ name, firstWishes }] : []))
    .toSorted((a, b) => b.firstWishes - a.firstWishes)
}

/** The field where first choices outnumber places the most, or null when none does. */
export function tightestField(fields: readonly FieldFigures[]): FieldFigures | null {
  const lacking = (field: FieldFigures) => field.firstWishes - field.offered
  const sorted = fields.toSorted((a, b) => lacking(b) - lacking(a))
  const first = sorted[0]
  return first && lacking(first) > 0 ? first : null
}

export function answeredCount(districts: Board['districts']): number {
  return districts.filter(district => district.answeredAt !== null).length
}

/** Whether districts have proposals to answer, or had: what they offered is then a whole to measure by. */
export function isAnsweredFor(phase: TermSummary['phase'] | undefined): boolean {
  return phase === 'confirming' || phase === 'published' || phase === 'running' || phase === 'closed'
}

/** The most places that one district offers, and the names of those that do; 0 when nobody does. */
export function mostOffered(districts: Board['districts']): { name: string; offered: number } {
  const offered = Math.max(0, ...districts.map(district => district.offered))
  const names = districts
    .filter(district => district.offered === offered)
    .map(({ name }) => shortDistrict(name))
  return { name: list(names), offered }
}
