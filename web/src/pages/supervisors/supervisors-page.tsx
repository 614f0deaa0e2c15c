import type { ResponseOf } from '../../api/client.ts'
import { useChange, useRead } from '../../api/queries.ts'
import { supervisors as en } from '../../copy/en/supervisors.ts'
import { supervisors as sv } from '../../copy/sv/supervisors.ts'
import { shortDay } from '../../format.ts'
import { useCopy, useLanguage } from '../../language.ts'
import { useTermId } from '../../shell/current-term.ts'
import { useViewer } from '../../shell/viewer.ts'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { say } from '../../ui/messages.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { useTermName } from '../../ui/use-term-name.ts'
import { SupervisorRegister } from './register.tsx'

type Answer = ResponseOf<'GET /api/terms/:termId/supervisor-exceptions'>
type Row = Answer['supervisors'][number]

/** A district's supervisors and how they are burdened; a university's exceptions from its rule for them (R13). */
export function SupervisorsPage() {
  const t = useCopy(sv, en)
  const termId = useTermId()
  const viewer = useViewer()
  return (
    <Page title={t.title} over={useTermName(termId)}>
      {(viewer.isCentral || viewer.hasRole('district')) && <SupervisorRegister termId={termId} />}
      {viewer.hasRole('university') && <Exceptions termId={termId} />}
    </Page>
  )
}

/** Where a university sets its rule for supervisors aside for one of them (R13). */
function Exceptions({ termId }: { termId: string }) {
  const t = useCopy(sv, en)
  const query = useRead('GET /api/terms/:termId/supervisor-exceptions', { params: { termId } })
  return (
    <Section title={t.exceptions} lead={t.lead}>
      <Loaded query={query}>{answer => <Supervisors termId={termId} answer={answer} />}</Loaded>
    </Section>
  )
}

function Supervisors({ termId, answer }: { termId: string; answer: Answer }) {
  const t = useCopy(sv, en)
  const language = useLanguage()
  const decide = useChange('POST /api/terms/:termId/supervisor-exceptions', [
    'GET /api/terms/:termId/supervisor-exceptions',
  ])
  const nameOf = (universityId: string) => answer.rules.find(({ id }) => id === universityId)?.name ?? ''
  const courses = { true: t.yes, false: t.no, null: t.unknown }

  function change({ supervisorId, universityId, name }: Row, granted: boolean) {
    decide.mutate(
      { params: { termId }, body: { supervisorId, universityId, granted } },
      { onSuccess: () => say(granted ? t.wasGranted(name) : t.wasWithdrawn(name)) },
    )
  }
  const university: Column<Row> = {
    key: 'larosate',
    header: t.column.university,
    cell: row => nameOf(row.universityId),
    sort: row => nameOf(row.universityId),
  }
  const columns: Column<Row>[] = [
    {
      key: 'namn',
      header: t.column.name,
      cell: row => row.name,
      sort: row => row.name,
      filter: row => row.name,
    },
    {
      key: 'forvaltning',
      header: t.column.district,
      cell: row => row.districtName,
      sort: row => row.districtName,
      filter: row => row.districtName,
    },
    ...(answer.rules.length > 1 ? [university] : []),
    { key: 'examen', header: t.column.degree, cell: row => row.degreeYear ?? t.unknown },
    { key: 'kurs', header: t.column.course, cell: row => courses[`${row.hasSupervisorCourse}`] },
    {
      key: 'undantag',
      header: t.column.exception,
      cell: row =>
        row.exception === null ? (
          <Button aria-label={t.grantFor(row.name)} busy={decide.isPending} onClick={() => change(row, true)}>
            {t.grant}
          </Button>
        ) : (
          <>
            {t.granted(row.exception.by, shortDay(row.exception.at, language))}{' '}
            <Button
              kind="quiet"
              aria-label={t.withdrawFor(row.name)}
              busy={decide.isPending}
              onClick={() => change(row, false)}
            >
              {t.withdraw}
            </Button>
          </>
        ),
      sort: row => (row.exception === null ? 0 : 1),
    },
  ]
  return (
    <div className="flow">
      {answer.rules.map(rule => (
        <p key={rule.id}>{t.rule(rule.name, rule.supervisorDegreeYears, rule.supervisorCourseRequired)}</p>
      ))}
      {decide.error && <FailureNotice error={decide.error} />}
      <DataTable
        stacks
        caption={t.caption}
        captionHidden
        columns={columns}
        rows={answer.supervisors}
        rowKey={row => `${row.supervisorId} ${row.universityId}`}
        empty={<Empty title={t.empty}>{t.emptyText}</Empty>}
      />
    </div>
  )
}
