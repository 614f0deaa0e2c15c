import type { RoleKind } from './viewer.ts'

const OFFERS = ['central', 'district'] as const
const STUDENTS = ['central', 'university'] as const
const CENTRAL = ['central'] as const

/** Who a page is for, by the beginning of its route; the pages that aren't named are for every coordinator. */
const ROLES: readonly (readonly [route: string, roles: readonly RoleKind[]])[] = [
  ['/terminer/$termId/platser', OFFERS],
  ['/terminer/$termId/studenter', STUDENTS],
  ['/terminer/$termId/matchning', CENTRAL],
  ['/terminer/$termId/lika-villkor', OFFERS],
  ['/terminer/$termId/tillgang', OFFERS],
  ['/terminer/$termId/handledare', ['central', 'district', 'university']],
  ['/terminer/$termId/brev', CENTRAL],
  ['/terminer/ny', CENTRAL],
  ['/matchning', CENTRAL],
  ['/utskick/$messageId', CENTRAL],
  ['/auskultation/$pilotId/planering', CENTRAL],
  ['/auskultation/$pilotId/franvaro', OFFERS],
  ['/auskultation/$pilotId/narvaro', ['central', 'district', 'teacher']],
  ['/auskultation/$pilotId/lokaler', OFFERS],
  ['/auskultation/$pilotId/studenter', ['central', 'district', 'university']],
  ['/personer', CENTRAL],
  ['/logg', CENTRAL],
  ['/stoppat', CENTRAL],
  ['/personuppgifter', CENTRAL],
  ['/gallring', CENTRAL],
]

/** The roles that a route is for, or null when it is for all. */
export function rolesFor(route: string): readonly RoleKind[] | null {
  const found = ROLES.find(([begins]) => route === begins || route.startsWith(`${begins}/`))
  return found?.[1] ?? null
}

const TERM_ID = /^(VT|HT)\d{4}$/
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether what the address names could exist: a term like VT2020 that is known, and ids that are ids. */
function canBe(params: Readonly<Record<string, string>>, terms: readonly string[] | null): boolean {
  return Object.entries(params).every(([name, value]) => {
    if (name === 'termId') return TERM_ID.test(value) && (terms?.includes(value) ?? true)
    return name === 'kind' ? /^(student|supervisor|person)$/.test(value) : UUID.test(value)
  })
}

/**
 * Whether to show the page, or why not. `terms` is null until it is known which there are. Only a courtesy: what the
 * reader may not know, the server doesn't tell.
 */
export function admissionTo(
  route: string,
  params: Readonly<Record<string, string>>,
  roles: readonly RoleKind[],
  terms: readonly string[] | null,
): 'shown' | 'notFound' | 'notForRole' {
  const wanted = rolesFor(route)
  if (wanted !== null && !wanted.some(role => roles.includes(role))) return 'notForRole'
  return canBe(params, terms) ? 'shown' : 'notFound'
}
