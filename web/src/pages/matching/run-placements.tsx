import { analysis as analysisEn } from '../../copy/en/analysis.ts'
import { matching as en } from '../../copy/en/matching.ts'
import { analysis as analysisSv } from '../../copy/sv/analysis.ts'
import { pins as pinsEn } from '../../copy/en/pins.ts'
import { matching as sv } from '../../copy/sv/matching.ts'
import { pins as pinsSv } from '../../copy/sv/pins.ts'
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
import { MoveGrip } from './move-grip.tsx'
import { PinActions } from './pin-actions.tsx'
import type { Pins } from './pins.ts'

type Placement = RunView['placements'][number]

interface Props {
  run: RunView
  /** By student; empty until they are worked out. */
  reasons: ReadonlyMap<string, ExplanationView>
  pins: Pins
}

/** Everyone's place in the run; nothing of it is told to anyone yet. */
export function RunPlacements({ run, reasons, pins }: Props) {
  const t = useCopy(sv, en)
  const w = useCopy(analysisSv, analysisEn).why
  const p = useCopy(pinsSv, pinsEn)
  const columns: Column<Placement>[] = [
    {
      key: 'student',
      header: t.student,
      cell: ({ student }) => (
        <>
          {pins.mayChange && <MoveGrip runId={run.id} termId={run.termId} student={student} />}
          {student.label}
        </>
      ),
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
      cell: ({ offer }) => (
        <>
          <span data-target={offer.id}>{offer.unit}</span>
          <span className="second-fact">{offer.fieldName}</span>
        </>
      ),
      sort: ({ offer }) => offer.unit,
      filter: ({ offer }) => `${offer.unit} ${offer.fieldName}`,
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
    ...(pins.mayChange
      ? [
          {
            key: 'las',
            header: p.column,
            cell: ({ student, offer }: Placement) => (
              <PinActions
                runId={run.id}
                termId={run.termId}
                student={student}
                offer={offer}
                pin={pins.byStudent.get(student.id)}
              />
            ),
          },
        ]
      : []),
  ]
  return (
    <Section title={t.placements}>
      <WideTable>
        <DataTable
          stacks
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
export function RunUnplaced({ run, reasons, pins }: Props) {
  const t = useCopy(sv, en)
  if (run.unplacedStudents.length === 0) return null
  return (
    <Section title={t.unplacedTitle(run.unplacedStudents.length)}>
      <ul className="plain unplaced">
        {run.unplacedStudents.map(({ student, because }) => (
          <li key={student.id}>
            <p>
              {pins.mayChange && <MoveGrip runId={run.id} termId={run.termId} student={student} />}
              <strong>{student.label}</strong> <span className="soft">{student.universityId}</span>
            </p>
            <div>
              <Reason explanation={reasons.get(student.id)} because={because} />
              {pins.mayChange && (
                <PinActions
                  runId={run.id}
                  termId={run.termId}
                  student={student}
                  offer={null}
                  pin={pins.byStudent.get(student.id)}
                />
              )}
            </div>
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
