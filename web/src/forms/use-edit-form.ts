import { useState } from 'react'
import { ApiError } from '../api/problem.ts'
import { conflict as en } from '../copy/en/conflict.ts'
import { conflict as sv } from '../copy/sv/conflict.ts'
import { currentLanguage } from '../language.ts'
import { readKept } from './kept-forms.ts'
import { keptName, useForm, type Form, type FormOptions } from './use-form.ts'

interface Options<Thing, Values> extends Omit<FormOptions<Values>, 'initial' | 'submit' | 'base'> {
  /** The newest that is known of the stored thing. */
  readonly latest: Thing
  readonly valuesOf: (thing: Thing) => Values
  /** Sends; `base` is what the form was opened with, whose version or facts go with it. */
  readonly submit: (values: Values, base: Thing) => Promise<unknown>
  /** Fetches `latest` again. */
  readonly readAnew: () => Promise<unknown>
}

/** A form on something stored. `conflict` is what `<VersionConflict>` inside its `<Form>` must be given. */
export interface EditForm<Thing, Values> {
  readonly form: Form<Values>
  readonly conflict: Conflict<Thing, Values>
}

export interface Conflict<Thing, Values> {
  readonly form: Form<Values>
  readonly base: Thing
  readonly latest: Thing
  readonly valuesOf: (thing: Thing) => Values
  /** Makes `latest` the new base. */
  readonly onAdopt: () => void
}

/**
 * `useForm` for something stored, which others may change meanwhile: what the form was opened with is remembered, and when
 * the server says that it has changed since, the newest is fetched so that `<VersionConflict>` can show both.
 */
export function useEditForm<Thing, Values extends object>({
  latest,
  valuesOf,
  submit,
  readAnew,
  ...options
}: Options<Thing, Values>): EditForm<Thing, Values> {
  const [base, setBase] = useState(() => {
    const kept = options.keep === null ? null : readKept(keptName(options.keep), valuesOf(latest))
    return kept === null ? latest : (kept.base as Thing)
  })
  const form = useForm<Values>({
    ...options,
    initial: valuesOf(base),
    base,
    submit: values => refusingInWords(submit(values, base), readAnew),
  })
  const conflict = { base, latest, valuesOf, onAdopt: () => setBase(latest) }
  const startOver = () => {
    form.startOver()
    form.reset(valuesOf(latest))
    setBase(latest)
  }
  return { form: { ...form, startOver }, conflict: { ...conflict, form } }
}

/** The refusal is told in words that promise what the form keeps. */
async function refusingInWords(save: Promise<unknown>, readAnew: () => Promise<unknown>): Promise<unknown> {
  try {
    return await save
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'changedMeanwhile') throw error
    await readAnew()
    const words = currentLanguage() === 'sv' ? sv : en
    throw new ApiError({ status: error.status, code: error.code, detail: words.refusal })
  }
}
