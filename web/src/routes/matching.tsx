import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inside } from './frames.tsx'

const runs = createRoute({
  getParentRoute: () => inside,
  path: '/terminer/$termId/matchning',
  component: lazyRouteComponent(() => import('../pages/matching/runs-page.tsx'), 'RunsPage'),
})
const run = createRoute({
  getParentRoute: () => inside,
  path: '/matchning/$runId',
  component: lazyRouteComponent(() => import('../pages/matching/run-page.tsx'), 'RunPage'),
})
const compareRuns = createRoute({
  getParentRoute: () => inside,
  path: '/terminer/$termId/matchning/jamfor',
  component: lazyRouteComponent(() => import('../pages/matching/compare-runs-page.tsx'), 'CompareRunsPage'),
})
const whatIf = createRoute({
  getParentRoute: () => inside,
  path: '/matchning/$runId/tank-om',
  component: lazyRouteComponent(() => import('../pages/matching/what-if-page.tsx'), 'WhatIfPage'),
})
const worth = createRoute({
  getParentRoute: () => inside,
  path: '/matchning/$runId/platsvarde',
  component: lazyRouteComponent(() => import('../pages/matching/worth-page.tsx'), 'WorthPage'),
})
const policies = createRoute({
  getParentRoute: () => inside,
  path: '/terminer/$termId/matchning/principer',
  component: lazyRouteComponent(() => import('../pages/matching/policies-page.tsx'), 'PoliciesPage'),
})

export const matchingRoutes = [runs, run, whatIf, worth, policies, compareRuns] as const
