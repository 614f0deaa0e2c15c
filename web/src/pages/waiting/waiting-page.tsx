import { useParams } from '@tanstack/react-router'
import { useRead } from '../../api/queries.ts'
import { waiting as en } from '../../copy/en/waiting.ts'
import { waiting as sv } from '../../copy/sv/waiting.ts'
import { useCopy } from '../../language.ts'
import { useViewer } from '../../shell/viewer.ts'
import { Empty } from '../../ui/empty.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Card } from '../../ui/section.tsx'
import { useTermName } from '../../ui/use-term-name.ts'
import { WaitingTable } from './waiting-table.tsx'

/** What waits on whom, since when, and when they are reminded (S6): all of it for central, their own for the others. */
export function WaitingPage() {
  const t = useCopy(sv, en)
  const { isCentral } = useViewer()
  const { termId = '' } = useParams({ strict: false })
  const termName = useTermName(termId)
  const waiting = useRead('GET /api/terms/:termId/waiting', { params: { termId } })
  return (
    <Page title={t.title} over={termName} lead={isCentral ? t.lead.central : t.lead.own}>
      <Loaded query={waiting}>
        {({ waits }) => (
          <Card>
            {waits.length === 0 ? (
              <Empty title={t.empty.title}>{t.empty.text}</Empty>
            ) : (
              <WaitingTable termId={termId} waits={waits} />
            )}
          </Card>
        )}
      </Loaded>
    </Page>
  )
}
