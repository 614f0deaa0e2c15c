import { useBlocker } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { useEffect, useReducer, useRef, useState } from 'react'
import type { FieldFault } from '../api/problem.ts'
import { ApiError } from '../api/problem.ts'
import { useUiCopy } from '../ui/use-ui-copy.ts'
import type { FormAction, FormState } from './form-state.ts'
import { faultAt, fieldId, formReducer, isDirty, startForm, unreadableNumbers } from './form-state.ts'
import { keepForm, readKept } from './kept-forms.ts'
import { markUnsaved } from './unsaved.ts'

/** What `form.bind('name')` hands to a field component. */
export interface FieldBinding<Value> {
  readonly id: string
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly error: string | undefined
}

type ItemOf<List> = List extends readonly (infer Item)[] ? Item : never

export interface Form<Values> {
  readonly values: Values
  readonly faults: readonly FieldFault[]
  readonly refusal: string | null
  readonly refusals: number
  readonly submitting: boolean
  readonly dirty: boolean
  /** Whether the form shows what was typed before its page was left. */
  readonly restored: boolean
  /** Throws away what was typed. */
  readonly startOver: () => void
  /** `path` is the value's place in the request's body when it isn't the name itself: `bind('email', 'supervisor.email')`. */
  readonly bind: <K extends keyof Values & string>(name: K, path?: string) => FieldBinding<Values[K]>
  /** A member of an item in a list: `bindItem('shares', 0, 'places')`, with the path `shares.0.places`. */
  readonly bindItem: <K extends keyof Values & string, M extends keyof ItemOf<Values[K]> & string>(
    name: K,
    index: number,
    member: M,
  ) => FieldBinding<ItemOf<Values[K]>[M]>
  readonly set: (change: Partial<Values>) => void
  readonly reset: (values: Values) => void
  /** Takes away what was said about the last try as a whole, when its cause is gone. */
  readonly clearRefusal: () => void
  readonly onSubmit: (event: FormEvent) => void
}

export interface FormOptions<Values> {
  readonly initial: Values
  /** Sends; an ApiError's field faults land at their fields. Navigate away in `onDone`, not here. */
  readonly submit: (values: Values) => Promise<unknown>
  readonly onDone?: (values: Values) => void
  /** What the client can tell before sending. The server checks everything again. */
  readonly validate?: (values: Values) => readonly FieldFault[]
  /** False when leaving loses nothing worth a question. */
  readonly warnOnLeave?: boolean
  /**
   * What the form is about, among the forms of its page: what is typed is kept under this name when the page is left or
   * the session ends, and is there again when the form is. Null for what must not lie in the browser, or isn't worth it.
   */
  readonly keep: string | null
  /** Kept beside the values; see `useEditForm`. */
  readonly base?: unknown
}

/**
 * `const form = useForm({ initial, submit: values => save.mutateAsync({ params, body: values }), onDone })`, then
 * `<Form form={form} action="Spara">` around `<TextField label="Enhet" {...form.bind('unit')} />`. Values stay when the
 * server refuses, a second press while sending does nothing, and leaving with unsaved changes asks first. Something
 * stored that others may change meanwhile takes `useEditForm`.
 */
export function useForm<Values extends object>(options: FormOptions<Values>): Form<Values> {
  const t = useUiCopy()
  const [key] = useState(() => options.keep && keptName(options.keep))
  const [state, dispatch] = useReducer<FormState<Values>, null, [FormAction<Values>]>(formReducer, null, () =>
    begin(options.initial, key),
  )
  const [restored, setRestored] = useState(() => isDirty(state))
  const sending = useRef(false)
  const saved = useRef(false)
  const paths = useRef(new Map<string, string>())
  const dirty = isDirty(state)
  const guards = (options.warnOnLeave ?? true) && dirty

  useBlocker({
    shouldBlockFn: ({ current, next }) =>
      guards && !saved.current && current.pathname !== next.pathname && !window.confirm(t.leave),
    enableBeforeUnload: () => guards && !saved.current,
  })

  useEffect(() => (guards ? markUnsaved() : undefined), [guards])
  const { values, initial } = state
  const { base } = options
  useEffect(() => {
    if (key !== null) keepForm(key, dirty ? { values, initial, base } : null)
  }, [key, dirty, values, initial, base])

  async function send(values: Values) {
    const faults = [
      ...unreadableNumbers(values, paths.current).map(path => ({ path, text: t.notANumber })),
      ...(options.validate?.(values) ?? []),
    ]
    if (faults.length > 0) return dispatch({ kind: 'refuse', faults, refusal: null })
    sending.current = true
    dispatch({ kind: 'submit' })
    try {
      await options.submit(values)
      dispatch({ kind: 'accept' })
      saved.current = true
      setRestored(false)
      if (key !== null) keepForm(key, null)
      options.onDone?.(values)
    } catch (error) {
      const known = error instanceof ApiError ? error : null
      const fields = known?.fields ?? []
      const refusal = fields.length > 0 ? null : (known?.detail ?? t.unexpected(0))
      dispatch({ kind: 'refuse', faults: fields, refusal })
    } finally {
      sending.current = false
    }
  }

  return {
    values: state.values,
    faults: state.faults,
    refusal: state.refusal,
    refusals: state.refusals,
    submitting: state.phase === 'submitting',
    dirty,
    restored,
    startOver() {
      setRestored(false)
      dispatch({ kind: 'reset', values: options.initial })
    },
    bind(name, path = name) {
      paths.current.set(name, path)
      return {
        id: fieldId(path),
        value: state.values[name],
        error: faultAt(state.faults, path),
        onChange(value) {
          saved.current = false
          const change: Partial<Values> = {}
          change[name] = value
          dispatch({ kind: 'edit', change, path })
        },
      }
    },
    bindItem(name, index, member) {
      type Item = ItemOf<Values[typeof name]>
      const items = state.values[name] as readonly (Item & object)[]
      const path = `${name}.${index}.${member}`
      return {
        id: fieldId(path),
        value: (items[index] as Item)[member],
        error: faultAt(state.faults, path),
        onChange(value) {
          saved.current = false
          const edited = items.map((item, at) => (at === index ? { ...item, [member]: value } : item))
          const change: Partial<Values> = {}
          change[name] = edited as Values[typeof name]
          dispatch({ kind: 'edit', change, path })
        },
      }
    },
    set(change) {
      saved.current = false
      for (const name of Object.keys(change)) {
        dispatch({ kind: 'edit', change, path: paths.current.get(name) ?? name })
      }
    },
    reset: values => dispatch({ kind: 'reset', values }),
    clearRefusal: () => dispatch({ kind: 'clearRefusal' }),
    onSubmit(event) {
      event.preventDefault()
      if (!sending.current) void send(state.values)
    },
  }
}

/** A form's name among all: that of its page and its own. */
export const keptName = (keep: string) => `${window.location.pathname} ${keep}`

/** The form with what was typed in it before, if anything was. */
function begin<Values extends object>(fresh: Values, key: string | null): FormState<Values> {
  const kept = key === null ? null : readKept(key, fresh)
  if (kept === null) return startForm(fresh)
  return { ...startForm(kept.initial as Values), values: kept.values as Values }
}
