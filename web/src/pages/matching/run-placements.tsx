import { analysis as analysisEn } from '../../copy/en/analysis.ts'
import { matching as en } from '../../copy/en/matching.ts'
import { analysis as analysisSv } from '../../copy/sv/analysis.ts'
import { matching as sv } from '../../copy/sv/matching.ts'
import { useCopy } from '../../language.ts'
import { Badge } from '../../ui/badge.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import type { ExplanationView } from '../../ui/explanation.tsx'
import { Explanation } from '../../ui/explanation.tsx'
import { Section } from '../../ui/section.tsx'
import { shortDistrict } from '../../ui/short-district.ts'
import { WideTable } from '../../ui/wide-table.tsx'
import { WhyButton } from '../../ui/why-button.tsx'
import type { RunView } from './criteria.ts'

type Placement = RunView['placements'][number]

interface Props {
  run: RunView
  /** By student; empty until they are worked out. */
  reasons: ReadonlyMap<string, ExplanationView>
}

/** Everyone's place in the run; nothing of it is told to anyone yet. */
export function RunPlacements({ run, reasons }: Props) {
  const t = useCopy(sv, en)
  const w = useCopy(analysisSv, analysisEn).why
  const columns: Column<Placement>[] = [
    {
      key: 'student',
      header: t.student,
      cell: ({ student }) => student.label,
      sort: ({ student }) => student.label,
      filter: ({ student }) => `${student.label} ${student.number}`,
    },
    {
      key: 'larosate',
      header: t.university,
      cell: ({ student }) => student.universityId,
      sort: ({ student }) => student.universityId,
      filter: ({ student }) => student.universityId,
    },
    {
      key: 'forvaltning',
      header: t.district,
      cell: ({ offer }) => shortDistrict(offer.districtName),
      sort: ({ offer }) => offer.districtName,
      filter: ({ offer }) => offer.districtName,
    },
    {
      key: 'enhet',
      header: t.unit,
      cell: ({ offer }) => offer.unit,
      sort: ({ offer }) => offer.unit,
      filter: ({ offer }) => offer.unit,
    },
    {
      key: 'omrade',
      header: t.field,
      cell: ({ offer }) => offer.fieldName,
      sort: ({ offer }) => offer.fieldName,
      filter: ({ offer }) => offer.fieldName,
    },
    {
      key: 'onskemal',
      header: t.wishNumber,
      align: 'end',
      cell: ({ wish }) => (wish === null ? <Badge tone="warning">{t.outsideShort}</Badge> : wish),
      // Outside the list is worse than any number.
      sort: ({ wish }) => wish ?? Number.MAX_SAFE_INTEGER,
    },
    {
      key: 'restid',
      header: t.travel,
      align: 'end',
      cell: ({ travelMinutes }) =>
        travelMinutes === null ? t.unknownTravel : <span className="nowrap">{t.minutes(travelMinutes)}</span>,
      sort: ({ travelMinutes }) => travelMinutes,
    },
    {
      key: 'varfor',
      header: w.column,
      cell: ({ student }) => {
        const explanation = reasons.get(student.id)
        return explanation && <WhyButton label={student.label} explanation={explanation} />
      },
    },
  ]
  return (
    <Section title={t.placements}>
      <WideTable>
        <DataTable
          caption={t.placementsCaption}
          captionHidden
          columns={columns}
          rows={run.placements}
          rowKey={({ student }) => student.id}
        />
      </WideTable>
    </Section>
  )
}

/** Those without a place, each with the reason. */
export function RunUnplaced({ run, reasons }: Props) {
  const t = useCopy(sv, en)
  if (run.unplacedStudents.length === 0) return null
  return (
    <Section title={t.unplacedTitle(run.unplacedStudents.length)}>
      <ul className="plain unplaced">
        {run.unplacedStudents.map(({ student, because }) => (
          <li key={student.id}>
            <p>
              <strong>{student.label}</strong> <span className="soft">{student.universityId}</span>
            </p>
            <Reason explanation={reasons.get(student.id)} because={because} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** The whole reason once it is worked out; until then the one sentence of the result. */
function Reason({ explanation, because }: { explanation: ExplanationView | undefined; because: string }) {
  return explanation ? <Explanation explanation={explanation} level={3} /> : <p>{because}</p>
}
