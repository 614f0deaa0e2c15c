import type { ResponseOf } from '../../api/client.ts'
import type { Tone } from '../../ui/notice.tsx'

export type OutboxItem = ResponseOf<'GET /api/outbox'>['messages'][number]
export type OutboxStatus = OutboxItem['status']

export const OUTBOX_STATUSES: readonly OutboxStatus[] = ['waiting', 'sent', 'kept', 'dead', 'stopped']

const TONES: Readonly<Record<OutboxStatus, Tone>> = {
  waiting: 'warning',
  sent: 'success',
  dead: 'error',
  stopped: 'info',
  merged: 'info',
  kept: 'success',
}

export function toneOf(status: OutboxStatus): Tone {
  return TONES[status]
}

export function countStatuses(messages: readonly OutboxItem[]): Readonly<Record<OutboxStatus, number>> {
  const counts: Record<OutboxStatus, number> = {
    waiting: 0,
    sent: 0,
    dead: 0,
    stopped: 0,
    merged: 0,
    kept: 0,
  }
  for (const { status } of messages) counts[status] += 1
  return counts
}
