import type { QueryClient } from '@tanstack/react-query'
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { inside, open, root } from './routes/frames.tsx'
import { matchingRoutes } from './routes/matching.tsx'
import { pilotRoutes } from './routes/pilots.tsx'
import { CrashPage, NotFoundPage } from './shell/fallbacks.tsx'
import { Loading } from './ui/loaded.tsx'
import { parseUrlState, stringifyUrlState } from './ui/url-state.ts'

const signIn = createRoute({
  getParentRoute: () => open,
  path: '/logga-in',
  component: lazyRouteComponent(() => import('./pages/sign-in/sign-in-page.tsx'), 'SignInPage'),
})
const signInAnswer = createRoute({
  getParentRoute: () => open,
  path: '/logga-in/svar/$providerId',
  component: lazyRouteComponent(() => import('./pages/sign-in/answer-page.tsx'), 'AnswerPage'),
})
const secondStep = createRoute({
  getParentRoute: () => open,
  path: '/logga-in/bekrafta',
  component: lazyRouteComponent(() => import('./pages/second-factor/second-step-page.tsx'), 'SecondStepPage'),
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
const waiting = createRoute({
  getParentRoute: () => inside,
  path: '/terminer/$termId/vantar',
  component: lazyRouteComponent(() => import('./pages/waiting/waiting-page.tsx'), 'WaitingPage'),
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
const stopped = createRoute({
  getParentRoute: () => inside,
  path: '/stoppat',
  component: lazyRouteComponent(() => import('./pages/privacy/stopped-page.tsx'), 'StoppedPage'),
})
const retention = createRoute({
  getParentRoute: () => inside,
  path: '/gallring',
  component: lazyRouteComponent(() => import('./pages/privacy/retention-page.tsx'), 'RetentionPage'),
})
const personalData = createRoute({
  getParentRoute: () => inside,
  path: '/personuppgifter',
  component: lazyRouteComponent(() => import('./pages/privacy/personal-data-page.tsx'), 'PersonalDataPage'),
})
const personData = createRoute({
  getParentRoute: () => inside,
  path: '/personuppgifter/$kind/$subjectId',
  component: lazyRouteComponent(() => import('./pages/privacy/person-data-page.tsx'), 'PersonDataPage'),
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
  open.addChildren([signIn, signInAnswer, secondStep, accessibility, lottery]),
  inside.addChildren([
    home,
    terms,
    newTerm,
    term,
    board,
    ...matchingRoutes,
    ...pilotRoutes,
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
    waiting,
    t2,
    frozenT2,
    equalTerms,
    supply,
    support,
    outbox,
    outboxMessage,
    audit,
    stopped,
    retention,
    personalData,
    personData,
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
