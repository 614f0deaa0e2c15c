const PATHS = {
  info: 'M10 9v5M10 6.2v.1',
  success: 'M6.2 10.4l2.6 2.6 5-5.6',
  warning: 'M10 6v5M10 13.8v.1',
  error: 'M7 7l6 6M13 7l-6 6',
  up: 'M5 12l5-5 5 5',
  down: 'M5 8l5 5 5-5',
  both: 'M6 8l4-4 4 4M6 12l4 4 4-4',
  arrow: 'M4 10h11M11 5.5l4.5 4.5-4.5 4.5',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  file: 'M6 2.5h5.5L15 6v11.5H6zM11 2.5V6.5h4',
  grip: 'M7.5 5v.1M7.5 10v.1M7.5 15v.1M12.5 5v.1M12.5 10v.1M12.5 15v.1',
  download: 'M10 3v9M6 8.5l4 4 4-4M4 16.5h12',
} as const

const RINGED = new Set<string>(['info', 'success', 'warning', 'error'])

export type IconName = keyof typeof PATHS

/** Decoration beside words, never instead of them: hidden from readers. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {RINGED.has(name) && <circle cx="10" cy="10" r="8.2" />}
      <path d={PATHS[name]} />
    </svg>
  )
}
