import { useNavigate, useParams } from '@tanstack/react-router'
import type { ResponseOf } from '../../api/client.ts'
import { useChange, useRead } from '../../api/queries.ts'
import { students as en } from '../../copy/en/students.ts'
import { students as sv } from '../../copy/sv/students.ts'
import { Form } from '../../forms/form.tsx'
import { ReadOnly } from '../../forms/read-only.tsx'
import { useForm } from '../../forms/use-form.ts'
import { toldNames } from '../../forms/told-names.ts'
import { useEditForm } from '../../forms/use-edit-form.ts'
import { VersionConflict } from '../../forms/version-conflict.tsx'
import { dateTime, list } from '../../format.ts'
import { useCopy } from '../../language.ts'
import type { TermSummary } from '../../shell/term-choice.ts'
import { useCurrentTerm, useTermId } from '../../shell/current-term.ts'
import { useViewer } from '../../shell/viewer.ts'
import { ClosedForm } from '../../ui/closed-form.tsx'
import { Empty } from '../../ui/empty.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { say } from '../../ui/messages.tsx'
import { Page } from '../../ui/page.tsx'
import { Card } from '../../ui/section.tsx'
import { refusingPhase } from '../../ui/term-phase.ts'
import { useTermName } from '../../ui/use-term-name.ts'
import { PersonalLink } from './personal-link.tsx'
import { ProtectStudent } from './protect-student.tsx'
import { StudentFields } from './student-fields.tsx'
import type { StudentFormValues, StudentView } from './student-form.ts'
import { emptyStudent, studentBody, studentFaults, studentLabel, studentValues } from './student-form.ts'
import { wishWords } from './wish-words.ts'
import { WithdrawStudent } from './withdraw-student.tsx'

const REFRESHED = ['GET /api/terms/:termId/students', 'GET /api/terms/:termId/board'] as const

interface Around {
  readonly term: TermSummary | null
  readonly students: readonly StudentView[]
  readonly reference: ResponseOf<'GET /api/reference'>
}

/** After saving: back to the list, which says what was done. */
function useLeaving(termId: string) {
  const navigate = useNavigate()
  return (text: string) => {
    say(text, { onNextPage: true })
    void navigate({ to: '/terminer/$termId/studenter', params: { termId } })
  }
}

function BackLink({ termId }: { termId: string }) {
  const t = useCopy(sv, en)
  return (
    <LinkButton kind="quiet" to="/terminer/$termId/studenter" params={{ termId }}>
      {t.form.back}
    </LinkButton>
  )
}

/** The students and the names that the form chooses among, read together. */
function useFormReadings(termId: string) {
  const students = useRead('GET /api/terms/:termId/students', { params: { termId } })
  const reference = useRead('GET /api/reference', {})
  return {
    data: students.data && reference.data && { students: students.data.students, reference: reference.data },
    error: students.error ?? reference.error,
    refetch: () => Promise.all([students.refetch(), reference.refetch()]),
  }
}

export function NewStudentPage() {
  const t = useCopy(sv, en)
  const termId = useTermId()
  const { term } = useCurrentTerm()
  const closed = refusingPhase(term)
  const readings = useFormReadings(termId)
  return (
    <Page title={t.form.newTitle} over={useTermName(termId)}>
      <Loaded query={readings}>
        {data =>
          closed === null ? (
            <Card>
              <NewStudentForm around={{ term, ...data }} />
            </Card>
          ) : (
            <ClosedForm title={t.form.closed} text={t.closed} phase={closed} />
          )
        }
      </Loaded>
    </Page>
  )
}

function NewStudentForm({ around }: { around: Around }) {
  const t = useCopy(sv, en)
  const termId = useTermId()
  const { universities } = useViewer()
  const leave = useLeaving(termId)
  const create = useChange('POST /api/terms/:termId/students', REFRESHED)
  const form = useForm<StudentFormValues>({
    keep: 'student',
    initial: emptyStudent(universities[0]?.id ?? null),
    validate: values => studentFaults(values, t.fault),
    submit: values => create.mutateAsync({ params: { termId }, body: studentBody(values) }),
    onDone: values => leave(t.form.created(studentLabel(studentBody(values)))),
  })
  return (
    <Form form={form} action={t.form.create} beside={<BackLink termId={termId} />}>
      <StudentFields form={form} selfId={null} {...around} />
    </Form>
  )
}

export function EditStudentPage() {
  const t = useCopy(sv, en)
  const termId = useTermId()
  const { studentId } = useParams({ strict: false })
  const { term } = useCurrentTerm()
  const closed = refusingPhase(term)
  const readings = useFormReadings(termId)
  const student = readings.data?.students.find(({ id }) => id === studentId)
  return (
    <Page
      title={student ? t.form.editTitle(studentLabel(student)) : t.form.placeholderTitle}
      over={useTermName(termId)}
    >
      <Loaded query={readings}>
        {data =>
          student ? (
            <>
              {closed !== null && <ClosedForm title={t.form.closed} text={t.closed} phase={closed} />}
              {student.wishedAt !== null && (
                <p className="soft">{t.form.wishedAt(dateTime(student.wishedAt))}</p>
              )}
              <Card>
                <EditStudentForm
                  key={`${student.id} ${student.protected} ${closed}`}
                  student={student}
                  around={{ term, ...data }}
                  readAnew={readings.refetch}
                />
              </Card>
              <PersonalLink student={student} />
              {!student.protected && <ProtectStudent student={student} />}
              {closed === null && (
                <WithdrawStudent
                  termId={termId}
                  student={student}
                  phase={term?.phase ?? null}
                  readAnew={readings.refetch}
                />
              )}
            </>
          ) : (
            <Card>
              <Empty title={t.form.missing} action={<BackLink termId={termId} />}>
                {t.form.missingText}
              </Empty>
            </Card>
          )
        }
      </Loaded>
    </Page>
  )
}

interface EditProps {
  student: StudentView
  around: Around
  readAnew: () => Promise<unknown>
}

function EditStudentForm({ student, around, readAnew }: EditProps) {
  const t = useCopy(sv, en)
  const termId = useTermId()
  const leave = useLeaving(termId)
  const save = useChange('PUT /api/students/:studentId', REFRESHED)
  const { form, conflict } = useEditForm<StudentView, StudentFormValues>({
    latest: student,
    valuesOf: studentValues,
    // What can't be saved shows what is stored.
    keep: refusingPhase(around.term) === null ? 'student' : null,
    validate: values => studentFaults(values, t.fault),
    submit: (values, base) =>
      save.mutateAsync({
        params: { studentId: student.id },
        body: { ...studentBody(values), version: base.version },
      }),
    readAnew,
    onDone: values => leave(t.form.saved(studentLabel(studentBody(values)))),
  })
  if (refusingPhase(around.term) !== null) {
    return (
      <ReadOnly legend={t.form.student}>
        <StudentFields form={form} selfId={student.id} {...around} />
        <div>
          <BackLink termId={termId} />
        </div>
      </ReadOnly>
    )
  }
  return (
    <Form form={form} action={t.form.save} beside={<BackLink termId={termId} />}>
      <VersionConflict {...conflict} labels={labelsOf(t)} tell={tellersOf(t, around)} />
      <StudentFields form={form} selfId={student.id} {...around} />
    </Form>
  )
}

function labelsOf({ form }: typeof sv): Readonly<Record<keyof StudentFormValues, string>> {
  return {
    universityId: form.university,
    number: form.number,
    protected: form.protected,
    firstName: form.firstName,
    lastName: form.lastName,
    email: form.email,
    sex: form.sex,
    homeArea: form.homeArea,
    maxTravelMinutes: form.maxTravel,
    has: form.has,
    needs: form.needs,
    wishes: form.wishes,
    onlyWishes: form.onlyWishes,
    priority: form.priority,
    togetherWith: form.together,
    blockedDistrictIds: form.blocked,
    fromOn: form.period,
    toOn: form.period,
  }
}

/** How values that aren't words are said. */
function tellersOf(t: typeof sv, { reference, students }: Around) {
  const numbered = students.map(student => ({ id: student.number, name: studentLabel(student) }))
  return {
    universityId: toldNames(reference.universities).one,
    blockedDistrictIds: toldNames(reference.districts).many,
    togetherWith: toldNames(numbered).many,
    sex: (sex: StudentFormValues['sex']) => (sex === null ? '' : t.form.sexes[sex]),
    has: (all: StudentFormValues['has']) => list(all.map(one => t.has[one])),
    needs: (all: StudentFormValues['needs']) => list(all.map(one => t.needs[one])),
    wishes: (wishes: StudentFormValues['wishes']) =>
      wishes.map((wish, index) => `${index + 1}. ${wishWords(wish, reference, t)}`).join('; '),
  }
}
