import { useRead } from '../../api/queries.ts'
import { imports as en } from '../../copy/en/imports.ts'
import { shell as enShell } from '../../copy/en/shell.ts'
import { imports as sv } from '../../copy/sv/imports.ts'
import { shell as svShell } from '../../copy/sv/shell.ts'
import { useCopy } from '../../language.ts'
import { useCurrentTerm, useTermId } from '../../shell/current-term.ts'
import { useViewer } from '../../shell/viewer.ts'
import { Arrival } from '../../ui/arrival.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { acceptsData } from '../../ui/term-phase.ts'
import { useUrlState } from '../../ui/url-state.ts'
import { useTermName } from '../../ui/use-term-name.ts'
import { ChooseFile } from './choose-file.tsx'
import { kindsFor } from './import-kinds.ts'
import { ImportUnderWay } from './import-under-way.tsx'
import { Outcome } from './outcome.tsx'
import { Review } from './review.tsx'
import { useImport } from './use-import.ts'
import './imports.css'

/** Reads a file in, in three steps on one page: choose, review, done. */
export function ImportsPage() {
  const t = useCopy(sv, en)
  const phases = useCopy(svShell, enShell).phase
  const termId = useTermId()
  const viewer = useViewer()
  const kinds = kindsFor(viewer)
  const [asked, setKind] = useUrlState('vad')
  const kind = kinds.find(known => known === asked) ?? kinds[0] ?? 'students'
  const pilots = useRead('GET /api/pilots', {}, { enabled: kind === 'auscultants' })
  const [askedPilot, setPilot] = useUrlState('pilot')
  const own = (pilots.data?.pilots ?? []).filter(pilot => pilot.termId === termId)
  const pilotId = own.find(({ id }) => id === askedPilot)?.id ?? own[0]?.id ?? null
  const work = useImport(termId, kind, pilotId)
  const outcome = work.perform.data
  const { term } = useCurrentTerm()
  const isOfTerm = kind === 'students' || kind === 'offers'
  const isClosed = isOfTerm && term !== null && !acceptsData(term.phase)
  return (
    <Page title={t.title} over={useTermName(termId)} lead={t.lead}>
      {isClosed && <Notice tone="warning">{t.closed(phases[term.phase])}</Notice>}
      <p role="status" className="visually-hidden">
        {work.announcement}
      </p>
      <ImportUnderWay work={work} />
      {outcome ? (
        <Arrival>
          <Section title={t.steps.outcome}>
            <Outcome
              termId={termId}
              kind={kind}
              pilotId={pilotId}
              outcome={outcome}
              onAgain={work.startOver}
            />
          </Section>
        </Arrival>
      ) : (
        <>
          <Section title={t.steps.what}>
            <ChooseFile
              kinds={kinds}
              kind={kind}
              onKind={next => {
                work.startOver()
                setKind(next)
              }}
              work={work}
              pilots={own}
              onPilot={id => {
                work.startOver()
                setPilot(id)
              }}
            />
          </Section>
          {work.preview.data && (
            <Arrival key={work.preview.submittedAt}>
              <Section title={t.steps.review}>
                <Review preview={work.preview.data} work={work} />
              </Section>
            </Arrival>
          )}
        </>
      )}
    </Page>
  )
}
