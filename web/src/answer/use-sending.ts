import { useState } from 'react'

/** Sends one thing at a time; `send` gives null when it was refused, and `error` says why. */
export function useSending() {
  const [isSending, setSending] = useState(false)
  const [error, setError] = useState<Error | null>(null)

  async function send<Answer>(request: () => Promise<Answer>): Promise<Answer | null> {
    setSending(true)
    setError(null)
    try {
      return await request()
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown : new Error('unknown'))
      return null
    } finally {
      setSending(false)
    }
  }
  return { isSending, error, send }
}
