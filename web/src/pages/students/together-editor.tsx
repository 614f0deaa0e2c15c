import { useState } from 'react'
import { students as en } from '../../copy/en/students.ts'
import { students as sv } from '../../copy/sv/students.ts'
import { FieldSet } from '../../forms/choices.tsx'
import { SelectField } from '../../forms/fields.tsx'
import { faultAt, fieldId } from '../../forms/form-state.ts'
import type { Form } from '../../forms/use-form.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import type { StudentFormValues, StudentView } from './student-form.ts'
import { studentLabel } from './student-form.ts'

interface Props {
  form: Form<StudentFormValues>
  /** The term's students. */
  students: readonly StudentView[]
  /** The student of the form, who can't be chosen; null for a new one. */
  selfId: string | null
}

/** `Anna Berg (SU-1001)`, or the number alone. */
function fullLabel(student: StudentView): string {
  const label = studentLabel(student)
  return label === student.number ? label : `${label} (${student.number})`
}

/** Fellow students to be placed in the same district (R11), chosen among the university's own. */
export function TogetherEditor({ form, students, selfId }: Props) {
  const t = useCopy(sv, en).form
  const [next, setNext] = useState<string | null>(null)
  const chosen = form.values.togetherWith
  const fellows = students.filter(
    ({ id, universityId }) => id !== selfId && universityId === form.values.universityId,
  )
  const labelOf = (number: string) => {
    const known = fellows.find(fellow => fellow.number === number)
    return known ? fullLabel(known) : number
  }

  function add() {
    if (next === null) return
    form.set({ togetherWith: [...chosen, next] })
    setNext(null)
  }

  return (
    <FieldSet
      legend={t.together}
      hint={t.togetherHint}
      id={fieldId('togetherWith')}
      error={faultAt(form.faults, 'togetherWith')}
    >
      {chosen.length > 0 && (
        <ul role="list" className="chosen-students">
          {chosen.map(number => (
            <li key={number}>
              {labelOf(number)}
              <Button
                kind="quiet"
                aria-label={t.togetherRemove(labelOf(number))}
                onClick={() => form.set({ togetherWith: chosen.filter(other => other !== number) })}
              >
                {t.remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="add-student">
        <SelectField
          id="f-together-next"
          label={t.togetherChoose}
          optional
          options={fellows
            .filter(({ number }) => !chosen.includes(number))
            .map(student => ({ value: student.number, label: fullLabel(student) }))}
          value={next}
          error={undefined}
          onChange={setNext}
        />
        <Button busy={next === null} onClick={add}>
          {t.togetherAdd}
        </Button>
      </div>
    </FieldSet>
  )
}
