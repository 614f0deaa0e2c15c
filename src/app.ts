import express, { type Express } from 'express'
import { rateLimit } from 'express-rate-limit'
import helmet from 'helmet'
import path from 'node:path'
import type { Deps } from './deps.ts'
import { refusal } from './errors.ts'
import { auditRoutes } from './features/audit/routes.ts'
import { importRoutes } from './features/imports/routes.ts'
import { offerRoutes } from './features/offers/routes.ts'
import { outboxRoutes } from './features/outbox/routes.ts'
import { peopleRoutes } from './features/people/routes.ts'
import { placementRoutes } from './features/placements/routes.ts'
import { referenceRoutes } from './features/reference/routes.ts'
import { runRoutes } from './features/runs/routes.ts'
import { sessionRoutes } from './features/session/routes.ts'
import { calendarFeed, studentPageRoutes } from './features/student-page/routes.ts'
import { studentRoutes } from './features/students/routes.ts'
import { supervisorRoutes } from './features/supervisors/routes.ts'
import { termRoutes } from './features/terms/routes.ts'
import { endpointsOn, type Served } from './http/endpoint.ts'
import { errorHandler, notFoundHandler } from './http/error-handler.ts'

const FEATURES = [
  sessionRoutes,
  referenceRoutes,
  termRoutes,
  offerRoutes,
  supervisorRoutes,
  studentRoutes,
  importRoutes,
  runRoutes,
  placementRoutes,
  studentPageRoutes,
  outboxRoutes,
  auditRoutes,
  peopleRoutes,
]

export interface AppOptions {
  /** Folder of the built client; without it only the API answers. */
  readonly clientFolder?: string
  /** Collects what is served, for the conventions. */
  readonly served?: Served[]
}

/** The application, ready to listen; making it starts nothing. */
export function createApp(deps: Deps, { clientFolder, served }: AppOptions = {}): Express {
  const app = express()
  app.disable('x-powered-by')
  app.use((_request, response, next) => {
    response.set('x-request-id', deps.ids.uuid())
    next()
  })
  app.use(securityHeaders(deps.publicUrl))
  app.get('/healthz', (_request, response) => void response.json({ ok: true }))
  // The two doors that take a secret from a stranger: guesses are slowed down.
  const limits = {
    windowMs: 60_000,
    standardHeaders: false,
    legacyHeaders: false,
    // Whatever a caller says of where it comes from is not believed, and nothing to complain about.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: () => {
      throw refusal('tooManyRequests')
    },
  } as const
  const guesses = rateLimit({ ...limits, limit: 120, skipSuccessfulRequests: true })
  // A letter goes out for each: also to an address that somebody else typed.
  const letters = rateLimit({ ...limits, limit: 20 })
  app.post('/api/session/link', letters)
  app.post('/api/session', guesses)
  app.get('/api/student-page', guesses)
  app.get('/kalender/:file', guesses, calendarFeed(deps))
  app.use('/api', refuseForeignForms)
  const serve = endpointsOn(app, deps, served)
  for (const routes of FEATURES) routes(serve, deps)
  app.use('/api', notFoundHandler)
  if (clientFolder) serveClient(app, clientFolder)
  app.use(notFoundHandler)
  app.use(errorHandler(deps.logger))
  return app
}

function securityHeaders(publicUrl: string) {
  const isHttps = publicUrl.startsWith('https:')
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: isHttps,
  })
}

/** CSRF: a foreign page can post a form, but not with a header of its own choosing. */
const refuseForeignForms: express.RequestHandler = (request, _response, next) => {
  if (request.method === 'GET' || request.get('x-requested-with') === 'vfu') next()
  else next(refusal('missingRequestedWith'))
}

function serveClient(app: Express, folder: string) {
  // Names of built files carry their content's hash.
  app.use(
    '/assets',
    express.static(path.join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false }),
  )
  app.use('/assets', notFoundHandler)
  app.use(express.static(folder, { index: false }))
  app.get('/{*page}', (_request, response) => {
    response.set('cache-control', 'no-cache').sendFile('index.html', { root: path.resolve(folder) })
  })
}
