import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { ApiError } from './api/problem.ts'
import { CrashPage, NotFoundPage, UnknownAddressPage } from './shell/fallbacks.tsx'
import { PublicFrame } from './shell/public-frame.tsx'
import { Shell } from './shell/shell.tsx'
import { sessionReading } from './shell/viewer.ts'
import { Loading } from './ui/loaded.tsx'
import type { UrlState } from './ui/url-state.ts'
import { parseUrlState, stringifyUrlState } from './ui/url-state.ts'

interface Context {
  readonly client: QueryClient
}

const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  notFoundComponent: UnknownAddressPage,
  validateSearch: (search): UrlState => search as UrlState,
})

/** Pages without an account. */
const open = createRoute({ getParentRoute: () => root, id: 'open', component: PublicFrame })

const signIn = createRoute({
  getParentRoute: () => open,
  path: '/logga-in',
  component: lazyRouteComponent(() => import('./pages/sign-in/sign-in-page.tsx'), 'SignInPage'),
})
const accessibility = createRoute({
  getParentRoute: () => open,
  path: '/tillganglighet',
  component: lazyRouteComponent(
    () => import('./pages/accessibility/accessibility-page.tsx'),
    'AccessibilityPage',
  ),
})

const lottery = createRoute({
  getParentRoute: () => open,
  path: '/lottning',
  component: lazyRouteComponent(() => import('./pages/lottery/lottery-page.tsx'), 'LotteryPage'),
})

/** Pages that ask who is there first, and send strangers to sign in with the way back. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    try {
      await context.client.ensureQueryData(sessionReading())
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) {
        throw redirect({ to: '/logga-in', search: location.href === '/' ? {} : { ater: location.href } })
      }
      throw error
    }
  },
})

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/home/home-page.tsx'), 'HomePage'),
})
const terms = createRoute({
  getParentRoute: () => inside,
  path: '/terminer',
  component: lazyRouteComponent(() => import('./pages/terms/terms-page.tsx'), 'TermsPage'),
})
const newTerm = createRoute({
  getParentRoute: () => inside,
  path: '/terminer/ny',
  component: lazyRouteComponent(() => import('./pages/terms/new-term-page.tsx'), 'NewTermPage'),
})
const term = createRoute({
  getParentRoute: () => inside,
  path: '/terminer/$termId',
  component: lazyRouteComponent(() => import('./pages/terms/term-page.tsx'), 'TermPage'),
})
const board = createRoute({
  getParentRoute: () => inside,
  path: '/terminer/$termId/tavla',
  component: lazyRouteComponent(() => import('./pages/board/board-page.tsx'), 'BoardPage'),
})
const runs = createRoute({
  getParentRoute: () => inside,
  path: '/terminer/$termId/matchning',
  component: lazyRouteComponent(() => import('./pages/matching/runs-page.tsx'), 'RunsPage'),
})
const run = createRoute({
  getParentRoute: () => inside,
  path: '/matchning/$runId',
  component: lazyRouteComponent(() => import('./pages/matching/run-page.tsx'), 'RunPage'),
})
const compareRuns = createRoute({
  getParentRoute: () => inside,
  path: '/terminer/$termId/matchning/jamfor',
  component: lazyRouteComponent(() => import('./pages/matching/compare-runs-page.tsx'), 'CompareRunsPage'),
})
const whatIf = createRoute({
  getParentRoute: () => inside,
  path: '/matchning/$runId/tank-om',
  component: lazyRouteComponent(() => import('./pages/matching/what-if-page.tsx'), 'WhatIfPage'),
})
const worth = createRoute({
  getParentRoute: () => inside,
  path: '/matchning/$runId/platsvarde',
  component: lazyRouteComponent(() => import('./pages/matching/worth-page.tsx'), 'WorthPage'),
})
const policies = createRoute({
  getParentRoute: () => inside,
  path: '/terminer/$termId/matchning/principer',
  component: lazyRouteComponent(() => import('./pages/matching/policies-page.tsx'), 'PoliciesPage'),
})
const offers = createRoute({
  getParentRoute: () => inside,
  path: '/terminer/$termId/platser',
  component: lazyRouteComponent(() => import('./pages/offers/offers-page.tsx'), 'OffersPage'),
})
const newOffer = createRoute({
  getParentRoute: () => inside,
  path: '/terminer/$termId/platser/ny',
  component: lazyRouteComponent(() => import('./pages/offers/offer-page.tsx'), 'NewOfferPage'),
})
const offer = createRoute({
  getParentRoute: () => inside,
  path: '/terminer/$termId/platser/$offerId',
  component: lazyRouteComponent(() => import('./pages/offers/offer-page.tsx'), 'EditOfferPage'),
})
const students = createRoute({
  getParentRoute: () => inside,
  path: '/terminer/$termId/studenter',
  component: lazyRouteComponent(() => import('./pages/students/students-page.tsx'), 'StudentsPage'),
})
const newStudent = createRoute({
  getParentRoute: () => inside,
  path: '/terminer/$termId/studenter/ny',
  component: lazyRouteComponent(() => import('./pages/students/student-form-page.tsx'), 'NewStudentPage'),
})
const student = createRoute({
  getParentRoute: () => inside,
  path: '/terminer/$termId/studenter/$studentId',
  component: lazyRouteComponent(() => import('./pages/students/student-form-page.tsx'), 'EditStudentPage'),
})
const supervisors = createRoute({
  getParentRoute: () => inside,
  path: '/terminer/$termId/handledare',
  component: lazyRouteComponent(() => import('./pages/supervisors/supervisors-page.tsx'), 'SupervisorsPage'),
})
const imports = createRoute({
  getParentRoute: () => inside,
  path: '/terminer/$termId/import',
  component: lazyRouteComponent(() => import('./pages/imports/imports-page.tsx'), 'ImportsPage'),
})
const placements = createRoute({
  getParentRoute: () => inside,
  path: '/terminer/$termId/placeringar',
  component: lazyRouteComponent(() => import('./pages/placements/placements-page.tsx'), 'PlacementsPage'),
})
const placement = createRoute({
  getParentRoute: () => inside,
  path: '/terminer/$termId/placeringar/$placementId',
  component: lazyRouteComponent(() => import('./pages/placements/placement-page.tsx'), 'PlacementPage'),
})
const t2 = createRoute({
  getParentRoute: () => inside,
  path: '/terminer/$termId/t2',
  component: lazyRouteComponent(() => import('./pages/t2/t2-page.tsx'), 'T2Page'),
})
const frozenT2 = createRoute({
  getParentRoute: () => inside,
  path: '/terminer/$termId/t2/$reportId',
  component: lazyRouteComponent(() => import('./pages/t2/frozen-page.tsx'), 'FrozenPage'),
})
const equalTerms = createRoute({
  getParentRoute: () => inside,
  path: '/terminer/$termId/lika-villkor',
  component: lazyRouteComponent(() => import('./pages/equal-terms/equal-terms-page.tsx'), 'EqualTermsPage'),
})
const supply = createRoute({
  getParentRoute: () => inside,
  path: '/terminer/$termId/tillgang',
  component: lazyRouteComponent(() => import('./pages/supply/supply-page.tsx'), 'SupplyPage'),
})
const support = createRoute({
  getParentRoute: () => inside,
  path: '/stod',
  component: lazyRouteComponent(() => import('./pages/support/support-page.tsx'), 'SupportPage'),
})
const outbox = createRoute({
  getParentRoute: () => inside,
  path: '/utskick',
  component: lazyRouteComponent(() => import('./pages/outbox/outbox-page.tsx'), 'OutboxPage'),
})
const outboxMessage = createRoute({
  getParentRoute: () => inside,
  path: '/utskick/$messageId',
  component: lazyRouteComponent(() => import('./pages/outbox/outbox-message-page.tsx'), 'OutboxMessagePage'),
})
const audit = createRoute({
  getParentRoute: () => inside,
  path: '/logg',
  component: lazyRouteComponent(() => import('./pages/audit/audit-page.tsx'), 'AuditPage'),
})
const people = createRoute({
  getParentRoute: () => inside,
  path: '/personer',
  component: lazyRouteComponent(() => import('./pages/people/people-page.tsx'), 'PeoplePage'),
})
const invite = createRoute({
  getParentRoute: () => inside,
  path: '/personer/ny',
  component: lazyRouteComponent(() => import('./pages/people/invite-page.tsx'), 'InvitePage'),
})
const person = createRoute({
  getParentRoute: () => inside,
  path: '/personer/$personId',
  component: lazyRouteComponent(() => import('./pages/people/person-page.tsx'), 'PersonPage'),
})
const account = createRoute({
  getParentRoute: () => inside,
  path: '/mitt-konto',
  component: lazyRouteComponent(() => import('./pages/account/account-page.tsx'), 'AccountPage'),
})

const routeTree = root.addChildren([
  open.addChildren([signIn, accessibility, lottery]),
  inside.addChildren([
    home,
    terms,
    newTerm,
    term,
    board,
    runs,
    run,
    whatIf,
    worth,
    policies,
    compareRuns,
    offers,
    newOffer,
    offer,
    students,
    newStudent,
    student,
    supervisors,
    imports,
    placements,
    placement,
    t2,
    frozenT2,
    equalTerms,
    supply,
    support,
    outbox,
    outboxMessage,
    audit,
    people,
    invite,
    person,
    account,
  ]),
])

export function buildRouter(client: QueryClient) {
  return createRouter({
    routeTree,
    context: { client },
    parseSearch: parseUrlState,
    stringifySearch: stringifyUrlState,
    scrollRestoration: true,
    defaultPendingComponent: Loading,
    defaultErrorComponent: CrashPage,
    defaultNotFoundComponent: NotFoundPage,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof buildRouter>
  }
}
