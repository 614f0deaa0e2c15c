import { useRead } from '../../api/queries.ts'
import { placements as en } from '../../copy/en/placements.ts'
import { placements as sv } from '../../copy/sv/placements.ts'
import { useCopy } from '../../language.ts'
import { useCurrentTerm, useTermId } from '../../shell/current-term.ts'
import type { Viewer } from '../../shell/viewer.ts'
import { useViewer } from '../../shell/viewer.ts'
import { Empty } from '../../ui/empty.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Card } from '../../ui/section.tsx'
import { useTermName } from '../../ui/use-term-name.ts'
import { CentralView } from './central-view.tsx'
import { DistrictView } from './district-view.tsx'
import type { PlacementView } from './placement-states.ts'
import { UniversityView } from './university-view.tsx'

function leadOf(viewer: Viewer, t: typeof sv): string {
  if (viewer.isCentral) return t.lead.central
  const names = (things: readonly { name: string }[]) => things.map(({ name }) => name)
  if (viewer.districts.length > 0) return t.lead.district(names(viewer.districts))
  return t.lead.university(names(viewer.universities))
}

/** Proposals and placements of a term, as the role needs them: to answer, to follow, to tell the students. */
export function PlacementsPage() {
  const t = useCopy(sv, en)
  const termId = useTermId()
  const viewer = useViewer()
  const placements = useRead('GET /api/terms/:termId/placements', { params: { termId } })
  return (
    <Page title={t.title} over={useTermName(termId)} lead={leadOf(viewer, t)}>
      <Loaded query={placements}>{answer => <ByRole placements={answer.placements} />}</Loaded>
    </Page>
  )
}

function ByRole({ placements }: { placements: readonly PlacementView[] }) {
  const t = useCopy(sv, en)
  const termId = useTermId()
  const viewer = useViewer()
  const { term } = useCurrentTerm()
  const isDistrict = viewer.districts.length > 0
  if (placements.length === 0) {
    const { central, district, university } = t.empty
    const text = viewer.isCentral ? central : isDistrict ? district : university
    return (
      <Card>
        <Empty title={t.empty.title}>{text}</Empty>
      </Card>
    )
  }
  const shared = { termId, phase: term?.phase ?? null, placements }
  if (viewer.isCentral) return <CentralView {...shared} />
  return isDistrict ? <DistrictView {...shared} /> : <UniversityView {...shared} />
}
