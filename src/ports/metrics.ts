/** A request that was answered, or whose caller hung up before. */
export interface AnsweredRequest {
  readonly method: string
  /** The route's template, such as `/api/terms/:termId`: never the address itself, which can hold a token. */
  readonly route: string
  /** The answer's status, or `gone` when there was none. */
  readonly status: string
  /** Null for an answer that goes on until its reader leaves. */
  readonly seconds: number | null
}

/** A matching, a plan or a question about one, as it ended. */
export interface Solved {
  /** `match`, `plan`, or the name of a question about a matching. */
  readonly kind: string
  /** Such as `optimal`, `failed` or `cancelled`. */
  readonly end: string
  readonly seconds: number
  /** What each stage of the strict order took; empty when there are none. */
  readonly stages: readonly { readonly name: string; readonly seconds: number }[]
}

/** Is told what the operator sees as figures. Nothing that it is told names a person, an id, an address or a token. */
export interface Metrics {
  answered(request: AnsweredRequest): void
  solved(solve: Solved): void
  /** A calendar was asked for by its owner's program; `isUnchanged` when it had the newest already (C5). */
  feedRead(feed: { readonly owner: string; readonly isUnchanged: boolean }): void
  /** What goes on by itself failed; `work` is one of a few names. */
  failed(work: string): void
}

/** Where nobody looks at the figures. */
export const noMetrics: Metrics = { answered() {}, solved() {}, feedRead() {}, failed() {} }
