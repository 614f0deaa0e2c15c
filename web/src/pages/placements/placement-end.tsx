import { useState } from 'react'
import { endings as en } from '../../copy/en/endings.ts'
import { endings as sv } from '../../copy/sv/endings.ts'
import { useCopy } from '../../language.ts'
import type { TermSummary } from '../../shell/term-choice.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { CompleteButton } from './complete-button.tsx'
import { EndDialog } from './end-dialog.tsx'
import type { PlacementView } from './placement-states.ts'

interface Props {
  termId: string
  phase: TermSummary['phase']
  placement: PlacementView
  /** Whose it is to say that the place is gone, or that the student has left. */
  mayEnd: Readonly<Record<'place' | 'student', boolean>>
  onEnded: () => void
}

/** The ways out of a placement that holds (S8), as far as they are the reader's. */
export function PlacementEnd({ termId, phase, placement, mayEnd, onEnded }: Props) {
  const t = useCopy(sv, en)
  const [cause, setCause] = useState<'place' | 'student' | null>(null)
  const isPublic = placement.state === 'published' && (phase === 'published' || phase === 'running')
  const isConfirmed = placement.state === 'confirmed' && phase === 'confirming'
  const causes = (['place', 'student'] as const).filter(one => mayEnd[one])
  if (!(isPublic || isConfirmed) || causes.length === 0) return null
  return (
    <Section title={t.title} {...(isPublic && { lead: t.lead })}>
      <div className="row">
        {isPublic && phase === 'running' && mayEnd.place && (
          <CompleteButton termId={termId} placements={[placement]} />
        )}
        {causes.map(one => (
          <Button key={one} kind="danger" onClick={() => setCause(one)}>
            {t.open[one]}
          </Button>
        ))}
      </div>
      {cause && (
        <EndDialog
          placement={placement}
          cause={cause}
          isRunning={phase === 'running'}
          onClose={() => setCause(null)}
          onEnded={onEnded}
        />
      )}
    </Section>
  )
}
