import { Figure, FigureTable } from '../../charts/figure.tsx'
import { StageBars } from '../../charts/stage-bars.tsx'
import { t2 as en } from '../../copy/en/t2.ts'
import { t2 as sv } from '../../copy/sv/t2.ts'
import { number } from '../../format.ts'
import { useCopy } from '../../language.ts'
import type { Column } from '../../ui/data-table.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { useReasonNames } from '../../ui/decline-reasons.ts'
import { Section } from '../../ui/section.tsx'
import { shortDistrict } from '../../ui/short-district.ts'
import { WideTable } from '../../ui/wide-table.tsx'
import type { Report } from './report.ts'
import { shownStages, STAGES } from './report.ts'
import { Told } from './told.tsx'

/** The whole report: the city's funnel, then a row for each administration and university. */
export function ReportSections({ report }: { report: Report }) {
  return (
    <>
      {report.city && <City report={report} city={report.city} />}
      {report.districts.length > 0 && <Districts report={report} />}
      {report.universities.length > 0 && <Universities report={report} />}
      {report.city && <Unused city={report.city} />}
      {report.city && <Declines declines={report.city.declines} />}
    </>
  )
}

function useSexes(report: Report) {
  const t = useCopy(sv, en)
  return report.sexGroups.map(group => group.map(sex => t.sex[sex]).join(', '))
}

type City = NonNullable<Report['city']>

function City({ report, city }: { report: Report; city: City }) {
  const t = useCopy(sv, en)
  const sexes = useSexes(report)
  const stages = shownStages([city], STAGES)
  return (
    <Section title={t.city}>
      <Figure
        sentence={t.sentence(city.offered, report.target)}
        table={
          <FigureTable
            caption={t.city}
            head={[t.stage, t.all, ...sexes]}
            rows={[
              ...(report.target === null
                ? []
                : [[t.target, number(report.target), ...sexes.map(() => '')] as const]),
              [t.offered, number(city.offered), ...sexes.map(() => '')],
              [t.unused, <Told key="unused" value={city.unused} />, ...sexes.map(() => '')],
              ...stages.map(
                stage =>
                  [
                    t.stages[stage],
                    <Told key="all" value={city.cells[stage].all} />,
                    ...sexes.map((sex, index) => (
                      <Told key={sex} value={city.cells[stage].bySex[index] ?? null} />
                    )),
                  ] as const,
              ),
            ]}
          />
        }
      >
        <StageBars
          target={report.target === null ? null : { label: t.target, value: report.target }}
          rows={[
            { label: t.offered, value: city.offered, parts: [] },
            ...stages.map(stage => ({
              label: t.stages[stage],
              value: city.cells[stage].all,
              parts: city.cells[stage].bySex,
            })),
          ]}
          legend={sexes}
        />
      </Figure>
    </Section>
  )
}

type District = Report['districts'][number]

function Districts({ report }: { report: Report }) {
  const t = useCopy(sv, en)
  const sexes = useSexes(report)
  const { districts } = report
  const stages = shownStages(
    districts,
    STAGES.filter(stage => stage !== 'requested'),
  )
  const columns: Column<District>[] = [
    { key: 'namn', header: t.district, cell: row => shortDistrict(row.name), sort: row => row.name },
    {
      key: 'erbjudna',
      header: t.offered,
      align: 'end',
      cell: row => number(row.offered),
      sort: row => row.offered,
    },
    { key: 'oanvanda', header: t.unused, align: 'end', cell: row => <Told value={row.unused} /> },
    ...numberColumns<District>(stages, t.stages),
    ...sexColumns<District>(report, districts, sexes, t.stages.published),
  ]
  return (
    <Section title={t.districts}>
      <WideTable>
        <DataTable
          name="forvaltning-"
          caption={t.districts}
          captionHidden
          columns={columns}
          rows={districts}
          rowKey={row => row.id}
        />
      </WideTable>
    </Section>
  )
}

type University = Report['universities'][number]

function Universities({ report }: { report: Report }) {
  const t = useCopy(sv, en)
  const sexes = useSexes(report)
  const columns: Column<University>[] = [
    { key: 'namn', header: t.university, cell: row => row.name, sort: row => row.name },
    { key: 'andel', header: t.share, align: 'end', cell: row => <Told value={row.share} /> },
    ...numberColumns<University>(shownStages(report.universities, STAGES), t.stages),
    ...sexColumns<University>(report, report.universities, sexes, t.stages.published),
  ]
  return (
    <Section title={t.universities}>
      <WideTable>
        <DataTable
          name="larosate-"
          caption={t.universities}
          captionHidden
          columns={columns}
          rows={report.universities}
          rowKey={row => row.id}
        />
      </WideTable>
    </Section>
  )
}

function numberColumns<Row extends Pick<District, 'cells'>>(
  stages: readonly (keyof District['cells'])[],
  names: Readonly<Record<keyof District['cells'], string>>,
): Column<Row>[] {
  return stages.map(stage => ({
    key: stage,
    header: names[stage],
    align: 'end',
    cell: row => <Told value={row.cells[stage].all} />,
  }))
}

/** On the page the sexes of those who got a place, where there is anybody; every stage by sex is in the files. */
function sexColumns<Row extends Pick<District, 'cells'>>(
  report: Report,
  rows: readonly Row[],
  sexes: readonly string[],
  stage: string,
): Column<Row>[] {
  return report.sexGroups.flatMap((group, index): Column<Row>[] => {
    const valueOf = (row: Row) => row.cells.published.bySex[index] ?? null
    if (rows.every(row => valueOf(row) === 0)) return []
    const header = `${stage}, ${sexes[index]?.toLocaleLowerCase('sv')}`
    return [{ key: group.join('-'), header, align: 'end', cell: row => <Told value={valueOf(row)} /> }]
  })
}

function Unused({ city }: { city: City }) {
  const t = useCopy(sv, en)
  const reasons = (city.reasons ?? []).filter(({ places }) => places > 0)
  return (
    <Section title={t.unusedTitle}>
      {reasons.length === 0 ? (
        <p>{t.unusedNone}</p>
      ) : (
        <FigureTable
          caption={t.unusedTitle}
          head={[t.reason, t.places]}
          rows={reasons.map(({ reason, places }) => [t.reasons[reason], number(places)])}
        />
      )}
    </Section>
  )
}

/** Declined proposals by reason; null when they are left out. */
export function Declines({ declines }: Pick<City, 'declines'>) {
  const t = useCopy(sv, en)
  const nameOf = useReasonNames()
  return (
    <Section title={t.declinesTitle}>
      {declines === null || declines.length === 0 ? (
        <p>{declines === null ? t.declinesLeftOut : t.declinesNone}</p>
      ) : (
        <FigureTable
          caption={t.declinesTitle}
          head={[t.reason, t.declines]}
          rows={declines.map(({ reason, proposals }) => [nameOf(reason), number(proposals)])}
        />
      )}
    </Section>
  )
}
