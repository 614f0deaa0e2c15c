export interface RequestTarget {
  readonly method: string
  readonly url: string
}

/**
 * `GET /api/terms/:termId`, `{ termId: 'VT2020' }`, `{ q: 'å' }` → `GET`, `/api/terms/VT2020?q=%C3%A5`.
 * A query value that is undefined is left out.
 */
export type Primitive = string | number | boolean | undefined

export function requestTarget(
  endpoint: string,
  params: Readonly<Record<string, Primitive>> = {},
  query: Readonly<Record<string, Primitive>> = {},
): RequestTarget {
  const [method = 'GET', template = ''] = endpoint.split(' ')
  const path = template.replaceAll(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`${endpoint} needs the parameter ${name}`)
    return encodeURIComponent(String(value))
  })
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, String(value))
  }
  return { method, url: search.size > 0 ? `${path}?${search}` : path }
}
