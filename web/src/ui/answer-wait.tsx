import { useEffect, useState, type ReactNode } from 'react'
import { Button } from './button.tsx'
import { ProgressNote } from './progress-note.tsx'
import { useUiCopy } from './use-ui-copy.ts'

const SOON_MS = 500

interface Props {
  /** The answer that is waited for, of `useAnswer`. */
  answer: {
    readonly isFetching: boolean
    readonly isStopped: boolean
    readonly stop: () => void
    readonly ask: () => void
  }
  /** What is going on, in words. */
  children: ReactNode
}

/** While an answer is worked out: what goes on and, when it takes longer, for how long and the way to stop it. */
export function AnswerWait({ answer, children }: Props) {
  const t = useUiCopy()
  if (answer.isFetching) return <Waiting onStop={answer.stop}>{children}</Waiting>
  if (!answer.isStopped) return null
  return (
    <div className="row">
      <p>{t.stopped}</p>
      <Button onClick={answer.ask}>{t.askAgain}</Button>
    </div>
  )
}

function Waiting({ onStop, children }: { onStop: () => void; children: ReactNode }) {
  const t = useUiCopy()
  const [since] = useState(() => Date.now())
  const [isLong, setIsLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), SOON_MS)
    return () => clearTimeout(timer)
  }, [])
  if (!isLong) return <p className="soft">{children}</p>
  return (
    <div className="row">
      <ProgressNote since={since}>{children}</ProgressNote>
      <Button onClick={onStop}>{t.stop}</Button>
    </div>
  )
}
