import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import type { ResponseOf } from '../api/client.ts'
import { useRead } from '../api/queries.ts'
import { useUiCopy } from './use-ui-copy.ts'

type Work = ResponseOf<'GET /api/progress'>['work'][number]

interface Props {
  since: string | number
  /** How far it has come: `<WorkSteps>` where the server works, `<Steps>` where the page knows by itself. */
  steps?: ReactNode
  children: ReactNode
}

/** Work under way with the seconds it has taken: `<ProgressNote since={run.startedAt}>Matchar …</ProgressNote>`. */
export function ProgressNote({ since, steps, children }: Props) {
  const t = useUiCopy()
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const begun = typeof since === 'number' ? since : Date.parse(since)
  const seconds = Math.max(0, Math.round((now - begun) / 1000))
  return (
    <div className="progress-note">
      <span className="spinner" aria-hidden="true" />
      <div>
        <p>
          <span role="status">{children}</span>{' '}
          <span className="soft numeric" aria-live="off">
            {t.elapsed(seconds)}
          </span>
        </p>
        {steps}
      </div>
    </div>
  )
}

interface StepsProps {
  /** Null while nobody knows how many there are. */
  done: number | null
  total: number | null
  children: ReactNode
}

/** How much of it is done, as a bar and in words. */
export function Steps({ done, total, children }: StepsProps) {
  const t = useUiCopy()
  return (
    <p className="progress-steps small">
      {done !== null && total !== null && <progress value={done} max={total} aria-label={t.progress} />}
      <span className="soft">{children}</span>
    </p>
  )
}

interface WorkStepsProps {
  /** Which work it is at the server. */
  of: (work: Work) => boolean
  /** A stage's name in words; `total` is how many steps or rows there are. */
  stageName: (stage: string, total: number | null) => string
}

/** The step that work at the server is at, as the server tells it. */
export function WorkSteps({ of, stageName }: WorkStepsProps) {
  const t = useUiCopy()
  const work = useRead('GET /api/progress', {}, { isPending: () => true }).data?.work.find(of)
  if (!work) return null
  const { stage, done, total } = work
  const name = stageName(stage, total)
  return (
    <Steps {...{ done, total }}>
      {done !== null && total !== null ? t.step(done + 1, total, name) : name}
    </Steps>
  )
}
