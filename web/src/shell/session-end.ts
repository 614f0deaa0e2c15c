import { useSyncExternalStore } from 'react'

let ended = false
const listeners = new Set<() => void>()

function set(next: boolean): void {
  ended = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The session has ended while a form holds what isn't saved: the page stays, and says so. */
export const announceSessionEnd = () => set(true)
export const forgetSessionEnd = () => set(false)

export function useSessionEnded(): boolean {
  return useSyncExternalStore(subscribe, () => ended)
}
