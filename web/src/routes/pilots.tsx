import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from './frames.tsx'

const pilotList = createRoute({
  getParentRoute: () => inside,
  path: '/auskultation',
  component: lazyRouteComponent(() => import('../pages/pilots/pilots-page.tsx'), 'PilotsPage'),
})
const pilot = createRoute({
  getParentRoute: () => inside,
  path: '/auskultation/$pilotId',
  component: lazyRouteComponent(() => import('../pages/pilots/pilot-page.tsx'), 'PilotPage'),
})
const pilotHosts = createRoute({
  getParentRoute: () => inside,
  path: '/auskultation/$pilotId/vardar',
  component: lazyRouteComponent(() => import('../pages/pilots/hosts-page.tsx'), 'HostsPage'),
})
const newHost = createRoute({
  getParentRoute: () => inside,
  path: '/auskultation/$pilotId/vardar/ny',
  component: lazyRouteComponent(() => import('../pages/pilots/host-page.tsx'), 'NewHostPage'),
})
const host = createRoute({
  getParentRoute: () => inside,
  path: '/auskultation/$pilotId/vardar/$hostId',
  component: lazyRouteComponent(() => import('../pages/pilots/host-page.tsx'), 'HostPage'),
})
const venues = createRoute({
  getParentRoute: () => inside,
  path: '/auskultation/$pilotId/lokaler',
  component: lazyRouteComponent(() => import('../pages/pilots/venues-page.tsx'), 'VenuesPage'),
})
const newVenue = createRoute({
  getParentRoute: () => inside,
  path: '/auskultation/$pilotId/lokaler/ny',
  component: lazyRouteComponent(() => import('../pages/pilots/venue-page.tsx'), 'NewVenuePage'),
})
const venue = createRoute({
  getParentRoute: () => inside,
  path: '/auskultation/$pilotId/lokaler/$venueId',
  component: lazyRouteComponent(() => import('../pages/pilots/venue-page.tsx'), 'VenuePage'),
})
const pilotStudents = createRoute({
  getParentRoute: () => inside,
  path: '/auskultation/$pilotId/studenter',
  component: lazyRouteComponent(() => import('../pages/pilots/students-page.tsx'), 'PilotStudentsPage'),
})
const plans = createRoute({
  getParentRoute: () => inside,
  path: '/auskultation/$pilotId/planering',
  component: lazyRouteComponent(() => import('../pages/pilots/plans-page.tsx'), 'PlansPage'),
})
const plan = createRoute({
  getParentRoute: () => inside,
  path: '/auskultation/$pilotId/planering/$planId',
  component: lazyRouteComponent(() => import('../pages/pilots/plan-page.tsx'), 'PlanPage'),
})
const schedule = createRoute({
  getParentRoute: () => inside,
  path: '/auskultation/$pilotId/schema',
  component: lazyRouteComponent(() => import('../pages/pilots/plan/schedule-page.tsx'), 'SchedulePage'),
})
const coverage = createRoute({
  getParentRoute: () => inside,
  path: '/auskultation/$pilotId/tackning',
  component: lazyRouteComponent(() => import('../pages/pilots/plan/coverage-page.tsx'), 'CoveragePage'),
})
const away = createRoute({
  getParentRoute: () => inside,
  path: '/auskultation/$pilotId/franvaro',
  component: lazyRouteComponent(() => import('../pages/pilots/plan/away-page.tsx'), 'AwayPage'),
})
const printouts = createRoute({
  getParentRoute: () => inside,
  path: '/auskultation/$pilotId/utskrift',
  component: lazyRouteComponent(() => import('../pages/pilots/plan/printouts-page.tsx'), 'PrintoutsPage'),
})

const attendancePage = createRoute({
  getParentRoute: () => inside,
  path: '/auskultation/$pilotId/narvaro',
  component: lazyRouteComponent(() => import('../pages/pilots/days/attendance-page.tsx'), 'AttendancePage'),
})
const evaluationPage = createRoute({
  getParentRoute: () => inside,
  path: '/auskultation/$pilotId/utvardering',
  component: lazyRouteComponent(() => import('../pages/pilots/days/evaluation-page.tsx'), 'EvaluationPage'),
})
const pilotReport = createRoute({
  getParentRoute: () => inside,
  path: '/auskultation/$pilotId/rapport',
  component: lazyRouteComponent(() => import('../pages/pilots/days/report-page.tsx'), 'PilotReportPage'),
})

export const pilotRoutes = [
  pilotList,
  pilot,
  pilotHosts,
  newHost,
  host,
  venues,
  newVenue,
  venue,
  pilotStudents,
  plans,
  plan,
  schedule,
  coverage,
  away,
  printouts,
  attendancePage,
  evaluationPage,
  pilotReport,
] as const
