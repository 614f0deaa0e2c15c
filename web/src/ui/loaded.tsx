import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { FailureNotice } from './notice.tsx'
import { useUiCopy } from './use-ui-copy.ts'

/** The part of a query's result that waiting needs, so that the kit doesn't depend on the query library. */
interface Reading<Answer> {
  readonly data: Answer | undefined
  readonly error: Error | null
  readonly refetch: () => unknown
}

export function Loading() {
  const t = useUiCopy()
  return (
    <div className="loading" role="status">
      <p className="visually-hidden">{t.loading}</p>
      <span />
      <span />
      <span />
    </div>
  )
}

/** Waiting, failing and having, in one place: `<Loaded query={board}>{data => <Board board={data} />}</Loaded>`. */
export function Loaded<Answer>({
  query,
  children,
}: {
  query: Reading<Answer>
  children: (answer: Answer) => ReactNode
}) {
  const t = useUiCopy()
  if (query.data !== undefined) return children(query.data)
  if (query.error === null) return <Loading />
  return (
    <div className="flow">
      <FailureNotice error={query.error} title={t.failed} />
      <Button onClick={() => void query.refetch()}>{t.tryAgain}</Button>
    </div>
  )
}
