const forms = new Set<symbol>()

/** Says that a form holds what nobody has saved; the answer takes that back. */
export function markUnsaved(): () => void {
  const form = Symbol()
  forms.add(form)
  return () => void forms.delete(form)
}

/** Whether leaving the page would lose something that was typed. */
export function hasUnsaved(): boolean {
  return forms.size > 0
}
