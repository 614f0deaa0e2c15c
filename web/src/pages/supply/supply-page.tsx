import type { ResponseOf } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { Figure, FigureTable } from '../../charts/figure.tsx'
import { PairedBars } from '../../charts/paired-bars.tsx'
import { supply as en } from '../../copy/en/supply.ts'
import { supply as sv } from '../../copy/sv/supply.ts'
import { t2 as t2En } from '../../copy/en/t2.ts'
import { t2 as t2Sv } from '../../copy/sv/t2.ts'
import { decimal, list, number } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { useTermId } from '../../shell/current-term.ts'
import { useViewer } from '../../shell/viewer.ts'
import { useReasonNames } from '../../ui/decline-reasons.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { shortDistrict } from '../../ui/short-district.ts'
import { UrlSelect, useUrlChoice } from '../../ui/url-select.tsx'
import { useTermName } from '../../ui/use-term-name.ts'
import { Told } from '../t2/told.tsx'
import { Colleagues } from './colleagues.tsx'

type Supply = ResponseOf<'GET /api/terms/:termId/supply'>

/** What is asked for and not offered over terms, and how proposals are answered. */
export function SupplyPage() {
  const t = useCopy(sv, en)
  const words = useCopy(t2Sv, t2En)
  const termId = useTermId()
  const { isCentral } = useViewer()
  const options = [{ value: 'nu', label: words.asNow }]
  const isNow = useUrlChoice('indelning', options) === 'nu'
  const query = { organisation: isNow ? ('now' as const) : ('then' as const) }
  const answer = useRead('GET /api/terms/:termId/supply', { params: { termId }, query })
  return (
    <Page title={t.title} over={useTermName(termId)} lead={t.lead}>
      {isCentral && (
        <div className="table-tools no-print">
          <UrlSelect label={words.organisation} name="indelning" options={options} all={words.asThen} />
        </div>
      )}
      <Loaded query={answer}>
        {({ fields, districts, answers, declines, refusals }) => (
          <>
            {fields.length > 0 && <Asked title={t.fields} head={t.field} terms={fields} />}
            {districts.length > 0 && <Asked title={t.districts} head={t.district} terms={districts} />}
            <Answers answers={answers} />
            <Reasons title={t.declines} lead={t.declinesLead} count={t.proposals} rows={declines} />
            <Reasons title={t.refusals} lead={t.refusalsLead} count={t.supervisors} rows={refusals} />
            {answers.length > 0 && <Colleagues termId={termId} answers={answers} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Asked({ title, head, terms }: { title: string; head: string; terms: Supply['fields'] }) {
  const t = useCopy(sv, en)
  const [now] = terms
  if (!now) return null
  const lacking = now.rows.filter(({ asked, offered }) => asked !== null && asked > offered)
  const names = [...new Set(terms.flatMap(({ rows }) => rows.map(({ name }) => name)))]
  const rowOf = (termId: string, name: string) =>
    terms.find(one => one.termId === termId)?.rows.find(row => row.name === name)
  return (
    <Section title={title} lead={t.askedLead}>
      <Figure
        sentence={
          lacking.length > 0 ? t.lacking(list(lacking.map(({ name }) => shortDistrict(name)))) : t.enough
        }
        table={
          <div className="table-region" role="region" aria-label={title} tabIndex={0}>
            <FigureTable
              caption={title}
              head={[
                head,
                ...terms.flatMap(({ termId }) => [
                  `${t.asked} ${termId}`,
                  `${t.offered} ${termId}`,
                  `${t.unused} ${termId}`,
                ]),
              ]}
              rows={names.map(name => [
                shortDistrict(name),
                ...terms.flatMap(({ termId }) => {
                  const row = rowOf(termId, name)
                  return [
                    <Told key={`asked ${termId}`} value={row ? row.asked : 0} />,
                    number(row?.offered ?? 0),
                    <Told key={`unused ${termId}`} value={row ? row.unused : 0} />,
                  ]
                }),
              ])}
            />
          </div>
        }
      >
        <PairedBars
          legend={[t.asked, t.offered]}
          rows={now.rows.flatMap(({ name, asked, offered }) =>
            asked === null ? [] : [{ label: shortDistrict(name), first: asked, second: offered }],
          )}
        />
      </Figure>
    </Section>
  )
}

interface ReasonsProps {
  title: string
  lead: string
  /** What is counted. */
  count: string
  rows: Supply['declines']
}

function Reasons({ title, lead, count, rows }: ReasonsProps) {
  const t = useCopy(sv, en)
  const nameOf = useReasonNames()
  return (
    <Section title={title} lead={lead}>
      {rows === null || rows.length === 0 ? (
        <p>{rows === null ? t.reasonsLeftOut : t.reasonsNone}</p>
      ) : (
        <FigureTable
          caption={title}
          head={[t.reason, count]}
          rows={rows.map(({ reason, proposals }) => [nameOf(reason), number(proposals)])}
        />
      )}
    </Section>
  )
}

function Answers({ answers }: Pick<Supply, 'answers'>) {
  const t = useCopy(sv, en)
  const days = (value: number | null) => (value === null ? '–' : decimal(value))
  return (
    <Section title={t.answers} lead={t.answersLead}>
      {answers.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <div className="table-region" role="region" aria-label={t.answers} tabIndex={0}>
          <FigureTable
            caption={t.answers}
            head={[
              t.district,
              t.proposals,
              t.confirmed,
              t.median,
              t.p90,
              t.declined,
              t.silent,
              t.placeGone,
              t.studentLeft,
              t.colleagues,
            ]}
            rows={answers.map(one => [
              shortDistrict(one.name),
              number(one.proposals),
              number(one.confirmed),
              days(one.medianDays),
              days(one.p90Days),
              number(one.declined),
              number(one.silent),
              number(one.placeGone),
              number(one.studentLeft),
              one.colleagues === null ? '–' : number(one.colleagues),
            ])}
          />
        </div>
      )}
    </Section>
  )
}
