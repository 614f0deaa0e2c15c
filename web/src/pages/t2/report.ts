import type { ResponseOf } from '../../api/client.ts'

export type T2 = ResponseOf<'GET /api/terms/:termId/t2'>
export type Report = T2['report']
export type Cells = Report['districts'][number]['cells']
export type Stage = keyof Cells

export const STAGES = [
  'requested',
  'matched',
  'confirmed',
  'published',
  'completed',
  'interrupted',
  'cancelled',
  'underWay',
] as const satisfies readonly Stage[]

/** The stages that are worth a column: those where somebody is counted or something is left out. */
export function shownStages(rows: readonly { readonly cells: Cells }[], stages: readonly Stage[]): Stage[] {
  return stages.filter(stage => rows.some(({ cells }) => cells[stage].all !== 0))
}
