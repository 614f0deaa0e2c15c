const KEY = 'vfu-return'

/**
 * Only addresses inside the client: a path of ours, never `//elsewhere` or a scheme. Browsers leave out tabs and line
 * breaks and take a backslash for a slash, so that an address with one of those is none.
 */
export function safeReturn(address: string | null): string | null {
  return address !== null && /^\/(?!\/)[^\s\\]*$/.test(address) ? address : null
}

/** Remembers where the person was going while they fetch their link; the same tab finds it again. */
export function keepReturn(address: string | null): void {
  const safe = safeReturn(address)
  if (safe !== null) sessionStorage.setItem(KEY, safe)
}

export function takeReturn(): string {
  const address = safeReturn(sessionStorage.getItem(KEY)) ?? '/'
  sessionStorage.removeItem(KEY)
  return address
}
