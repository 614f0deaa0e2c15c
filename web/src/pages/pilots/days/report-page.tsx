import { useState } from 'react'
import { call, type ResponseOf } from '../../../api/client.ts'
import { useRead } from '../../../api/queries.ts'
import { evaluation as evaluationEn, report as en } from '../../../copy/en/pilot-days.ts'
import { evaluation as evaluationSv, report as sv } from '../../../copy/sv/pilot-days.ts'
import { useCopy } from '../../../language.ts'
import { Button } from '../../../ui/button.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { KeyFigure, KeyFigures } from '../../../ui/key-figure.tsx'
import { Loaded } from '../../../ui/loaded.tsx'
import { FailureNotice } from '../../../ui/notice.tsx'
import { saveBytes } from '../../../ui/save-file.ts'
import { Section } from '../../../ui/section.tsx'
import { PilotFrame, usePilotId } from '../pilot-frame.tsx'
import { EvaluationResults } from './results.tsx'

type Report = ResponseOf<'GET /api/pilots/:pilotId/report'>

/** What came of the pilot: held, led, attended and evaluated; as a page, as files and on paper. */
export function PilotReportPage() {
  const t = useCopy(sv, en)
  const e = useCopy(evaluationSv, evaluationEn)
  const params = { pilotId: usePilotId() }
  const report = useRead('GET /api/pilots/:pilotId/report', { params })
  const evaluation = useRead('GET /api/pilots/:pilotId/evaluation', { params })
  return (
    <PilotFrame title={t.title} lead={t.lead} actions={() => <Downloads {...params} />}>
      {() => (
        <Loaded query={report}>
          {data => (
            <>
              <Figures report={data} />
              <Tables report={data} />
              <Loaded query={evaluation}>
                {told => (
                  <Section title={e.title} lead={e.answered(told.answered, told.asked)}>
                    <EvaluationResults evaluation={told} />
                  </Section>
                )}
              </Loaded>
            </>
          )}
        </Loaded>
      )}
    </PilotFrame>
  )
}

function Downloads({ pilotId }: { pilotId: string }) {
  const t = useCopy(sv, en)
  const [error, setError] = useState<Error | null>(null)
  async function download(format: 'xlsx' | 'csv') {
    setError(null)
    try {
      const request = { params: { pilotId }, query: { format } }
      saveBytes(await call('GET /api/pilots/:pilotId/report/file', request))
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown : new Error(String(thrown)))
    }
  }
  return (
    <>
      <Button onClick={() => void download('xlsx')}>{t.xlsx}</Button>
      <Button onClick={() => void download('csv')}>{t.csv}</Button>
      <Button onClick={() => print()}>{t.print}</Button>
      {error && <FailureNotice error={error} />}
    </>
  )
}

function Figures({ report: { sessions, tookPart } }: { report: Report }) {
  const t = useCopy(sv, en)
  return (
    <Section title={t.sessions}>
      <KeyFigures>
        <KeyFigure label={t.planned} value={sessions.planned} />
        <KeyFigure label={t.held} value={sessions.held} />
        <KeyFigure label={t.notHeld} value={sessions.notHeld} />
        <KeyFigure label={t.unsaid} value={sessions.planned - sessions.held - sessions.notHeld} />
        <KeyFigure label={t.took} value={tookPart} />
      </KeyFigures>
    </Section>
  )
}

function Tables({ report }: { report: Report }) {
  const t = useCopy(sv, en)
  type Tally = Report['sessions']
  const tally = [
    { key: 'planerade', header: t.planned, align: 'end' as const, cell: (row: Tally) => row.planned },
    { key: 'hallna', header: t.held, align: 'end' as const, cell: (row: Tally) => row.held },
    { key: 'installda', header: t.notHeld, align: 'end' as const, cell: (row: Tally) => row.notHeld },
  ]
  return (
    <>
      <Section title={t.modules}>
        <DataTable
          name="modul"
          caption={t.modules}
          captionHidden
          rows={report.modules}
          rowKey={({ id }) => id}
          columns={[{ key: 'modul', header: t.module, cell: ({ name }) => name }, ...tally]}
        />
      </Section>
      <Section title={t.hosts}>
        <DataTable
          name="vard"
          caption={t.hosts}
          captionHidden
          rows={report.hosts}
          rowKey={({ id }) => id}
          columns={[
            { key: 'vard', header: t.host, cell: ({ label }) => label },
            { key: 'roll', header: t.kind, cell: ({ kind }) => t.kinds[kind] },
            ...tally,
          ]}
        />
      </Section>
      <Section title={t.attendance} lead={t.attendanceLead}>
        <DataTable
          name="narvaro"
          caption={t.attendance}
          captionHidden
          rows={report.districts}
          rowKey={({ id }) => id}
          columns={[
            { key: 'forvaltning', header: t.district, cell: ({ name }) => name },
            { key: 'studenter', header: t.students, align: 'end', cell: row => row.students },
            { key: 'deltog', header: t.tookPart, align: 'end', cell: row => row.tookPart },
            { key: 'narvarande', header: t.present, align: 'end', cell: row => row.present },
            { key: 'franvarande', header: t.away, align: 'end', cell: row => row.away },
            { key: 'okant', header: t.unsaid, align: 'end', cell: row => row.unsaid },
          ]}
        />
      </Section>
      <Section title={t.bySex} lead={t.bySexRule}>
        {report.sexes === null ? (
          <p className="soft">{t.tooFew}</p>
        ) : (
          <DataTable
            name="kon"
            caption={t.bySex}
            captionHidden
            rows={report.sexes}
            rowKey={({ sex }) => sex}
            columns={[
              { key: 'kon', header: t.sex, cell: ({ sex }) => t.sexes[sex] },
              { key: 'antal', header: t.tookPart, align: 'end', cell: ({ students }) => students },
            ]}
          />
        )}
      </Section>
    </>
  )
}
