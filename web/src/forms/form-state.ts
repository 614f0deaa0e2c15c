import type { FieldFault } from '../api/problem.ts'

export interface FormState<Values> {
  readonly initial: Values
  readonly values: Values
  readonly faults: readonly FieldFault[]
  /** What was refused as a whole, when no field is to blame. */
  readonly refusal: string | null
  readonly phase: 'editing' | 'submitting' | 'done'
  /** Counts refusals, so that focus moves to the summary each time. */
  readonly refusals: number
}

export type FormAction<Values> =
  | { readonly kind: 'edit'; readonly change: Partial<Values>; readonly path: string }
  | { readonly kind: 'submit' }
  | { readonly kind: 'refuse'; readonly faults: readonly FieldFault[]; readonly refusal: string | null }
  | { readonly kind: 'clearRefusal' }
  | { readonly kind: 'accept' }
  | { readonly kind: 'reset'; readonly values: Values }

export function startForm<Values>(initial: Values): FormState<Values> {
  return { initial, values: initial, faults: [], refusal: null, phase: 'editing', refusals: 0 }
}

/** A fault belongs to a field when it names it or something inside it: `wishes` takes `wishes.0.fieldId`. */
export function faultAt(faults: readonly FieldFault[], path: string): string | undefined {
  return faults.find(fault => fault.path === path || fault.path.startsWith(`${path}.`))?.text
}

/** Values are kept whatever happens; editing a field takes its fault away; nothing is sent twice. */
export function formReducer<Values>(state: FormState<Values>, action: FormAction<Values>): FormState<Values> {
  switch (action.kind) {
    case 'edit':
      return {
        ...state,
        values: { ...state.values, ...action.change },
        faults: state.faults.filter(
          fault => fault.path !== action.path && !fault.path.startsWith(`${action.path}.`),
        ),
        phase: state.phase === 'done' ? 'editing' : state.phase,
      }
    case 'submit':
      return { ...state, phase: 'submitting', refusal: null }
    case 'refuse':
      return {
        ...state,
        phase: 'editing',
        faults: action.faults,
        refusal: action.refusal,
        refusals: state.refusals + 1,
      }
    case 'clearRefusal':
      return { ...state, refusal: null }
    case 'accept':
      return { ...state, initial: state.values, faults: [], refusal: null, phase: 'done' }
    case 'reset':
      return startForm(action.values)
  }
}

export function isDirty<Values>(state: FormState<Values>): boolean {
  return JSON.stringify(state.values) !== JSON.stringify(state.initial)
}

/** `supervisor.email` → `f-supervisor-email`, the element that the summary's link leads to. */
export function fieldId(path: string): string {
  return `f-${path.replaceAll('.', '-')}`
}

/** Paths of the numbers that were typed as something else; `renamed` gives the paths of names that differ from them. */
export function unreadableNumbers(
  value: unknown,
  renamed: ReadonlyMap<string, string> = new Map(),
  path: readonly string[] = [],
): string[] {
  if (typeof value === 'number' && Number.isNaN(value)) {
    const dotted = path.join('.')
    return [renamed.get(dotted) ?? dotted]
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => unreadableNumbers(inner, renamed, [...path, key]))
}
