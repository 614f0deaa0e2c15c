import { useEffect, useState } from 'react'
import { conflict as en } from '../copy/en/conflict.ts'
import { conflict as sv } from '../copy/sv/conflict.ts'
import { list } from '../format.ts'
import { useCopy } from '../language.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useUiCopy } from '../ui/use-ui-copy.ts'
import { differencesOf, mergeValues } from './merge-values.ts'
import type { Conflict } from './use-edit-form.ts'

interface Props<Thing, Values> extends Conflict<Thing, Values> {
  /** What the values are called; one without a label is not shown. */
  labels: Readonly<Partial<Record<keyof Values, string>>>
  /** How to say a value that isn't words already, such as an id. */
  tell?: { readonly [K in keyof Values]?: (value: Values[K]) => string }
}

/**
 * Stands inside a form on something that others may change. A form that nobody has typed in follows quietly; one
 * with changes keeps them, shows both versions side by side and leaves the choice.
 */
export function VersionConflict<Thing extends object, Values extends object>({
  form,
  base,
  latest,
  valuesOf,
  labels,
  tell = {},
  onAdopt,
}: Props<Thing, Values>) {
  const t = useCopy(sv, en)
  const [chosen, setChosen] = useState<string | null>(null)
  const isNewer = !form.submitting && versionOf(latest, valuesOf) !== versionOf(base, valuesOf)
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
  const theirs = valuesOf(latest)
  const merged = mergeValues(valuesOf(base), form.values, theirs, labels)
  return (
    <Notice tone="warning" title={t.title} live>
      <Versions mine={merged} theirs={theirs} labels={labels} tell={tell} />
      <p className="row">
        <Button
          onClick={() => {
            setChosen(t.keptMine)
            form.clearRefusal()
            // What the other person changed beside it becomes the ground that this form's changes stand on.
            form.reset(theirs)
            form.set(merged)
            onAdopt()
          }}
        >
          {t.keepMine}
        </Button>
        <Button
          onClick={() => {
            setChosen(t.tookTheirs)
            form.reset(theirs)
            onAdopt()
          }}
        >
          {t.takeTheirs}
        </Button>
      </p>
    </Notice>
  )
}

interface VersionsProps<Values> {
  mine: Values
  theirs: Values
  labels: Readonly<Partial<Record<keyof Values, string>>>
  tell: { readonly [K in keyof Values]?: (value: Values[K]) => string }
}

/** Both versions, of what they differ in. */
function Versions<Values extends object>({ mine, theirs, labels, tell }: VersionsProps<Values>) {
  const t = useCopy(sv, en)
  const ui = useUiCopy()
  const differences = differencesOf(mine, theirs, labels)
  function say(values: Values, key: keyof Values): string {
    const value = values[key]
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return ui.nothing
    const own = tell[key]
    if (own) return own(value)
    if (typeof value === 'boolean') return value ? ui.yes : ui.no
    return list([value].flat().map(String))
  }
  if (differences.length === 0) return <p>{t.same}</p>
  return (
    <div className="table-region" role="region" aria-label={t.differences} tabIndex={0}>
      <table className="table">
        <caption>{t.differences}</caption>
        <thead>
          <tr>
            <th scope="col">{t.what}</th>
            <th scope="col">{t.mine}</th>
            <th scope="col">{t.theirs}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ label, keys }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{keys.map(key => say(mine, key)).join(', ')}</td>
              <td>{keys.map(key => say(theirs, key)).join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The number that rises with each change or, for what has none, all that the form shows of it. */
function versionOf<Thing extends object>(thing: Thing, valuesOf: (thing: Thing) => unknown): string {
  return JSON.stringify('version' in thing ? thing.version : valuesOf(thing))
}
