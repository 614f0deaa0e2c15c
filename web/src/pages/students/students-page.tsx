import { useRead } from '../../api/queries.ts'
import { shell as enShell } from '../../copy/en/shell.ts'
import { students as en } from '../../copy/en/students.ts'
import { shell as svShell } from '../../copy/sv/shell.ts'
import { students as sv } from '../../copy/sv/students.ts'
import { compareText, number } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { useCurrentTerm, useTermId } from '../../shell/current-term.ts'
import { useViewer } from '../../shell/viewer.ts'
import { Empty } from '../../ui/empty.tsx'
import { KeyFigure, KeyFigures } from '../../ui/key-figure.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Card } from '../../ui/section.tsx'
import { acceptsChanges, acceptsData } from '../../ui/term-phase.ts'
import { UrlSelect, useUrlChoice } from '../../ui/url-select.tsx'
import { useTermName } from '../../ui/use-term-name.ts'
import type { StudentView } from './student-form.ts'
import { StudentsTable } from './students-table.tsx'
import { WishForms } from './wish-forms.tsx'

const OUTCOMES = ['placed', 'unplaced'] as const

/** Whom the universities send to a term; a university's coordinator sees the own students. */
export function StudentsPage() {
  const t = useCopy(sv, en)
  const phases = useCopy(svShell, enShell).phase
  const termId = useTermId()
  const viewer = useViewer()
  const { term } = useCurrentTerm()
  const students = useRead('GET /api/terms/:termId/students', { params: { termId } })
  const isOpen = term !== null && acceptsChanges(term.phase)
  return (
    <Page
      title={t.title}
      over={useTermName(termId)}
      lead={
        viewer.isCentral ? t.lead.central : t.lead.university(viewer.universities.map(({ name }) => name))
      }
      actions={
        isOpen && (
          <>
            {acceptsData(term.phase) && (
              <LinkButton to="/terminer/$termId/import" params={{ termId }} search={{ vad: 'students' }}>
                {t.importStudents}
              </LinkButton>
            )}
            <LinkButton kind="primary" to="/terminer/$termId/studenter/ny" params={{ termId }}>
              {t.newStudent}
            </LinkButton>
          </>
        )
      }
    >
      {term && !isOpen && <Notice>{t.closed(phases[term.phase])}</Notice>}
      <Loaded query={students}>{answer => <Students termId={termId} students={answer.students} />}</Loaded>
      {term?.phase === 'collecting' && <WishForms termId={termId} />}
    </Page>
  )
}

function Students({ termId, students }: { termId: string; students: readonly StudentView[] }) {
  const t = useCopy(sv, en)
  const viewer = useViewer()
  const reference = useRead('GET /api/reference', {})
  const sending = new Set(students.map(({ universityId }) => universityId))
  const universities = (reference.data?.universities ?? [])
    .filter(({ id }) => sending.has(id))
    .map(({ id, name }) => ({ value: id, label: name }))
    .toSorted((a, b) => compareText(a.label, b.label))
  const university = useUrlChoice('larosate', universities)
  const outcomes = OUTCOMES.map(value => ({ value, label: t.outcome[value] }))
  const outcome = useUrlChoice('besked', outcomes)
  const isTold = students.some(student => student.outcome !== 'pending')
  if (students.length === 0) {
    return (
      <Card>
        <Empty title={t.empty.title}>{viewer.isCentral ? t.empty.central : t.empty.university}</Empty>
      </Card>
    )
  }
  return (
    <>
      <Card>
        <Figures students={students} isTold={isTold} />
      </Card>
      <Card>
        <Loaded query={reference}>
          {names => (
            <StudentsTable
              termId={termId}
              students={students.filter(
                student =>
                  (university === null || student.universityId === university) &&
                  (!isTold || outcome === null || student.outcome === outcome),
              )}
              isTold={isTold}
              reference={names}
              showUniversity={sending.size > 1}
              tools={
                (sending.size > 1 || isTold) && (
                  <>
                    {sending.size > 1 && (
                      <UrlSelect
                        label={t.column.university}
                        name="larosate"
                        options={universities}
                        all={t.all}
                      />
                    )}
                    {isTold && (
                      <UrlSelect label={t.column.outcome} name="besked" options={outcomes} all={t.all} />
                    )}
                  </>
                )
              }
            />
          )}
        </Loaded>
      </Card>
    </>
  )
}

function Figures({ students, isTold }: { students: readonly StudentView[]; isTold: boolean }) {
  const t = useCopy(sv, en).figures
  const count = (is: (student: StudentView) => boolean) => number(students.filter(is).length)
  return (
    <KeyFigures>
      <KeyFigure label={t.students} value={number(students.length)} />
      {isTold && <KeyFigure label={t.unplaced} value={count(({ outcome }) => outcome === 'unplaced')} />}
      <KeyFigure label={t.withoutWishes} value={count(({ wishes }) => wishes.length === 0)} />
      <KeyFigure label={t.priority} value={count(({ priority }) => priority > 0)} />
      <KeyFigure label={t.protected} value={count(student => student.protected)} />
    </KeyFigures>
  )
}
