import pg from 'pg'

/**
 * A connection that sends one query at a time. Prisma reads the relations of a row all at once, in a transaction too,
 * where there is one connection alone; the driver's own queue for that is to be removed.
 */
export class SequentialClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config)
    const send = this.query.bind(this) as (...parts: unknown[]) => unknown
    let ended: Promise<unknown> = Promise.resolve()
    const sendInTurn = (...parts: unknown[]) => {
      // The pool asks with a callback, on a connection that it lends to nobody meanwhile.
      if (typeof parts.at(-1) === 'function') return send(...parts)
      const answer = ended.then(() => send(...parts))
      ended = settled(answer)
      return answer
    }
    this.query = sendInTurn as typeof this.query
  }
}

/** Resolves when the answer is there, whatever it is, and keeps nothing of it. */
async function settled(answer: Promise<unknown>): Promise<void> {
  await Promise.allSettled([answer])
}
