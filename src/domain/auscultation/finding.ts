import type { Violation } from '../matching/violation.ts'
import type { HostKind } from './pilot.ts'

/** What is wrong with some sessions, by the ids of whom and what it concerns; `session` is a session's id. */
export type Fact =
  | { code: 'unknown'; what: 'module' | 'group' | 'pass' | 'venue' | 'host'; id: string; session: string }
  | { code: 'sessionTwice'; session: string }
  | { code: 'meetings'; group: string; module: string; times: number }
  | { code: 'wrongGroups'; session: string }
  | {
      code: 'busyTwice'
      what: 'group' | 'host' | 'venue'
      id: string
      day: string
      pass: string
      one: string
      other: string
    }
  | { code: 'cannotLead'; session: string; host: string }
  | { code: 'otherDistrict'; session: string; host: string; district: string }
  | { code: 'hostAway'; session: string; host: string; day: string; pass: string }
  | { code: 'tooManySessions'; host: string; load: number; maximum: number }
  | { code: 'hostCount'; session: string; kind: HostKind; count: number; asked: number }
  | { code: 'hostTwice'; session: string; host: string }
  | { code: 'otherVenue'; session: string; venue: string; asked: string }
  | { code: 'foreignVenue'; session: string; venue: string }
  | { code: 'tooFewSeats'; session: string; venue: string; students: number; seats: number }
  | { code: 'venueTaken'; session: string; venue: string; day: string; pass: string }
  | { code: 'severalWeeks'; weeks: string[] }
  | { code: 'foreignWeek'; week: string }
  | { code: 'weekend' | 'holiday'; day: string }
  | { code: 'dayCount'; days: number; minimum: number; maximum: number }
  | { code: 'notInARow'; session: string; passes: number }
  | { code: 'order'; group: string; earlier: string; later: string }
  | { code: 'travel'; host: string; day: string }
  | { code: 'halfDay'; session: string; visit: string }

/** A broken rule: the checker's sentence with ids, and the same as facts for whoever tells it with names. */
export interface Finding extends Violation {
  readonly fact: Fact
}

/** A finding's identity: two checks that find the same wrong have equal keys. */
export const findingKey = ({ rule, fact }: Finding): string => JSON.stringify([rule, fact])
