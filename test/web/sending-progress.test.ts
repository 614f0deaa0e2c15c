import { describe, expect, it } from 'vitest'
import { sendingProgress, type OutboxItem } from '../../web/src/pages/outbox/outbox-messages.ts'

const NOW = Date.parse('2020-01-20T09:00:00Z')
const at = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString()

function letter(status: OutboxItem['status'], written: number, due: number | null = null): OutboxItem {
  return {
    id: crypto.randomUUID(),
    recipient: 'kim@su.example',
    language: 'sv',
    subject: 'Din VFU-plats',
    status,
    attempts: 0,
    failure: null,
    createdAt: at(written),
    dueAt: due === null ? null : at(due),
    sentAt: null,
    source: null,
    correctedTo: null,
  }
}

describe('how far the letters have come', () => {
  it('counts those that were written since the oldest that is due', () => {
    const letters = [
      letter('sent', -60),
      letter('sent', -2),
      letter('sent', -1),
      letter('waiting', -2, -2),
      letter('waiting', -1, -1),
      letter('dead', -1),
    ]
    expect(sendingProgress(letters, NOW)).toEqual({ since: at(-2), done: 2, total: 4 })
  })

  it('is nothing to tell when none is due yet, as in the quiet hours', () => {
    expect(sendingProgress([letter('waiting', -2, 60), letter('sent', -1)], NOW)).toBeNull()
    expect(sendingProgress([], NOW)).toBeNull()
  })
})
