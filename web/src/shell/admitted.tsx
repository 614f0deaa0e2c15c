import { Outlet, useMatches, useParams } from '@tanstack/react-router'
import { useRead } from '../api/queries.ts'
import { admissionTo } from './admission.ts'
import { NotForRolePage, NotFoundPage } from './fallbacks.tsx'
import { useViewer } from './viewer.ts'

/** The page of the address, or one that says why there is none. */
export function Admitted() {
  const { roles } = useViewer()
  const route = useMatches({ select: matches => matches.at(-1)?.fullPath ?? '/' })
  const params: Readonly<Record<string, string>> = useParams({ strict: false })
  const terms = useRead('GET /api/terms', {}).data?.terms.map(({ id }) => id) ?? null
  const kinds = roles.map(({ kind }) => kind)
  switch (admissionTo(route, params, kinds, terms)) {
    case 'shown':
      return <Outlet />
    case 'notFound':
      return <NotFoundPage />
    case 'notForRole':
      return <NotForRolePage />
  }
}
