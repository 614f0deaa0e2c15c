import { analysis as en } from '../../copy/en/analysis.ts'
import { analysis as sv } from '../../copy/sv/analysis.ts'
import { decimal } from '../../format.ts'
import { useCopy } from '../../language.ts'
import type { Column } from '../../ui/data-table.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Section } from '../../ui/section.tsx'
import type { Outcome } from './policy-outcomes.ts'
import { count, useWayName } from './policy-outcomes.ts'

/** How each policy treats the universities and the sexes: equal terms made visible. */
export function PoliciesByGroup({ outcomes }: { outcomes: readonly Outcome[] }) {
  const t = useCopy(sv, en).policies
  const hasSexes = outcomes.some(({ sexes }) => sexes.length > 0)
  return (
    <>
      <Section title={t.universities} lead={t.universitiesLead}>
        <ByUniversity outcomes={outcomes} />
      </Section>
      {hasSexes && (
        <Section title={t.sexes} lead={t.sexesLead}>
          <BySex outcomes={outcomes} />
        </Section>
      )}
    </>
  )
}

interface Row {
  readonly key: string
  readonly name: string
  /** One cell for each way of choosing, in their order. */
  readonly cells: readonly string[]
}

function ByUniversity({ outcomes }: { outcomes: readonly Outcome[] }) {
  const t = useCopy(sv, en).policies
  const ids = outcomes.find(({ universities }) => universities.length > 0)?.universities ?? []
  const rows = ids.flatMap(({ universityId: id }): Row[] => {
    const of = (outcome: Outcome) =>
      outcome.universities.find(({ universityId }) => universityId === id)?.statistics
    const cells = (value: (statistics: NonNullable<ReturnType<typeof of>>) => string) =>
      outcomes.map(outcome => {
        const statistics = of(outcome)
        return statistics ? value(statistics) : '–'
      })
    return [
      {
        key: `${id} first`,
        name: `${id}, ${t.first.toLocaleLowerCase('sv')}`,
        cells: cells(({ atWish, placed }) => t.ofPlaced(count(atWish[0]), count(placed))),
      },
      {
        key: `${id} outside`,
        name: `${id}, ${t.outside.toLocaleLowerCase('sv')}`,
        cells: cells(s => count(s.outside)),
      },
    ]
  })
  return (
    <ByWay name="larosaten-" caption={t.universities} head={t.university} outcomes={outcomes} rows={rows} />
  )
}

function BySex({ outcomes }: { outcomes: readonly Outcome[] }) {
  const t = useCopy(sv, en).policies
  const sexes = outcomes.find(outcome => outcome.sexes.length > 0)?.sexes ?? []
  const rows = sexes.flatMap(({ sex }): Row[] => {
    const of = (outcome: Outcome) => outcome.sexes.find(each => each.sex === sex)?.averages
    const shown = (value: number | null | undefined) =>
      value === null || value === undefined ? '–' : decimal(value)
    return [
      {
        key: `${sex} wish`,
        name: `${t.sex[sex]}, ${t.averageWish.toLocaleLowerCase('sv')}`,
        cells: outcomes.map(outcome => shown(of(outcome)?.averageWish)),
      },
      {
        key: `${sex} minutes`,
        name: `${t.sex[sex]}, ${t.average.toLocaleLowerCase('sv')}`,
        cells: outcomes.map(outcome => {
          const value = of(outcome)?.averageMinutes
          return value === null || value === undefined ? '–' : t.minutes(value)
        }),
      },
    ]
  })
  return <ByWay name="kon-" caption={t.sexes} head={t.group} outcomes={outcomes} rows={rows} />
}

interface ByWayProps {
  name: string
  caption: string
  head: string
  outcomes: readonly Outcome[]
  rows: readonly Row[]
}

function ByWay({ name, caption, head, outcomes, rows }: ByWayProps) {
  const wayName = useWayName()
  const columns: Column<Row>[] = [
    { key: 'grupp', header: head, cell: row => row.name, heading: true },
    ...outcomes.map(({ way }, index): Column<Row> => ({
      key: way,
      header: wayName(way),
      align: 'end',
      cell: ({ cells }) => <span className="nowrap">{cells[index]}</span>,
    })),
  ]
  return (
    <DataTable
      name={name}
      caption={caption}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={({ key }) => key}
    />
  )
}
