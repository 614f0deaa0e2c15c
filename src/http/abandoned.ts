import type { Response } from 'express'

/** Aborted when whoever asked hangs up before the answer is sent: what nobody waits for needn't be worked out. */
export function abandoned(response: Response): AbortSignal {
  const controller = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) controller.abort()
  })
  return controller.signal
}
