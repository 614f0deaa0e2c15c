import type { ErrorRequestHandler, RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit, type Store } from 'express-rate-limit'
import type { Deps } from '../deps.ts'
import { AppError, refusal, type ErrorCode } from '../errors.ts'

const WINDOW_SECONDS = 60
/** Wrong tokens from one address at one door. */
const MOST_FAILURES = 120
/** Answers to one feed: every device of its owner asks some times an hour. */
const MOST_READINGS = 60
/** Requests for a sign-in link from one address: each looks a person up, and may send a letter. */
const MOST_LETTERS = 20
/** Sign-ins begun from one address, which a whole administration can share: the first asks the provider something. */
const MOST_ATTEMPTS = 120

/** What counting takes of the program. */
type Counting = Pick<Deps, 'attempts' | 'fingerprinter'>

function limiter(
  counting: Counting,
  door: string,
  limit: number,
  keyGenerator: (request: Parameters<RequestHandler>[0]) => string,
) {
  return rateLimit({
    store: countedTogether(counting, door),
    // Without the database nothing that is asked for is answered either.
    passOnStoreError: true,
    windowMs: WINDOW_SECONDS * 1000,
    limit,
    keyGenerator,
    standardHeaders: false,
    legacyHeaders: false,
    // A header that no trusted proxy wrote is not believed, and nothing to complain about.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (_request, response) => {
      response.set('retry-after', String(WINDOW_SECONDS))
      throw refusal('tooManyRequests')
    },
  })
}

/** Counts at all instances together, under a keyed hash: addresses are kept nowhere. */
function countedTogether({ attempts, fingerprinter }: Counting, door: string): Store {
  const none = () => {}
  return {
    // Tells this door's count of a request from another's, which may refuse the same request.
    prefix: door,
    async increment(key) {
      const { hits, resetsAt } = await attempts.count(
        fingerprinter.fingerprint(`${door} ${key}`),
        WINDOW_SECONDS,
      )
      return { totalHits: hits, resetTime: resetsAt }
    },
    decrement: none,
    resetKey: none,
  }
}

/**
 * For a door that takes a secret from strangers, after it has answered: counts the refusals with these codes against the
 * address that they go to, and from the 121st in a minute tells it to wait instead. Who has the right token is let in
 * whatever others do at the same address: tokens are too long for guesses to be stopped at the lookup.
 */
export function slowDownGuesses(
  counting: Counting,
  door: string,
  codes: readonly ErrorCode[],
): ErrorRequestHandler {
  const count = limiter(counting, door, MOST_FAILURES, ({ ip = '' }) => ipKeyGenerator(ip))
  return (error: unknown, request, response, next) => {
    if (!(error instanceof AppError) || !codes.includes(error.code)) return next(error)
    void count(request, response, (tooMany?: unknown) => next(tooMany ?? error))
  }
}

/** For a feed that was found (C5): the 61st answer in a minute is a refusal. Feeds are told apart by `keyOf`. */
export function limitReadings(
  counting: Counting,
  keyOf: (request: Parameters<RequestHandler>[0]) => string,
): RequestHandler {
  return limiter(counting, 'readings', MOST_READINGS, keyOf)
}

/** For the door that mails sign-in links: the 21st request from one address in a minute is a refusal. */
export function limitLetters(counting: Counting): RequestHandler {
  return limiter(counting, 'letters', MOST_LETTERS, ({ ip = '' }) => ipKeyGenerator(ip))
}

/** For the door to the identity providers: the 121st sign-in begun from one address in a minute is a refusal. */
export function limitAttempts(counting: Counting): RequestHandler {
  return limiter(counting, 'attempts', MOST_ATTEMPTS, ({ ip = '' }) => ipKeyGenerator(ip))
}
