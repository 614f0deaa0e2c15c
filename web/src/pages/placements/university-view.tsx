import { placements as en } from '../../copy/en/placements.ts'
import { placements as sv } from '../../copy/sv/placements.ts'
import { useCopy } from '../../language.ts'
import { Card } from '../../ui/section.tsx'
import type { TermSummary } from '../../shell/term-choice.ts'
import type { PlacementView } from './placement-states.ts'
import { PlacementsTable } from './placements-table.tsx'

interface Props {
  termId: string
  phase: TermSummary['phase'] | null
  placements: readonly PlacementView[]
}

/** A university's own students, once they are published. */
export function UniversityView({ termId, placements }: Props) {
  const t = useCopy(sv, en)
  return (
    <Card>
      <PlacementsTable
        termId={termId}
        caption={t.caption}
        captionHidden
        placements={placements}
        columns={['forvaltning', 'enhet', 'onskemal', 'handledare', 'forsta', 'lage']}
      />
    </Card>
  )
}
