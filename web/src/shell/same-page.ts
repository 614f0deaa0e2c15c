const SECTIONS = {
  tavla: '/terminer/$termId/tavla',
  platser: '/terminer/$termId/platser',
  studenter: '/terminer/$termId/studenter',
  handledare: '/terminer/$termId/handledare',
  import: '/terminer/$termId/import',
  matchning: '/terminer/$termId/matchning',
  placeringar: '/terminer/$termId/placeringar',
  t2: '/terminer/$termId/t2',
  'lika-villkor': '/terminer/$termId/lika-villkor',
  tillgang: '/terminer/$termId/tillgang',
} as const

type TermRoute = '/' | '/terminer/$termId' | (typeof SECTIONS)[keyof typeof SECTIONS]

function isSection(name: string): name is keyof typeof SECTIONS {
  return Object.hasOwn(SECTIONS, name)
}

/** The page to show for another term: the same one, its list when the page is about one item, home outside the terms. */
export function samePageOf(pathname: string): TermRoute {
  const match = /^\/terminer\/(?:VT|HT)\d{4}(?:\/([^/]+))?/.exec(pathname)
  if (!match) return '/'
  const section = match[1]
  return section !== undefined && isSection(section) ? SECTIONS[section] : '/terminer/$termId'
}
