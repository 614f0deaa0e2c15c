/** Seals the log's new entries every few seconds until it is stopped (P6). */
export interface AuditSealing {
  /** Seals once more and resolves when that is done. */
  stop(): Promise<void>
}

const EVERY_MILLISECONDS = 5_000

/** A sealing that fails is told of and tried again. */
export function startAuditSealing(
  seal: () => Promise<void>,
  onFault: (error: unknown) => void,
): AuditSealing {
  let underWay = Promise.resolve()
  const again = () => {
    underWay = underWay.then(seal).catch(onFault)
  }
  const timer = setInterval(again, EVERY_MILLISECONDS)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      again()
      await underWay
    },
  }
}
