import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import './arrival.css'

/** Takes focus, and scrolls into view, when it turns up: for what follows on a button that is far above or now gone. */
export function Arrival({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1} className="arrival">
      {children}
    </div>
  )
}
