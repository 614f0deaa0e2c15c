import { useEffect, useState, type FormEvent } from 'react'
import { call, type ResponseOf } from '../api/client.ts'
import { ApiError, type FieldFault } from '../api/problem.ts'
import { studentPage as en } from '../copy/en/student-page.ts'
import { studentPage as sv } from '../copy/sv/student-page.ts'
import { ErrorSummary } from '../forms/error-summary.tsx'
import { NumberField } from '../forms/fields.tsx'
import { dateTime, longDate } from '../format.ts'
import { useCopy, useLanguage } from '../language.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useUiCopy } from '../ui/use-ui-copy.ts'
import { emptyWish, keepWishes, keptWishes, wishFaults, type WishDraft } from './wish-draft.ts'
import { WishRows } from './wish-rows.tsx'

export type Wishes = NonNullable<ResponseOf<'GET /api/student-page'>['wishes']>

interface Props {
  wishes: Wishes
  token: string
  onSaved: (wishes: Wishes) => void
}

/** The student's own wishes, to change as often as wanted until the last day. What is typed stays in the tab until saved. */
export function WishesForm({ wishes, token, onSaved }: Props) {
  const t = useCopy(sv, en).wishes
  const ui = useUiCopy()
  const language = useLanguage()
  const [draft, setDraft] = useState<WishDraft>(() => keptWishes(token) ?? emptyWish(wishes))
  const [faults, setFaults] = useState<readonly FieldFault[]>([])
  const [refusal, setRefusal] = useState<string | null>(null)
  const [refusals, setRefusals] = useState(0)
  const [theirs, setTheirs] = useState<Wishes | null>(null)
  const [isSending, setSending] = useState(false)
  const [isDone, setDone] = useState(false)
  const isDirty = JSON.stringify(draft) !== JSON.stringify(emptyWish(wishes))

  useEffect(() => keepWishes(token, isDirty ? draft : null), [token, isDirty, draft])
  useEffect(() => {
    if (!isDirty) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isDirty])

  const set = (changes: Partial<WishDraft>) => {
    setDone(false)
    setDraft(before => ({ ...before, ...changes }))
  }

  function refuse(found: readonly FieldFault[], text: string | null) {
    setFaults(found)
    setRefusal(text)
    setRefusals(count => count + 1)
  }

  async function send(event: FormEvent) {
    event.preventDefault()
    if (isSending) return
    const own = wishFaults(draft, t, ui.notANumber)
    if (own.length > 0) return refuse(own, null)
    setSending(true)
    refuseNothing()
    try {
      const { version, maxTravelMinutes } = draft
      const body = {
        version,
        maxTravelMinutes,
        wishes: draft.wishes.map(({ fieldId, districtId }) => ({ fieldId, districtId })),
      }
      const saved = await call('PUT /api/student-page/wishes', { body }, { bearer: token })
      onSaved(saved)
      setDraft(emptyWish(saved))
      setDone(true)
    } catch (failure) {
      const known = failure instanceof ApiError ? failure : null
      if (known?.code === 'changedMeanwhile') await readTheirs()
      else
        refuse(
          known?.fields ?? [],
          known && known.fields.length > 0 ? null : (known?.detail ?? ui.unexpected(0)),
        )
    } finally {
      setSending(false)
    }
  }

  function refuseNothing() {
    setFaults([])
    setRefusal(null)
  }

  async function readTheirs() {
    const view = await call('GET /api/student-page', {}, { bearer: token })
    setTheirs(view.wishes)
  }

  return (
    <section className="card flow" aria-labelledby="wishes">
      <h2 id="wishes">{t.title}</h2>
      <p>{t.lead(longDate(wishes.closesOn, language))}</p>
      {wishes.wishedAt !== null ? (
        <p className="soft">{t.saved(dateTime(wishes.wishedAt, language))}</p>
      ) : (
        wishes.wishes.length > 0 && <p className="soft">{t.fromUniversity}</p>
      )}
      <form className="form" noValidate onSubmit={event => void send(event)}>
        <ErrorSummary faults={faults} refusal={refusal} refusals={refusals} />
        {theirs && (
          <Theirs
            theirs={theirs}
            onKeep={() => {
              set({ version: theirs.version })
              setTheirs(null)
            }}
            onTake={() => {
              onSaved(theirs)
              setDraft(emptyWish(theirs))
              setTheirs(null)
            }}
          />
        )}
        <WishRows
          rows={draft.wishes}
          names={wishes}
          faults={faults}
          onChange={rows => set({ wishes: rows })}
        />
        <NumberField
          id="f-maxTravelMinutes"
          label={t.travel}
          hint={t.travelHint}
          optional
          value={draft.maxTravelMinutes}
          error={faults.find(({ path }) => path === 'maxTravelMinutes')?.text}
          onChange={maxTravelMinutes => set({ maxTravelMinutes })}
        />
        <div className="form-end">
          <Button type="submit" kind="primary" busy={isSending}>
            {t.save}
          </Button>
        </div>
      </form>
      <div role="status">{isDone && <Notice tone="success">{t.done}</Notice>}</div>
    </section>
  )
}

interface TheirsProps {
  theirs: Wishes
  onKeep: () => void
  onTake: () => void
}

/** What the university has saved meanwhile, beside what the student has written. */
function Theirs({ theirs, onKeep, onTake }: TheirsProps) {
  const t = useCopy(sv, en).wishes
  const nameOf = (things: Wishes['fields'], id: string | null) => things.find(one => one.id === id)?.name
  return (
    <Notice tone="warning" title={t.conflict} live>
      <p>{t.theirs}</p>
      <ol>
        {theirs.wishes.map(({ fieldId, districtId }, index) => (
          <li key={index}>
            {[
              nameOf(theirs.fields, fieldId) ?? t.anyField,
              nameOf(theirs.districts, districtId) ?? t.anyDistrict,
            ].join(', ')}
          </li>
        ))}
      </ol>
      <p className="row">
        <Button onClick={onKeep}>{t.keepMine}</Button>
        <Button onClick={onTake}>{t.takeTheirs}</Button>
      </p>
    </Notice>
  )
}
