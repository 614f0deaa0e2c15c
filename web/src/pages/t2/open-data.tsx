import { useChange } from '../../api/queries.ts'
import { t2 as en } from '../../copy/en/t2.ts'
import { t2 as sv } from '../../copy/sv/t2.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'

const FILES = ['vfu.csv', 'vfu.json', 'vfu-beskrivning.json'] as const

interface Props {
  termId: string
  isOpen: boolean
  /** The newest frozen report; null without any. */
  reportId: string | null
}

/** Opens the term's newest frozen report to everybody, or closes it; closed until somebody does. */
export function OpenData({ termId, isOpen, reportId }: Props) {
  const t = useCopy(sv, en)
  const change = useChange('PUT /api/terms/:termId/open-data', ['GET /api/terms/:termId/t2'])
  // A switch has no version to show beside another; what it opens goes with it, so that it is a report that was seen.
  const set = (open: boolean) => change.mutate({ params: { termId }, body: { isOpen: open, reportId } })
  return (
    <Section
      title={t.openTitle}
      lead={t.openLead}
      actions={
        <Button busy={change.isPending} onClick={() => set(!isOpen)}>
          {isOpen ? t.close : t.open}
        </Button>
      }
    >
      <p role="status">{isOpen ? t.isOpen : t.isClosed}</p>
      {isOpen && (
        <ul>
          {FILES.map(file => (
            <li key={file}>
              <a href={`/oppna-data/${file}`}>{file}</a>
            </li>
          ))}
        </ul>
      )}
      {change.error && <FailureNotice error={change.error} />}
    </Section>
  )
}
