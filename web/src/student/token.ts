const KEY = 'vfu-student-link'

/**
 * The personal link's token: from the fragment, which no server sees, and then from the tab's own storage, so that a
 * reload works although the fragment is taken out of the address (shoulders, screenshots, browser history).
 */
export function takeToken(): string | null {
  const fragment = decodeURIComponent(window.location.hash.slice(1))
  try {
    if (fragment !== '') sessionStorage.setItem(KEY, fragment)
    const token = fragment !== '' ? fragment : sessionStorage.getItem(KEY)
    if (fragment !== '') window.history.replaceState(null, '', window.location.pathname)
    return token
  } catch {
    // Without storage the fragment stays, or a reload would lose it.
    return fragment === '' ? null : fragment
  }
}
