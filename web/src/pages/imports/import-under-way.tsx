import { useRead } from '../../api/queries.ts'
import { imports as en } from '../../copy/en/imports.ts'
import { imports as sv } from '../../copy/sv/imports.ts'
import { useCopy } from '../../language.ts'
import { ProgressNote, WorkSteps } from '../../ui/progress-note.tsx'
import { Card } from '../../ui/section.tsx'
import type { Import } from './use-import.ts'

/** How far the file has come that is being read; also after the page was loaded again meanwhile. */
export function ImportUnderWay({ work: { preview, perform } }: { work: Import }) {
  const t = useCopy(sv, en)
  const isAsked = preview.isPending || perform.isPending
  const known = useRead(
    'GET /api/progress',
    {},
    { isPending: answer => isAsked || answer?.work.some(({ kind }) => kind === 'import') === true },
  ).data?.work.find(({ kind }) => kind === 'import')
  if (!isAsked && !known) return null
  const since = perform.isPending
    ? perform.submittedAt
    : preview.isPending
      ? preview.submittedAt
      : known?.stageAt
  const stageNames: Readonly<Record<string, (rows: number | null) => string>> = t.stages
  return (
    <Card>
      <ProgressNote
        since={since ?? 0}
        steps={
          <WorkSteps
            of={({ kind }) => kind === 'import'}
            stageName={(stage, rows) => stageNames[stage]?.(rows) ?? stage}
          />
        }
      >
        {perform.isPending ? t.performing : preview.isPending ? t.reviewing : t.underWay}
      </ProgressNote>
    </Card>
  )
}
