import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ApiError } from './api/problem.ts'
import { hasUnsaved } from './forms/unsaved.ts'
import { buildRouter } from './routes.tsx'
import { announceSessionEnd } from './shell/session-end.ts'
import './styles/forms.css'

/** A session that ended meanwhile: to sign in, and back afterwards; but nothing that was typed is lost. */
function signInAgain(error: unknown): void {
  if (!(error instanceof ApiError) || error.status !== 401) return
  const { pathname, href } = router.state.location
  if (pathname === '/logga-in') return
  if (hasUnsaved()) return announceSessionEnd()
  client.clear()
  void router.navigate({ to: '/logga-in', search: { ater: href, utloggad: 'tid' }, ignoreBlocker: true })
}

const client = new QueryClient({
  queryCache: new QueryCache({ onError: signInAgain }),
  mutationCache: new MutationCache({ onError: signInAgain }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // A refusal stays a refusal; only a missing answer is worth asking for again.
      retry: (failures, error) => failures < 2 && error instanceof ApiError && error.status === 0,
    },
  },
})
const router = buildRouter(client)

export function start(element: HTMLElement): void {
  createRoot(element).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  )
}
