import { AsyncLocalStorage } from 'node:async_hooks'
import type { NamedRequest } from './request-keys.ts'

/** Who acts, and by which endpoint or command: what the audit log says of every change (P6). */
export interface Acting {
  /** Null when nobody is signed in: a personal link, the command line, the system itself. */
  readonly personId: string | null
  /** `PUT /api/offers/:offerId`, `vfu import`, … */
  readonly via: string
  /** The request that is answered, when its caller has given it a name. */
  readonly request?: NamedRequest | null
}

const present = new AsyncLocalStorage<Acting>()

/** Runs `work` so that the log names its doer in every transaction that it opens; the request stays the one that it is part of. */
export function actingAs<T>(acting: Acting, work: () => T): T {
  return present.run({ request: present.getStore()?.request ?? null, ...acting }, work)
}

/** Who acts now; the system itself unless an endpoint or a command said otherwise. */
export function presentActing(): Acting {
  return present.getStore() ?? { personId: null, via: 'system' }
}
