import { Link, useParams } from '@tanstack/react-router'
import { FigureTable } from '../../charts/figure.tsx'
import type { ResponseOf } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { t2 as en } from '../../copy/en/t2.ts'
import { t2 as sv } from '../../copy/sv/t2.ts'
import { dateTime, list, longDate, number } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { useTermId } from '../../shell/current-term.ts'
import { Facts } from '../../ui/key-figure.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { UrlSelect, useUrlChoice } from '../../ui/url-select.tsx'
import { Downloads } from './downloads.tsx'
import { ReportSections } from './report-sections.tsx'
import { Comment, Rule } from './t2-page.tsx'

type Frozen = ResponseOf<'GET /api/t2/:reportId'>

/** A report as it was frozen, whether it can be counted again, and what has been corrected since. */
export function FrozenPage() {
  const t = useCopy(sv, en)
  const termId = useTermId()
  const { reportId = '' } = useParams({ strict: false })
  const options = [{ value: 'nu', label: t.asNow }]
  const isNow = useUrlChoice('indelning', options) === 'nu'
  const query = { organisation: isNow ? ('now' as const) : ('then' as const) }
  const answer = useRead('GET /api/t2/:reportId', { params: { reportId }, query })
  return (
    <Page title={t.frozenPage(termId)} actions={<Downloads termId={termId} reportId={reportId} />}>
      <div className="table-tools no-print">
        <UrlSelect label={t.organisation} name="indelning" options={options} all={t.asThen} />
      </div>
      <Loaded query={answer}>
        {report => (
          <>
            <Verdict {...report} />
            <Comment sentences={report.comment} />
            <ReportSections report={report.report} />
            <Corrections correction={report.correction} />
            <Rule />
            <p className="print-only soft small">{t.printedFrozen(isNow ? t.asNow : t.asThen)}</p>
          </>
        )}
      </Loaded>
      <p className="no-print">
        <Link to="/terminer/$termId/t2" params={{ termId }}>
          {t.back}
        </Link>
      </p>
    </Page>
  )
}

function Verdict({ frozen, isReproduced, isIntact }: Frozen) {
  const t = useCopy(sv, en)
  return (
    <Notice tone={isReproduced && isIntact ? 'success' : 'error'}>
      <p>
        {isReproduced ? t.reproduced : t.notReproduced} {isIntact ? t.intact : t.notIntact}
      </p>
      <Facts
        rows={[
          [t.frozenAt, dateTime(frozen.at)],
          [t.frozenBy, frozen.by],
          [t.asOf, frozen.asOf && longDate(frozen.asOf)],
          [
            t.digest,
            <code key="digest" className="wrap-anywhere">
              {frozen.digest}
            </code>,
          ],
        ]}
      />
    </Notice>
  )
}

function Corrections({ correction }: Pick<Frozen, 'correction'>) {
  const t = useCopy(sv, en)
  if (correction === null) {
    return (
      <Section title={t.corrections}>
        <p>{t.noCorrections}</p>
      </Section>
    )
  }
  const { places, students } = correction
  const rows = students ? [...students.districts, ...students.universities] : []
  return (
    <Section title={t.corrections}>
      {places.length > 0 && (
        <FigureTable
          caption={t.offered}
          head={[t.offered, t.reported, t.presently]}
          rows={places.map(row => [row.district, number(row.reported), number(row.now)])}
        />
      )}
      {students && students.city.length > 0 && (
        <FigureTable
          caption={t.city}
          head={[t.city, t.reported, t.presently]}
          rows={students.city.map(row => [t.stages[row.stage], number(row.reported), number(row.now)])}
        />
      )}
      {rows.length > 0 && <p>{t.correctedRows(list(rows))}</p>}
    </Section>
  )
}
