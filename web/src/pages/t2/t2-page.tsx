import { useRead } from '../../api/queries.ts'
import { t2 as en } from '../../copy/en/t2.ts'
import { t2 as sv } from '../../copy/sv/t2.ts'
import { DateField } from '../../forms/fields.tsx'
import { dateTime, longDate } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { useTermId } from '../../shell/current-term.ts'
import { useViewer } from '../../shell/viewer.ts'
import { Button } from '../../ui/button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { UrlSelect, useUrlChoice } from '../../ui/url-select.tsx'
import { useUrlState } from '../../ui/url-state.ts'
import { useTermName } from '../../ui/use-term-name.ts'
import { Downloads } from './downloads.tsx'
import { EarlierTerms } from './earlier-terms.tsx'
import { FrozenReports } from './frozen-reports.tsx'
import { OpenData } from './open-data.tsx'
import { ReportSections } from './report-sections.tsx'

/** T2 as it would be reported now (S8), what was reported, and the rule for small numbers (P7). */
export function T2Page() {
  const t = useCopy(sv, en)
  const termId = useTermId()
  const { isCentral } = useViewer()
  const options = [{ value: 'nu', label: t.asNow }]
  const isNow = useUrlChoice('indelning', options) === 'nu'
  const [asOf, setAsOf] = useUrlState('till')
  const isDay = isCentral && asOf !== null && /^\d{4}-\d\d-\d\d$/.test(asOf)
  const day = isDay ? asOf : null
  const query = { organisation: isNow ? ('now' as const) : ('then' as const), ...(day && { asOf: day }) }
  const answer = useRead('GET /api/terms/:termId/t2', { params: { termId }, query })
  return (
    <Page
      title={t.title}
      over={useTermName(termId)}
      lead={isCentral ? t.lead : t.ownLead}
      actions={
        isCentral ? (
          <Downloads termId={termId} asOf={day} />
        ) : (
          <Button onClick={() => print()}>{t.print}</Button>
        )
      }
    >
      <div className="table-tools no-print">
        <UrlSelect label={t.organisation} name="indelning" options={options} all={t.asThen} />
        {isCentral && (
          <DateField
            id="till"
            label={t.asOf}
            hint={t.asOfHint}
            value={day}
            error={undefined}
            onChange={setAsOf}
          />
        )}
      </div>
      <Loaded query={answer}>
        {({ report, earlier, frozen, comment, isOpen }) => (
          <>
            {day !== null && <Notice tone="info">{t.asOfNotice(longDate(day))}</Notice>}
            {comment.length > 0 && <Comment sentences={comment} />}
            <ReportSections report={report} />
            <EarlierTerms report={report} earlier={earlier} />
            <div className="flow no-print">
              {isCentral && <FrozenReports termId={termId} frozen={frozen} asOf={day} />}
              {isOpen !== null && (
                <OpenData termId={termId} isOpen={isOpen} reportId={frozen[0]?.id ?? null} />
              )}
            </div>
            <Rule />
            <p className="print-only soft small">
              {t.printed(isNow ? t.asNow : t.asThen, dateTime(new Date(answer.dataUpdatedAt).toISOString()))}
            </p>
          </>
        )}
      </Loaded>
    </Page>
  )
}

export function Comment({ sentences }: { sentences: readonly string[] }) {
  const t = useCopy(sv, en)
  return (
    <Section title={t.commentTitle} lead={t.commentLead}>
      <p>{sentences.join(' ')}</p>
    </Section>
  )
}

export function Rule() {
  const t = useCopy(sv, en)
  return (
    <Section title={t.ruleTitle}>
      <p>{t.rule}</p>
      <p>{t.meaning}</p>
    </Section>
  )
}
