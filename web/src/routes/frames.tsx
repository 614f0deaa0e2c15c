import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router'
import { ApiError } from '../api/problem.ts'
import { claimKeptForms } from '../forms/kept-forms.ts'
import { UnknownAddressPage } from '../shell/fallbacks.tsx'
import { PublicFrame } from '../shell/public-frame.tsx'
import { Shell } from '../shell/shell.tsx'
import { sessionReading } from '../shell/viewer.ts'
import type { UrlState } from '../ui/url-state.ts'

interface Context {
  readonly client: QueryClient
}

export const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  notFoundComponent: UnknownAddressPage,
  validateSearch: (search): UrlState => search as UrlState,
})

/** Pages without an account. */
export const open = createRoute({ getParentRoute: () => root, id: 'open', component: PublicFrame })

/** Pages that ask who is there first, and send strangers to sign in with the way back. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const back = location.href === '/' ? {} : { ater: location.href }
    try {
      const { step, person } = await context.client.ensureQueryData(sessionReading())
      if (step !== null) throw redirect({ to: '/logga-in/bekrafta', search: back })
      claimKeptForms(person.id)
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) {
        throw redirect({ to: '/logga-in', search: back })
      }
      throw error
    }
  },
})
