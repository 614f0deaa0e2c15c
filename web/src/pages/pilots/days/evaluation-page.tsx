import { useChange, useRead } from '../../../api/queries.ts'
import { evaluation as en } from '../../../copy/en/pilot-days.ts'
import { evaluation as sv } from '../../../copy/sv/pilot-days.ts'
import { SelectField, TextAreaField } from '../../../forms/fields.tsx'
import { Form } from '../../../forms/form.tsx'
import { useForm } from '../../../forms/use-form.ts'
import { dateTime } from '../../../format.ts'
import { useCopy, useLanguage } from '../../../language.ts'
import { useViewer } from '../../../shell/viewer.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { say } from '../../../ui/messages.tsx'
import { Section } from '../../../ui/section.tsx'
import { shortDistrict } from '../../../ui/short-district.ts'
import { PilotFrame, usePilotId, type Pilot } from '../pilot-frame.tsx'
import { RemoveButton } from '../remove-button.tsx'
import { EvaluationResults, type Evaluation } from './results.tsx'

/** What the students answered (A13), and what base teachers and coordinators want to remember. */
export function EvaluationPage() {
  const t = useCopy(sv, en)
  const pilotId = usePilotId()
  const evaluation = useRead('GET /api/pilots/:pilotId/evaluation', { params: { pilotId } })
  return (
    <PilotFrame title={t.title} lead={t.lead}>
      {pilot => (
        <Loaded query={evaluation}>
          {data => (
            <>
              <Section title={t.results} lead={t.answered(data.answered, data.asked)}>
                <EvaluationResults evaluation={data} />
              </Section>
              <Section title={t.notes} lead={t.notesLead}>
                <div className="flow">
                  <Notes pilot={pilot} evaluation={data} />
                  <NewNote pilot={pilot} />
                </div>
              </Section>
            </>
          )}
        </Loaded>
      )}
    </PilotFrame>
  )
}

export function Notes({ pilot, evaluation }: { pilot: Pilot; evaluation: Evaluation }) {
  const t = useCopy(sv, en)
  const language = useLanguage()
  const remove = useChange('POST /api/pilot-notes/:noteId/remove', ['GET /api/pilots/:pilotId/evaluation'])
  const about = ({ moduleId, districtId }: Evaluation['notes'][number]) => [
    ...evaluation.modules.filter(({ id }) => id === moduleId).map(({ name }) => name),
    ...pilot.districts.filter(one => one.districtId === districtId).map(({ name }) => shortDistrict(name)),
  ]
  if (evaluation.notes.length === 0) return <p className="soft">{t.noNotes}</p>
  return (
    <ul className="plain flow">
      {evaluation.notes.map(note => (
        <li key={note.id}>
          <p className="evaluation-note">{note.text}</p>
          <p className="soft small">
            {[note.by, dateTime(note.at, language), ...about(note)].filter(Boolean).join(' · ')}
          </p>
          {note.isOwn && (
            <RemoveButton
              label={t.remove(note.text.slice(0, 30))}
              text={t.removeText}
              busy={remove.isPending}
              error={remove.error}
              onRemove={() =>
                remove.mutate({ params: { noteId: note.id } }, { onSuccess: () => say(t.removed) })
              }
            />
          )}
        </li>
      ))}
    </ul>
  )
}

interface Values {
  readonly text: string
  readonly moduleId: string | null
  readonly districtId: string | null
}
const EMPTY: Values = { text: '', moduleId: null, districtId: null }

function NewNote({ pilot }: { pilot: Pilot }) {
  const t = useCopy(sv, en)
  const viewer = useViewer()
  const isOfDistrict = !viewer.hasRole('central', 'university', 'teacher')
  const own = pilot.districts.filter(
    ({ districtId }) => !isOfDistrict || viewer.districts.some(({ id }) => id === districtId),
  )
  const initial = { ...EMPTY, districtId: isOfDistrict ? (own[0]?.districtId ?? null) : null }
  const add = useChange('POST /api/pilots/:pilotId/notes', ['GET /api/pilots/:pilotId/evaluation'])
  const form = useForm<Values>({
    keep: 'note',
    initial,
    validate: ({ text }) => (text.trim() === '' ? [{ path: 'text', text: t.noteFault }] : []),
    submit: async body => {
      await add.mutateAsync({ params: { pilotId: pilot.id }, body: { ...body } })
      form.reset(initial)
    },
    onDone: () => say(t.added),
  })
  return (
    <Form form={form} action={t.add}>
      <TextAreaField label={t.note} {...form.bind('text')} />
      <div className="form-row">
        <SelectField
          label={t.about}
          none={t.aboutAll}
          options={pilot.modules.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.bind('moduleId')}
        />
        <SelectField
          label={t.district}
          {...(isOfDistrict ? {} : { none: t.everyDistrict })}
          options={own.map(({ districtId, name }) => ({ value: districtId, label: shortDistrict(name) }))}
          {...form.bind('districtId')}
        />
      </div>
    </Form>
  )
}
