import type { OutgoingMail } from '../../../src/ports/mailer.ts'
import type { LeasedMessage, OutboxStore } from '../../../src/ports/outbox-store.ts'

interface Row {
  mail: OutgoingMail
  status: 'waiting' | 'sent' | 'dead'
  urgent: boolean
  attempts: number
  nextAttemptAt: Date
  leasedUntil: Date
  failure: string | null
}

/** The outbox's rows in memory, with the leases of the real one. */
export class FakeOutboxStore implements OutboxStore {
  readonly rows = new Map<string, Row>()
  /** Runs before every mark; throws to play a process that dies, or a database that is gone. */
  beforeMark = (): void => {}

  write(id: string, to = 'asa@student.example'): void {
    const mail: OutgoingMail = {
      messageId: `<${id}@vfu.example>`,
      from: { name: 'VFU', address: 'vfu@stockholm.example' },
      to,
      subject: `Mejl ${id}`,
      text: 'Hej!',
      html: '<p>Hej!</p>',
    }
    const longAgo = new Date(0)
    this.rows.set(id, {
      mail,
      status: 'waiting',
      urgent: false,
      attempts: 0,
      nextAttemptAt: longAgo,
      leasedUntil: longAgo,
      failure: null,
    })
  }

  row(id: string): Row {
    const row = this.rows.get(id)
    if (!row) throw new Error(`No message ${id}`)
    return row
  }

  async lease(limit: number, leaseSeconds: number, now: Date, onlyUrgent: boolean): Promise<LeasedMessage[]> {
    const due = [...this.rows].filter(
      ([, row]) =>
        row.status === 'waiting' &&
        row.nextAttemptAt <= now &&
        row.leasedUntil <= now &&
        (row.urgent || !onlyUrgent),
    )
    return due.slice(0, limit).map(([id, row]) => {
      row.leasedUntil = new Date(now.getTime() + leaseSeconds * 1000)
      return { id, attempts: row.attempts, mail: row.mail }
    })
  }

  async markSent(id: string): Promise<void> {
    this.beforeMark()
    this.row(id).status = 'sent'
  }

  async markRetry(
    id: string,
    at: Date,
    attempts: number,
    nextAttemptAt: Date,
    reason: string,
  ): Promise<void> {
    this.beforeMark()
    Object.assign(this.row(id), { attempts, nextAttemptAt, leasedUntil: at, failure: reason })
  }

  async markDead(id: string, _at: Date, reason: string): Promise<void> {
    this.beforeMark()
    Object.assign(this.row(id), { status: 'dead', failure: reason })
  }
}
