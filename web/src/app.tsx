import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ApiError } from './api/problem.ts'
import { hasUnsaved } from './forms/unsaved.ts'
import { followLanguage } from './language.ts'
import { buildRouter } from './routes.tsx'
import { announceSessionEnd } from './shell/session-end.ts'
import { sessionReading } from './shell/viewer.ts'
import './styles/forms.css'

/** A session that ended meanwhile: to sign in, and back afterwards; but nothing that was typed is lost. */
function signInAgain(error: unknown): void {
  if (!(error instanceof ApiError)) return
  const { pathname, href } = router.state.location
  if (pathname.startsWith('/logga-in')) return
  // Somebody became central, or added a telephone in another window: nothing opens before the second step.
  if (error.code === 'secondFactorNeeded') {
    void askForSecondStep(href)
    return
  }
  if (error.status !== 401) return
  // Who was never signed in hasn't been signed out: the page sends them to sign in by itself.
  if (client.getQueryData(sessionReading().queryKey) === undefined) return
  if (hasUnsaved()) return announceSessionEnd()
  client.clear()
  void router.navigate({ to: '/logga-in', search: { ater: href, utloggad: 'tid' }, ignoreBlocker: true })
}

async function askForSecondStep(href: string): Promise<void> {
  await client.invalidateQueries(sessionReading())
  await router.navigate({ to: '/logga-in/bekrafta', search: { ater: href }, ignoreBlocker: true })
}

const client = new QueryClient({
  queryCache: new QueryCache({ onError: signInAgain }),
  mutationCache: new MutationCache({ onError: signInAgain }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // Not only for what was read of an answer so far: a part of the page that reads it later would never hear of it.
      notifyOnChangeProps: 'all',
      // A refusal stays a refusal; only a missing answer is worth asking for again.
      retry: (failures, error) => failures < 2 && error instanceof ApiError && error.status === 0,
    },
  },
})
const router = buildRouter(client)
// The server's sentences are in the language that they were asked for in.
followLanguage(() => void client.invalidateQueries())

export function start(element: HTMLElement): void {
  createRoot(element).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  )
}
