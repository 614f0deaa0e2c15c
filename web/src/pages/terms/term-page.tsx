import type { ResponseOf } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { shell as shellEn } from '../../copy/en/shell.ts'
import { terms as en } from '../../copy/en/terms.ts'
import { shell as shellSv } from '../../copy/sv/shell.ts'
import { terms as sv } from '../../copy/sv/terms.ts'
import { dateTime, longDate } from '../../format.ts'
import { useCopy, useLanguage } from '../../language.ts'
import { useTermId } from '../../shell/current-term.ts'
import { useViewer } from '../../shell/viewer.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Facts } from '../../ui/key-figure.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { useTermName } from '../../ui/use-term-name.ts'
import { PhaseStepper } from './phase-stepper.tsx'
import { TermSettings } from './term-settings.tsx'
import './terms.css'

type Term = ResponseOf<'GET /api/terms/:termId'>

export function TermPage() {
  const termId = useTermId()
  const { isCentral } = useViewer()
  const term = useRead('GET /api/terms/:termId', { params: { termId } })
  const reference = useRead('GET /api/reference', {}, { enabled: isCentral })
  return (
    <Page title={useTermName(termId)}>
      <Loaded query={term}>
        {data => (
          <>
            <PhaseStepper term={data} isCentral={isCentral} />
            {isCentral && data.phase !== 'closed' ? (
              <Loaded query={reference}>
                {known => <TermSettings key={termId} term={data} reference={known} />}
              </Loaded>
            ) : (
              <TermFacts term={data} />
            )}
            <MoveLog term={data} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

/** The same numbers for those who can't change them. */
function TermFacts({ term }: { term: Term }) {
  const t = useCopy(sv, en)
  const language = useLanguage()
  const day = (isoDate: string | null) => (isoDate === null ? null : longDate(isoDate, language))
  return (
    <Section title={t.settingsTitle}>
      <Facts
        rows={[
          [t.target, term.target],
          [t.startsOn, day(term.startsOn)],
          [t.endsOn, day(term.endsOn)],
          [t.offersDueOn, day(term.offersDueOn)],
          [t.confirmDueOn, day(term.confirmDueOn)],
          [t.maxTravelMinutes, term.maxTravelMinutes],
        ]}
      />
    </Section>
  )
}

function MoveLog({ term }: { term: Term }) {
  const t = useCopy(sv, en)
  const names = useCopy(shellSv, shellEn).phase
  const language = useLanguage()
  const latestFirst = term.moves.toSorted((a, b) => b.at.localeCompare(a.at))
  return (
    <Section title={t.logTitle}>
      <DataTable
        caption={t.logCaption}
        captionHidden
        rows={latestFirst}
        rowKey={move => move.at}
        empty={<p className="soft">{t.logEmpty}</p>}
        columns={[
          { key: 'tid', header: t.log.at, cell: move => dateTime(move.at, language) },
          { key: 'byte', header: t.log.move, cell: move => `${names[move.from]} → ${names[move.to]}` },
          { key: 'vem', header: t.log.by, cell: move => move.by ?? t.system },
        ]}
      />
    </Section>
  )
}
