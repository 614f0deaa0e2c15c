/**
 * The same work asked for again while it is under way is done once, and both get its answer: a second click comes
 * before a button can have shown that it is busy. A file is never the same work, for its bytes aren't compared.
 */
export function onceAtATime<Request, Answer>(
  work: (request: Request) => Promise<Answer>,
): (request: Request) => Promise<Answer> {
  const underWay = new Map<string, Promise<Answer>>()
  return request => {
    if (holdsFile(request)) return work(request)
    const key = JSON.stringify(request)
    const earlier = underWay.get(key)
    if (earlier) return earlier
    const answer = work(request).finally(() => underWay.delete(key))
    underWay.set(key, answer)
    return answer
  }
}

function holdsFile(request: unknown): boolean {
  return (
    typeof request === 'object' && request !== null && Object.values(request).some(one => one instanceof Blob)
  )
}
