/** A second click with the same content within this long of the answer is the first one's other half. */
const DOUBLE_CLICK_MILLISECONDS = 1_000

/**
 * A name for each thing that somebody asks for, by which the server knows it when it comes again. It is kept while there is
 * no answer: whoever tries again after a broken connection asks for the same thing, which may have been done.
 */
export function requestNames(now: () => number, newName: () => string) {
  const unanswered = new Map<string, string>()
  let last: { readonly what: string; readonly name: string; readonly at: number } | null = null
  return {
    nameOf(what: string): string {
      // Anything else in between, and it is meant anew: locked, unlocked, locked again.
      if (last && (last.what !== what || now() - last.at > DOUBLE_CLICK_MILLISECONDS)) last = null
      const name = unanswered.get(what) ?? last?.name ?? newName()
      unanswered.set(what, name)
      return name
    },
    /** What was asked has its answer: done or refused. */
    answered(what: string, outcome: 'done' | 'refused'): void {
      const name = unanswered.get(what)
      unanswered.delete(what)
      if (name !== undefined && outcome === 'done') last = { what, name, at: now() }
    },
  }
}

const fileNames = new WeakMap<File, string>()

/** Tells one file from another without reading it. */
export function fileMark(file: File): string {
  const mark = fileNames.get(file) ?? randomName()
  fileNames.set(file, mark)
  return mark
}

/** 128 random bits; `randomUUID` is missing where the page has no https. */
export function randomName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
}
