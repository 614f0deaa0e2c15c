import { useRead } from '../../api/queries.ts'
import { useTermId } from '../../shell/current-term.ts'
import { useViewer } from '../../shell/viewer.ts'

/** Why the student came to the district, in one sentence; null until it is known, and for universities. */
export function useArrival(placementId: string): string | null {
  const termId = useTermId()
  const viewer = useViewer()
  const mayRead = viewer.isCentral || viewer.districts.length > 0
  const answer = useRead('GET /api/terms/:termId/arrivals', { params: { termId } }, { enabled: mayRead })
  return answer.data?.arrivals.find(arrival => arrival.placementId === placementId)?.sentence ?? null
}
