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
] as const
