import express, { type Express } from 'express'
import helmet from 'helmet'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { isAnswering } from './adapters/db/database.ts'
import type { Deps } from './deps.ts'
import { refusal, type ErrorCode } from './errors.ts'
import { answerRoutes } from './features/answers/routes.ts'
import { auditRoutes } from './features/audit/routes.ts'
import { auscultantRoutes } from './features/auscultants/routes.ts'
import { endingRoutes } from './features/endings/routes.ts'
import { equalTermsRoutes } from './features/equal-terms/routes.ts'
import { calendarFeed, feedRoutes } from './features/feeds/routes.ts'
import { importRoutes } from './features/imports/routes.ts'
import { invitationRoutes } from './features/invitations/routes.ts'
import { networkMeetingRoutes } from './features/network-meetings/routes.ts'
import { offerRoutes } from './features/offers/routes.ts'
import { liveStreams, type LiveStreams } from './features/live/commands.ts'
import { eventStream, liveRoutes } from './features/live/routes.ts'
import { leakRoutes } from './features/leaks/routes.ts'
import { mailPreviewRoutes } from './features/mail-previews/routes.ts'
import { lotteryRoutes } from './features/lotteries/routes.ts'
import { outboxRoutes } from './features/outbox/routes.ts'
import { peopleRoutes } from './features/people/routes.ts'
import { auscultationPageRoutes } from './features/auscultation-page/routes.ts'
import { pilotAttendanceRoutes } from './features/pilot-attendance/routes.ts'
import { pilotCopyRoutes } from './features/pilot-copies/routes.ts'
import { pilotEvaluationRoutes } from './features/pilot-evaluations/routes.ts'
import { pilotReportRoutes } from './features/pilot-reports/routes.ts'
import { pilotHostRoutes } from './features/pilot-hosts/routes.ts'
import { pilotPlanRoutes } from './features/pilot-plans/routes.ts'
import { pilotSessionRoutes } from './features/pilot-sessions/routes.ts'
import { pilotVenueRoutes } from './features/pilot-venues/routes.ts'
import { pilotRoutes } from './features/pilots/routes.ts'
import { wishFormRoutes } from './features/wish-forms/routes.ts'
import { personalPageRoutes } from './features/personal-pages/routes.ts'
import { personalDataRoutes } from './features/personal-data/routes.ts'
import { pinRoutes } from './features/pins/routes.ts'
import { placementOccasionRoutes } from './features/placement-occasions/routes.ts'
import { placementRoutes } from './features/placements/routes.ts'
import { analysisRoutes } from './features/analysis/routes.ts'
import { reasonRoutes } from './features/reasons/routes.ts'
import { referenceRoutes } from './features/reference/routes.ts'
import { reminderRoutes } from './features/reminders/routes.ts'
import { repairRoutes } from './features/repairs/routes.ts'
import { retentionRoutes } from './features/retention/routes.ts'
import { runComparisonRoutes } from './features/run-comparison/routes.ts'
import { runRoutes } from './features/runs/routes.ts'
import { secondFactorRoutes } from './features/second-factor/routes.ts'
import { sessionRoutes } from './features/session/routes.ts'
import { signInRoutes } from './features/sign-in/routes.ts'
import { studentPageRoutes } from './features/student-page/routes.ts'
import { studentRoutes } from './features/students/routes.ts'
import { supplyRoutes } from './features/supply/routes.ts'
import { supervisorExceptionRoutes } from './features/supervisor-exceptions/routes.ts'
import { supervisorPageRoutes } from './features/supervisor-page/routes.ts'
import { supervisorRoutes } from './features/supervisors/routes.ts'
import { supportMaterialRoutes } from './features/support-material/routes.ts'
import { tableFileRoutes } from './features/table-files/routes.ts'
import { openDataFile, t2Routes } from './features/term-reports/routes.ts'
import { termRoutes } from './features/terms/routes.ts'
import { todoRoutes } from './features/todo/routes.ts'
import { whatIfRoutes } from './features/what-if/routes.ts'
import { compressedAssets } from './http/compressed-assets.ts'
import { endpointsOn, type Served } from './http/endpoint.ts'
import { errorHandler, notFoundHandler } from './http/error-handler.ts'
import { observeRequests } from './http/observe-requests.ts'
import { limitAttempts, limitLetters, slowDownGuesses } from './http/rate-limit.ts'

const FEATURES = [
  sessionRoutes,
  signInRoutes,
  secondFactorRoutes,
  referenceRoutes,
  termRoutes,
  offerRoutes,
  supervisorRoutes,
  supervisorExceptionRoutes,
  studentRoutes,
  importRoutes,
  runRoutes,
  reasonRoutes,
  analysisRoutes,
  lotteryRoutes,
  whatIfRoutes,
  repairRoutes,
  pinRoutes,
  runComparisonRoutes,
  placementRoutes,
  placementOccasionRoutes,
  endingRoutes,
  studentPageRoutes,
  supervisorPageRoutes,
  personalPageRoutes,
  wishFormRoutes,
  invitationRoutes,
  outboxRoutes,
  mailPreviewRoutes,
  answerRoutes,
  reminderRoutes,
  auditRoutes,
  peopleRoutes,
  pilotRoutes,
  pilotHostRoutes,
  pilotVenueRoutes,
  auscultantRoutes,
  pilotPlanRoutes,
  pilotSessionRoutes,
  auscultationPageRoutes,
  pilotAttendanceRoutes,
  pilotEvaluationRoutes,
  pilotReportRoutes,
  pilotCopyRoutes,
  t2Routes,
  tableFileRoutes,
  equalTermsRoutes,
  supplyRoutes,
  supportMaterialRoutes,
  networkMeetingRoutes,
  feedRoutes,
  leakRoutes,
  retentionRoutes,
  personalDataRoutes,
  todoRoutes,
  liveRoutes,
]

/** The doors that take a secret from a stranger, and how each refuses a wrong one. */
const DOORS: readonly (readonly [path: string, ...codes: ErrorCode[]])[] = [
  ['/api/session', 'linkInvalid', 'invalidInput', 'codeWrong'],
  ['/api/sign-in', 'signInStale', 'notFound', 'invalidInput'],
  ['/api/account/second-factor', 'codeWrong', 'invalidInput'],
  ['/api/student-page', 'linkInvalid'],
  ['/api/answer', 'linkInvalid'],
  ['/api/supervisor-page', 'linkInvalid'],
  ['/api/personal-page', 'linkInvalid'],
  ['/api/invitation', 'linkInvalid'],
  ['/api/auscultation-page', 'linkInvalid'],
  ['/kalender', 'notFound'],
]

export interface AppOptions {
  /** Folder of the built client; without it only the API answers. */
  readonly clientFolder?: string
  /** Collects what is served, for the conventions. */
  readonly served?: Served[]
  /** Holds the requests that are being handled: closing waits for them, also when their callers have gone. */
  readonly underWay?: Set<Promise<void>> | undefined
  /** The proxies that are believed when they say whom a request comes from; nobody unless told. */
  readonly trustedProxies?: readonly string[]
  /** True from when the server was told to stop: it answers, but callers should turn to another instance. */
  readonly isLeaving?: () => boolean
  /** What clients listen to; whoever stops the program closes them. */
  readonly streams?: LiveStreams
}

/** The application, ready to listen; making it starts nothing. */
export function createApp(
  deps: Deps,
  {
    clientFolder,
    served,
    underWay,
    trustedProxies = [],
    isLeaving = () => false,
    streams = liveStreams(deps),
  }: AppOptions = {},
): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', [...trustedProxies])
  app.use((_request, response, next) => {
    response.set('x-request-id', deps.ids.uuid())
    // A connection that is kept could be closed just as the next request is on its way.
    if (isLeaving()) response.set('connection', 'close')
    next()
  })
  app.use(observeRequests(deps.metrics, deps.logger))
  app.use(securityHeaders(deps.publicUrl))
  app.get('/healthz', (_request, response) => void response.json({ ok: true }))
  app.get('/readyz', async (_request, response) => {
    const ok = !isLeaving() && (await isAnswering(deps.db))
    response.status(ok ? 200 : 503).json({ ok })
  })
  app.post('/api/session/link', limitLetters(deps))
  app.post('/api/sign-in/:providerId', limitAttempts(deps))
  app.get('/kalender/:file', calendarFeed(deps))
  app.get('/oppna-data/:file', openDataFile(deps))
  app.get('/api/events', eventStream(deps, streams, isLeaving))
  app.use('/api', refuseForeignForms)
  const serve = endpointsOn(app, deps, served, underWay)
  for (const routes of FEATURES) routes(serve, deps)
  app.use('/api', notFoundHandler)
  if (clientFolder) serveClient(app, clientFolder, deps.publicUrl)
  app.use(notFoundHandler)
  for (const [path, ...codes] of DOORS) app.use(path, slowDownGuesses(deps, path, codes))
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

function serveClient(app: Express, folder: string, publicUrl: string) {
  // Names of built files carry their content's hash.
  app.use('/assets', compressedAssets(path.join(folder, 'assets')))
  app.use(
    '/assets',
    express.static(path.join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false }),
  )
  app.use('/assets', notFoundHandler)
  app.use(express.static(folder, { index: false }))
  app.get('/{*page}', async (_request, response) => {
    const page = await readFile(path.join(folder, 'index.html'), 'utf8').catch(() => null)
    if (page === null) throw refusal('notFound')
    // A preview in a chat needs the picture's whole address.
    const text = page.replaceAll('%VFU_PUBLIC_URL%', () => publicUrl)
    response.set('cache-control', 'no-cache').type('html').send(text)
  })
}
