import { useSyncExternalStore } from 'react'
import type { Tone } from './notice.tsx'
import { Notice } from './notice.tsx'

interface Message {
  readonly text: string
  readonly tone: Tone
  /** How many more changes of page it outlives. */
  readonly pagesLeft: number
}

let message: Message | null = null
const listeners = new Set<() => void>()

function set(next: Message | null): void {
  message = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Tells what was just done, at the top of the page and to screen readers: `say('Platsen är sparad.')`. With
 * `onNextPage` it is said just before navigating and shows on the page that follows.
 */
export function say(text: string, options: { tone?: Tone; onNextPage?: boolean } = {}): void {
  set({ text, tone: options.tone ?? 'success', pagesLeft: options.onNextPage ? 1 : 0 })
}

/** The shell calls this when the page changes. */
export function ageMessages(): void {
  if (message) set(message.pagesLeft > 0 ? { ...message, pagesLeft: message.pagesLeft - 1 } : null)
}

/** The live region stays in the page so that readers notice what turns up in it. */
export function Messages() {
  const current = useSyncExternalStore(subscribe, () => message)
  return (
    <div role="status" className="messages">
      {current && <Notice tone={current.tone}>{current.text}</Notice>}
    </div>
  )
}
