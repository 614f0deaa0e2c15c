import type { Deps } from '../../deps.ts'
import { actorOf, type Actor } from '../../domain/access/actor.ts'
import { mayHear, type Change, type Heard } from '../../domain/access/change.ts'
import { faultOf, refusal } from '../../errors.ts'
import { findUnwantedPlans } from '../pilot-plans/repository.ts'
import { findUnwantedRuns } from '../runs/repository.ts'
import { stepOf } from '../session/policy.ts'
import { findOpenSessions } from '../session/repository.ts'

/** Pages that are looked at: hidden ones hold no stream. */
const MOST_PER_SESSION = 8
/** Proxies end connections on which nothing is said. At each beat the sessions are looked at too. */
const BEAT_MILLISECONDS = 20_000
/** The same news again waits so long and then comes once. */
const PAUSE_MILLISECONDS = 250
/** For what comes in numbers, and has clients read whole lists again. */
const LONG_PAUSE_MILLISECONDS = 2_000
const IN_NUMBERS: readonly Heard[] = ['mail', 'offers', 'students', 'placements']

/** Where a stream's text goes: the response, for whoever reads slowly or not at all the end. */
export interface Outlet {
  write(text: string): void
  end(): void
}

/** An event and no comment: the client hears by it that the connection lives. */
const BEAT = 'event: beat\ndata: 1\n\n'

interface Stream {
  readonly sessionId: string
  readonly personId: string
  actor: Actor
  readonly out: Outlet
  readonly pauses: Map<Heard, { readonly timer: NodeJS.Timeout; isWaiting: boolean }>
}

/** The streams that this instance's clients listen to. */
export interface LiveStreams {
  /**
   * Tells the client from now on what changes of what its actor may see. Begins with what has changed in the last
   * seconds, so that nothing falls between a page's first answer and its stream. Refuses a session that has too many.
   * Returns what to call when the client has gone.
   */
  open(session: { readonly id: string; readonly actor: Actor }, out: Outlet): () => void
  /** Ends all of them: their clients turn to another instance. */
  close(): void
}

export function liveStreams(deps: Deps): LiveStreams {
  const streams = new Set<Stream>()
  let leave = () => {}

  /** Whoever signed out, or lost a role, hears nothing more; whoever has other roles than before asks for all anew. */
  async function lookAgain(personId?: string): Promise<void> {
    const looked = [...streams].filter(stream => personId === undefined || stream.personId === personId)
    if (looked.length === 0) return
    const ids = [...new Set(looked.map(({ sessionId }) => sessionId))]
    const sessions = new Map(
      (await findOpenSessions(deps.db, ids, deps.clock.now())).map(session => [session.id, session]),
    )
    for (const stream of looked) {
      const session = sessions.get(stream.sessionId)
      if (!session || stepOf(session, deps.requiresSecondFactor) !== null) {
        stream.out.write('event: end\ndata: session\n\n')
        drop(stream)
        continue
      }
      const actor = actorOf(session.person.id, session.person.roles)
      if (JSON.stringify(actor) !== JSON.stringify(stream.actor)) {
        stream.actor = actor
        stream.out.write('event: refresh\ndata: roles\n\n')
      }
    }
  }

  const look = (personId?: string) =>
    void lookAgain(personId).catch((error: unknown) =>
      deps.logger.error({ error: faultOf(error) }, 'looking at the sessions of streams'),
    )

  function changed(change: Change): void {
    if (change.about === 'access') return look(change.personId)
    for (const stream of streams) if (mayHear(stream.actor, change)) tell(stream, change.about)
  }

  function begin(): void {
    const unsubscribe = deps.changes.subscribe({
      changed,
      missed: () => {
        for (const { out } of streams) out.write('event: refresh\ndata: missed\n\n')
      },
    })
    const beat = setInterval(() => {
      for (const { out } of streams) out.write(BEAT)
      look()
    }, BEAT_MILLISECONDS)
    beat.unref()
    leave = () => {
      unsubscribe()
      clearInterval(beat)
    }
  }

  function drop(stream: Stream): void {
    if (!streams.delete(stream)) return
    for (const { timer } of stream.pauses.values()) clearTimeout(timer)
    stream.out.end()
    if (streams.size === 0) leave()
  }

  return {
    open({ id, actor }, out) {
      if ([...streams].filter(({ sessionId }) => sessionId === id).length >= MOST_PER_SESSION)
        throw refusal('tooManyRequests')
      const stream: Stream = {
        sessionId: id,
        personId: actor.personId ?? '',
        actor,
        out,
        pauses: new Map(),
      }
      if (streams.size === 0) begin()
      streams.add(stream)
      out.write(BEAT)
      for (const change of deps.changes.recent())
        if (change.about !== 'access' && mayHear(actor, change)) tell(stream, change.about)
      return () => drop(stream)
    },
    close() {
      for (const stream of streams) drop(stream)
    },
  }
}

/** Says at once that it changed; the same again only after a pause, once. */
function tell(stream: Pick<Stream, 'out' | 'pauses'>, about: Heard): void {
  const { out, pauses } = stream
  const pause = pauses.get(about)
  if (pause) {
    pause.isWaiting = true
    return
  }
  out.write(`event: change\ndata: ${about}\n\n`)
  const wait = IN_NUMBERS.includes(about) ? LONG_PAUSE_MILLISECONDS : PAUSE_MILLISECONDS
  const timer = setTimeout(() => {
    const isWaiting = pauses.get(about)?.isWaiting
    pauses.delete(about)
    if (isWaiting) tell(stream, about)
  }, wait)
  pauses.set(about, { timer, isWaiting: false })
}

/** Ends what this instance computes as soon as it is cancelled, at whatever instance. Returns what stops listening. */
export function endCancelledWork(deps: Deps): () => void {
  return deps.changes.subscribe({
    changed({ id, isEnded }) {
      if (id !== undefined && isEnded) deps.background.cancel(id)
    },
    missed: () =>
      void endUnwantedWork(deps).catch((error: unknown) =>
        deps.logger.error({ error: faultOf(error) }, 'ending unwanted work'),
      ),
  })
}

/** Ends what this instance computes and nobody wants any more: cancelled at another one while nothing was heard. */
export async function endUnwantedWork(deps: Deps): Promise<void> {
  const ids = deps.background.underWay()
  if (ids.length === 0) return
  const unwanted = [...(await findUnwantedRuns(deps.db, ids)), ...(await findUnwantedPlans(deps.db, ids))]
  for (const id of unwanted) deps.background.cancel(id)
}
