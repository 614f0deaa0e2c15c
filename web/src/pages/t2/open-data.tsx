import { useChange } from '../../api/queries.ts'
import { t2 as en } from '../../copy/en/t2.ts'
import { t2 as sv } from '../../copy/sv/t2.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'

const FILES = ['vfu.csv', 'vfu.json', 'vfu-beskrivning.json'] as const

/** Opens the term's newest frozen report to everybody, or closes it; closed until somebody does. */
export function OpenData({ termId, isOpen }: { termId: string; isOpen: boolean }) {
  const t = useCopy(sv, en)
  const change = useChange('PUT /api/terms/:termId/open-data', ['GET /api/terms/:termId/t2'])
  const set = (open: boolean) => change.mutate({ params: { termId }, body: { isOpen: open } })
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
