export interface EvaluationDraft {
  readonly score: string | null
  /** By module: 1–5, or empty for who doesn't know. */
  readonly scores: Readonly<Record<string, string>>
  readonly best: string
  readonly better: string
}

export const EMPTY_DRAFT: EvaluationDraft = { score: null, scores: {}, best: '', better: '' }
const KEY = 'vfu-evaluation-draft'

/** What was written and not sent: kept where the link is kept, in the tab's own storage, and never on the server. */
export function readDraft(): EvaluationDraft {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null')
    return typeof stored === 'object' && stored !== null ? { ...EMPTY_DRAFT, ...stored } : EMPTY_DRAFT
  } catch {
    return EMPTY_DRAFT
  }
}

/** Null forgets it. */
export function writeDraft(draft: EvaluationDraft | null): void {
  try {
    if (draft) sessionStorage.setItem(KEY, JSON.stringify(draft))
    else sessionStorage.removeItem(KEY)
  } catch {
    // Without storage the draft lives as long as the page.
  }
}
