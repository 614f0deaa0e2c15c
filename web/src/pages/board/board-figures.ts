import type { ResponseOf } from '../../api/client.ts'

export type Board = ResponseOf<'GET /api/terms/:termId/board'>
type Field = Board['fields'][number]

/** The field where first choices outnumber places the most, or null when none does. */
export function tightestField(fields: readonly Field[]): Field | null {
  const lacking = (field: Field) => field.firstWishes - field.offered
  const sorted = fields.toSorted((a, b) => lacking(b) - lacking(a))
  const first = sorted[0]
  return first && lacking(first) > 0 ? first : null
}

export function answeredCount(districts: Board['districts']): number {
  return districts.filter(district => district.answeredAt !== null).length
}
