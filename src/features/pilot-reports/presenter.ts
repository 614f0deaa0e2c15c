import { csvText } from '../../adapters/spreadsheet/write-csv.ts'
import { workbookOf, type Sheet, type WorkbookCell } from '../../adapters/spreadsheet/write-workbook.ts'
import { copyIn, type Language } from '../../copy/copy.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { pilotReport } from '../../domain/auscultation/pilot-report.ts'
import { shortDistrict } from '../../domain/organisation/district-name.ts'
import type { AttendedSession } from '../pilot-attendance/repository.ts'
import { isOnlyOfDistrict, type presentEvaluation } from '../pilot-evaluations/presenter.ts'
import { labelsIn } from '../pilot-plans/presenter.ts'
import type { PlanNames } from '../pilot-plans/repository.ts'
import type { PilotRow } from '../pilots/repository.ts'

/** The report as far as it is the reader's: a district's hosts and students only, and nothing of those by sex (P7). */
export function presentPilotReport(
  pilot: PilotRow,
  {
    sessions,
    names,
    districtOf,
  }: { sessions: readonly AttendedSession[]; names: PlanNames; districtOf: ReadonlyMap<string, string> },
  actor: Actor,
  language: Language,
) {
  const isOfDistrict = isOnlyOfDistrict(actor)
  const isOwn = (districtId: string | null) =>
    !isOfDistrict || (districtId !== null && actor.districtIds.includes(districtId))
  const report = pilotReport(
    sessions.map(({ module, hostIds, outcome, students }) => ({
      moduleId: module.id,
      hostIds,
      outcome,
      students: students.map(({ id, groupId, sex, present }) => ({
        id,
        sex,
        present,
        districtId: districtOf.get(groupId ?? '') ?? '',
      })),
    })),
  )
  const { labelOf } = labelsIn(names, language)
  const none = { planned: 0, held: 0, notHeld: 0 }
  const nothing = { students: 0, tookPart: 0, present: 0, away: 0, unsaid: 0 }
  return {
    name: pilot.name,
    termId: pilot.termId,
    phase: pilot.phase,
    sessions: report.sessions,
    modules: pilot.modules.map(({ id, name }) => ({ id, name, ...(report.modules.get(id) ?? none) })),
    hosts: names.hosts
      .filter(({ id, districtId }) => report.hosts.has(id) && isOwn(districtId))
      .map(({ id, kind }) => ({ id, kind, label: labelOf(id).label, ...(report.hosts.get(id) ?? none) }))
      .toSorted((one, other) => other.planned - one.planned || one.label.localeCompare(other.label, 'sv')),
    districts: pilot.districts
      .filter(({ groups, districtId }) => groups > 0 && isOwn(districtId))
      .map(({ districtId, district }) => ({
        id: districtId,
        name: shortDistrict(district.name),
        ...(report.districts.get(districtId) ?? nothing),
      })),
    tookPart: report.tookPart,
    sexes: isOfDistrict ? null : (report.sexes?.map(([sex, students]) => ({ sex, students })) ?? null),
  }
}

export type PilotReportView = ReturnType<typeof presentPilotReport>
type EvaluationView = ReturnType<typeof presentEvaluation>

/** The report's tables, one a sheet, with the rule for small numbers. */
function sheetsOf(report: PilotReportView, evaluation: EvaluationView, language: Language): Sheet[] {
  const t = copyIn[language].auscultation.report
  const told = (score: number | null): WorkbookCell => score ?? t.leftOut
  const tally = ({ planned, held, notHeld }: { planned: number; held: number; notHeld: number }) => [
    planned,
    held,
    notHeld,
  ]
  const { results } = evaluation
  const nameOf = (moduleId: string) => report.modules.find(({ id }) => id === moduleId)?.name ?? ''
  return [
    {
      name: t.modules,
      hasHeading: true,
      rows: [
        [t.module, t.planned, t.held, t.notHeld],
        ...report.modules.map(module => [module.name, ...tally(module)]),
        [t.all, ...tally(report.sessions)],
      ],
    },
    {
      name: t.hosts,
      hasHeading: true,
      rows: [
        [t.host, t.kind, t.planned, t.held, t.notHeld],
        ...report.hosts.map(host => [host.label, t.kinds[host.kind], ...tally(host)]),
      ],
    },
    {
      name: t.attendance,
      hasHeading: true,
      rows: [
        [t.district, t.students, t.tookPart, t.present, t.away, t.unsaid],
        ...report.districts.map(row => [
          row.name,
          row.students,
          row.tookPart,
          row.present,
          row.away,
          row.unsaid,
        ]),
      ],
    },
    {
      name: t.bySex,
      hasHeading: true,
      rows: [
        [t.sex, t.tookPart],
        ...(report.sexes?.map(({ sex, students }) => [t.sexes[sex], students]) ?? [[t.leftOut, null]]),
        [t.rule, null],
      ],
    },
    {
      name: t.evaluation,
      hasHeading: true,
      rows: [
        [t.module, t.all, ...(results?.districts.map(({ name }) => name) ?? [])],
        ...(results
          ? [
              [t.whole, told(results.score), ...results.districts.map(({ score }) => told(score))],
              ...results.modules.map(({ moduleId, score }, index) => [
                nameOf(moduleId),
                told(score),
                ...results.districts.map(({ modules }) => told(modules[index]?.score ?? null)),
              ]),
            ]
          : [[t.notClosed, null]]),
      ],
    },
  ]
}

export function presentPilotWorkbook(
  report: PilotReportView,
  evaluation: EvaluationView,
  language: Language,
) {
  return workbookOf(sheetsOf(report, evaluation, language))
}

/** Every number of the report, one a row: the table, the row, the column, the value. */
export function presentPilotCsv(
  report: PilotReportView,
  evaluation: EvaluationView,
  language: Language,
): string {
  const t = copyIn[language].auscultation.report
  const rows = sheetsOf(report, evaluation, language).flatMap(({ name, rows: [heading = [], ...body] }) =>
    body.flatMap(([first, ...values]) =>
      values.flatMap((value, index) =>
        value === null ? [] : [[name, String(first), String(heading[index + 1] ?? ''), String(value)]],
      ),
    ),
  )
  return csvText([t.table, t.row, t.column, t.value], [...rows, [t.rule, '', '', '']])
}
