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

/**
 * How far the letters have come that are being sent: those written since the oldest that is due was. Null when nothing is due,
 * as in the quiet hours.
 */
export function sendingProgress(
  messages: readonly OutboxItem[],
  now: number,
): { readonly since: string; readonly done: number; readonly total: number } | null {
  const isDue = ({ status, dueAt }: OutboxItem) =>
    status === 'waiting' && dueAt !== null && Date.parse(dueAt) <= now
  const waiting = messages.filter(isDue)
  const since = waiting.map(({ createdAt }) => createdAt).toSorted()[0]
  if (since === undefined) return null
  const done = messages.filter(({ status, createdAt }) => status === 'sent' && createdAt >= since).length
  return { since, done, total: done + waiting.length }
}
