/** The mark: a V, and the person it makes room for. */
export function BrandMark() {
  return (
    <svg width="32" height="32" viewBox="0 0 32 32" aria-hidden="true" className="brand-mark">
      <path
        d="M6 8.5l7 16 4.6-11"
        fill="none"
        stroke="currentColor"
        strokeWidth="3.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="24" cy="10.5" r="3.8" className="brand-dot" />
    </svg>
  )
}
