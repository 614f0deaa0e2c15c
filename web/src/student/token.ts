// One a page: a supervisor can be invited, and a student's link opens nothing else.
const keyOf = (path: string) => `vfu-link${path}`

/**
 * The personal link's token: from the fragment, which no server sees, and then from the tab's own storage, so that a
 * reload works although the fragment is taken out of the address (shoulders, screenshots, browser history).
 */
export function takeToken(): string | null {
  const fragment = decodeURIComponent(window.location.hash.slice(1))
  const key = keyOf(window.location.pathname)
  try {
    if (fragment !== '') sessionStorage.setItem(key, fragment)
    const token = fragment !== '' ? fragment : sessionStorage.getItem(key)
    if (fragment !== '') window.history.replaceState(null, '', window.location.pathname)
    return token
  } catch {
    // Without storage the fragment stays, or a reload would lose it.
    return fragment === '' ? null : fragment
  }
}

/** Goes on with another link of the same page, as when the person has renewed it. */
export function replaceToken(token: string): void {
  window.location.hash = token
}
