/**
 * The personal link's token: from the fragment, which no server sees, and then from the tab's own storage, so that a
 * reload works although the fragment is taken out of the address (shoulders, screenshots, browser history). `key` is the
 * storage's name for this kind of link.
 */
export function takeToken(key: string): string | null {
  const fragment = decodeURIComponent(window.location.hash.slice(1))
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
