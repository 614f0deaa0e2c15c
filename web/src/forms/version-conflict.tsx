import { useEffect, useState } from 'react'
import { ApiError } from '../api/problem.ts'
import { conflict as en } from '../copy/en/conflict.ts'
import { conflict as sv } from '../copy/sv/conflict.ts'
import { currentLanguage, useCopy } from '../language.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { changedNames } from './changed-names.ts'
import type { Form } from './use-form.ts'

interface Versioned {
  readonly version: number
}

/**
 * For a form's `submit`: when the server says that somebody else has changed the thing, reads it anew, so that
 * `<VersionConflict>` can tell what changed, and refuses in words that promise what the form keeps.
 */
export async function savingOver<Answer>(
  save: Promise<Answer>,
  readAnew: () => Promise<unknown>,
): Promise<Answer> {
  try {
    return await save
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'changedMeanwhile') throw error
    await readAnew()
    const words = currentLanguage() === 'sv' ? sv : en
    throw new ApiError({ status: error.status, code: error.code, detail: words.refusal })
  }
}

interface Props<Thing extends Versioned, Values> {
  form: Form<Values>
  /** What the form was opened with; its version goes with the save. */
  base: Thing
  /** The newest that is known. */
  latest: Thing
  valuesOf: (thing: Thing) => Values
  labels: Readonly<Partial<Record<keyof Values, string>>>
  /** Makes `latest` the new base. */
  onAdopt: () => void
}

/**
 * Stands inside a form on something that others may change. A form that nobody has typed in follows quietly; one
 * with changes keeps them, says what the other person changed and leaves the choice.
 */
export function VersionConflict<Thing extends Versioned, Values extends object>({
  form,
  base,
  latest,
  valuesOf,
  labels,
  onAdopt,
}: Props<Thing, Values>) {
  const t = useCopy(sv, en)
  const [chosen, setChosen] = useState<string | null>(null)
  const isNewer = latest.version !== base.version && !form.submitting
  const follows = isNewer && !form.dirty

  useEffect(() => {
    if (!follows) return
    form.reset(valuesOf(latest))
    onAdopt()
  })

  if (!isNewer || !form.dirty) {
    return (
      <div role="status" className={chosen === null ? 'visually-hidden' : undefined}>
        {chosen !== null && <Notice>{chosen}</Notice>}
      </div>
    )
  }
  return (
    <Notice tone="warning" title={t.title} live>
      <p>{t.changed(changedNames(valuesOf(base), valuesOf(latest), labels))}</p>
      <p className="row">
        <Button
          onClick={() => {
            setChosen(t.keptMine)
            form.clearRefusal()
            onAdopt()
          }}
        >
          {t.keepMine}
        </Button>
        <Button
          onClick={() => {
            setChosen(t.tookTheirs)
            form.reset(valuesOf(latest))
            onAdopt()
          }}
        >
          {t.takeTheirs}
        </Button>
      </p>
    </Notice>
  )
}
