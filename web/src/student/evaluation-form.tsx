import { useState, type FormEvent } from 'react'
import { call, type ResponseOf } from '../api/client.ts'
import { auscultationPage as en } from '../copy/en/auscultation-page.ts'
import { auscultationPage as sv } from '../copy/sv/auscultation-page.ts'
import { TextAreaField } from '../forms/fields.tsx'
import { useCopy } from '../language.ts'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/notice.tsx'
import { readDraft, writeDraft, type EvaluationDraft } from './evaluation-draft.ts'

type View = ResponseOf<'GET /api/auscultation-page'>

interface Props {
  token: string
  modules: NonNullable<View['evaluation']>['modules']
  onSent: (view: View) => void
}

/** The short evaluation (A13): a scale for the days and for each module, and two texts. Only the first must be answered. */
export function EvaluationForm({ token, modules, onSent }: Props) {
  const t = useCopy(sv, en)
  const [draft, setDraft] = useState(readDraft)
  const [error, setError] = useState<Error | null>(null)
  const [isSending, setSending] = useState(false)
  const [lacksScore, setLacksScore] = useState(false)
  const set = (changes: Partial<EvaluationDraft>) => {
    const next = { ...draft, ...changes }
    writeDraft(next)
    setDraft(next)
  }

  async function send(event: FormEvent) {
    event.preventDefault()
    if (draft.score === null) {
      setLacksScore(true)
      document.getElementById('whole-1')?.focus()
      return
    }
    setSending(true)
    try {
      const scores = modules.flatMap(({ id }) => {
        const score = Number(draft.scores[id] ?? '')
        return score > 0 ? [{ moduleId: id, score }] : []
      })
      const body = { score: Number(draft.score), scores, best: draft.best, better: draft.better }
      const view = await call('POST /api/auscultation-page/evaluation', { body }, { bearer: token })
      writeDraft(null)
      onSent(view)
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error('unknown'))
      setSending(false)
    }
  }
  return (
    <form className="flow" noValidate onSubmit={event => void send(event)}>
      <p>{t.evaluationLead}</p>
      <p className="soft">{t.scale}</p>
      <Scale
        name="whole"
        legend={t.whole}
        value={draft.score}
        error={lacksScore && draft.score === null ? t.scoreNeeded : undefined}
        onChange={score => set({ score })}
      />
      {modules.map(({ id, name }) => (
        <Scale
          key={id}
          name={id}
          legend={name}
          skip={t.skip}
          value={draft.scores[id] ?? ''}
          onChange={score => set({ scores: { ...draft.scores, [id]: score } })}
        />
      ))}
      <TextAreaField
        id="best"
        label={t.best}
        hint={t.textHint}
        value={draft.best}
        error={undefined}
        onChange={best => set({ best })}
      />
      <TextAreaField
        id="better"
        label={t.better}
        hint={t.textHint}
        value={draft.better}
        error={undefined}
        onChange={better => set({ better })}
      />
      {error && <FailureNotice error={error} />}
      <p>
        <Button kind="primary" type="submit" busy={isSending}>
          {t.send}
        </Button>
      </p>
    </form>
  )
}

interface ScaleProps {
  name: string
  legend: string
  /** The choice of who doesn't know; a scale without it must be answered. */
  skip?: string
  value: string | null
  error?: string | undefined
  onChange: (score: string) => void
}

function Scale({ name, legend, skip, value, error, onChange }: ScaleProps) {
  const options = [
    ...['1', '2', '3', '4', '5'].map(score => [score, score] as const),
    ...(skip ? [['', skip] as const] : []),
  ]
  return (
    <fieldset
      className="fieldset scale"
      data-fault={error !== undefined}
      aria-describedby={error === undefined ? undefined : `${name}-fault`}
    >
      <legend>{legend}</legend>
      {error !== undefined && (
        <p className="fault" id={`${name}-fault`}>
          {error}
        </p>
      )}
      <div className="scale-choices">
        {options.map(([score, label]) => (
          <label key={score} className="scale-choice">
            <input
              type="radio"
              id={`${name}-${score === '' ? 'skip' : score}`}
              name={name}
              value={score}
              checked={value === score}
              onChange={() => onChange(score)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
