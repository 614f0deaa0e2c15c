import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import type { ResponseOf } from '../api/client.ts'
import { useRead } from '../api/queries.ts'
import { useUiCopy } from './use-ui-copy.ts'

type Work = ResponseOf<'GET /api/progress'>['work'][number]

interface Props {
  since: string | number
  /** Which work it is at the server, which then says how far it has come. */
  of?: (work: Work) => boolean
  /** A stage's name in words; `total` is how many steps or rows there are. */
  stageName?: (stage: string, total: number | null) => string
  children: ReactNode
}

/**
 * Work under way with the seconds it has taken, and the step that it is at when the server tells:
 * `<ProgressNote since={run.startedAt} of={({ id }) => id === run.id}>Matchar …</ProgressNote>`.
 */
export function ProgressNote({ since, of, stageName, children }: Props) {
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
        {of !== undefined && <Steps of={of} stageName={stageName} />}
      </div>
    </div>
  )
}

function Steps({
  of,
  stageName = stage => stage,
}: {
  of: (work: Work) => boolean
  stageName: Props['stageName']
}) {
  const t = useUiCopy()
  const work = useRead('GET /api/progress', {}, { isPending: () => true }).data?.work.find(of)
  if (!work) return null
  const { stage, done, total } = work
  const name = stageName(stage, total)
  return (
    <p className="progress-steps small">
      {isCounted(work) && <progress value={done ?? 0} max={total ?? 1} aria-label={t.progress} />}
      <span className="soft">{isCounted(work) ? t.step((done ?? 0) + 1, total ?? 1, name) : name}</span>
    </p>
  )
}

const isCounted = ({ done, total }: Work): boolean => done !== null && total !== null
