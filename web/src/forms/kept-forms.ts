/** What somebody typed in a form and hasn't saved. */
export interface Kept {
  readonly values: object
  /** What the form was opened with, by which changes are told from what was there. */
  readonly initial: object
  /** The stored thing that was edited, for a form on something that others may change meanwhile. */
  readonly base?: unknown
}

interface Shelf {
  readonly owner: string
  readonly forms: Readonly<Record<string, Kept>>
}

const KEY = 'vfu-unsaved'
const EMPTY: Shelf = { owner: '', forms: {} }

/** In the tab's own storage, which outlives signing in anew and a reload, and ends with the tab. */
function read(): Shelf {
  try {
    return (JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Shelf | null) ?? EMPTY
  } catch {
    return EMPTY
  }
}

function write(shelf: Shelf): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(shelf))
  } catch {
    // Without storage a form lives as long as its page.
  }
}

/** Says whose the forms are from now on: another person at the same computer finds nothing of the one before. */
export function claimKeptForms(personId: string): void {
  if (read().owner !== personId) write({ owner: personId, forms: {} })
}

/** At signing out. */
export function forgetKeptForms(): void {
  try {
    sessionStorage.removeItem(KEY)
  } catch {
    // There was nothing to forget.
  }
}

/** What was typed in the form before, if it still has the members that a release in between may have changed. */
export function readKept(key: string, initial: object): Kept | null {
  const kept = read().forms[key]
  return kept !== undefined && isSameShape(kept.values, initial) ? kept : null
}

/** Null when there is nothing more to keep. On pages without an account nothing is kept. */
export function keepForm(key: string, kept: Kept | null): void {
  const { owner, forms } = read()
  if (owner === '' || (kept === null && !(key in forms))) return
  const { [key]: _former, ...others } = forms
  write({ owner, forms: kept === null ? others : { ...others, [key]: kept } })
}

function isSameShape(values: object, initial: object): boolean {
  return Object.keys(values).sort().join(' ') === Object.keys(initial).sort().join(' ')
}
